package org.chancery.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A walk through the program in a real Chromium, as a person takes it. Pictures of every page that a walk stops at are kept under
 * {@code target/screens}; {@link ContactSheet} lays them side by side.
 */
@ChancerySpringTest
@ExtendWith(Browsers.class)
@ResourceLock(providers = Browsers.class)
abstract class BrowserTest {

    static final Path SCREENS = Path.of("target/screens");

    static {
        // Beside two other classes a page may take longer to paint than the five seconds that are usual.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Autowired TestFirms firms;
    @LocalServerPort int port;

    /** Set before each test. */
    Browser browser;

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** A window of a person who has not signed in. */
    Page window() {
        return window(browser);
    }

    static Page window(Browser browser) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900).setLocale("en-US"));
        context.setDefaultNavigationTimeout(90_000);
        Page page = context.newPage();
        page.onPageError(error -> {
            throw new AssertionError("script error on " + page.url() + ": " + error);
        });
        return page;
    }

    /** A window in which the person has signed in. */
    Page signedIn(String email) {
        return signedIn(email, TestFirms.PASSWORD);
    }

    Page signedIn(String email, String password) {
        Page page = window();
        page.navigate(url("/sign-in"));
        page.fill("input[name=email]", email);
        page.fill("input[name=password]", password);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("/sign-in"));
        return page;
    }

    /** Keeps the page's picture at 1280 and 390 pixels, light and dark, and scans it for barriers. */
    void picture(Page page, String name) {
        Screens.keep(page, name);
    }

    /** Keeps the page's picture for the guides, under {@code docs/screens} by this name. */
    void guide(Page page, String name) {
        Screens.guide(page, name);
    }
}
