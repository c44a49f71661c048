package org.chancery.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * The browsers of the walks: one for the tour, which is long, and one for all the others, each started once and closed after all tests. Whoever
 * uses one has it alone; a person's window is a context of its own, which ends with its test.
 */
final class Browsers implements BeforeEachCallback, AfterEachCallback, ResourceLocksProvider {

    private static final List<String> CHROMIUM = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final ExtensionContext.Namespace PLACE = ExtensionContext.Namespace.create(Browsers.class);

    record Running(Playwright playwright, Browser browser) implements AutoCloseable {

        static Running start() {
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Running(playwright, playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM.stream().map(Path::of).filter(Files::isExecutable).findFirst()
                            .orElseThrow(() -> new AssertionError("Chromium is needed: ./chancery test installs it or says how")))
                    .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                            "--disable-background-networking", "--disable-component-update", "--disable-sync"))));
        }

        @Override
        public void close() {
            Impatience.within(Duration.ofMinutes(1), () -> {
                browser.close();
                playwright.close();
            });
        }
    }

    @Override
    public Set<Lock> provideForClass(Class<?> test) {
        return Set.of(new Lock(nameOf(test)));
    }

    private static String nameOf(Class<?> test) {
        return test == PageTourTest.class ? "chromium of the tour" : "chromium";
    }

    private static Running running(ExtensionContext test) {
        return test.getRoot().getStore(PLACE).computeIfAbsent(nameOf(test.getRequiredTestClass()), _ -> Running.start(), Running.class);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        ((BrowserTest) test.getRequiredTestInstance()).browser = running(test).browser();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Running running = running(test);
        try {
            Impatience.within(Duration.ofMinutes(1), () -> List.copyOf(running.browser().contexts()).forEach(BrowserContext::close));
        } catch (PlaywrightException stuck) {
            // The next test gets a browser that answers; this one ends with the program that runs the tests.
            test.getRoot().getStore(PLACE).remove(nameOf(test.getRequiredTestClass()));
            throw stuck;
        }
    }
}
