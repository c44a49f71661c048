package org.chancery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.testing.Barriers;

/** Pictures of pages as people see them, and what a screen reader would stumble over. */
final class Screens {

    private static final int[] WIDTHS = {1280, 390};
    private static final int LONGEST = 3000;
    private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final Map<Page, CDPSession> DEVTOOLS = new ConcurrentHashMap<>();
    private static final String WIDEST = """
            [...document.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .slice(-3).map(e => e.tagName + '.' + e.className)""";

    private Screens() {}

    /** Keeps what a person at a desk sees of the page, for the guides. */
    static void guide(Page page, String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1180, 760);
        GuidePicture.write(page.screenshot(), name);
        page.setViewportSize(1280, 900);
    }

    /** Keeps the page at each width in light and dark, and looks for barriers. */
    static void keep(Page page, String name) {
        keep(page, name, List.of(ColorScheme.LIGHT));
    }

    /** The same, and looks in dark too for what other colours can change. */
    static void keepAndLookInDark(Page page, String name) {
        keep(page, name, SCHEMES);
    }

    /** A long page to a length that somebody looks at, and packed quickly rather than tightly: the usual way spends longer on the file than on the page. */
    private static void shoot(Page page, String file) {
        page.waitForLoadState(LoadState.LOAD);
        byte[] picture = Impatience.within(Duration.ofMinutes(2), () -> taken(page));
        try {
            Files.createDirectories(BrowserTest.SCREENS);
            Files.write(BrowserTest.SCREENS.resolve(file), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] taken(Page page) {
        int height = (int) page.evaluate("document.fonts.ready.then(() => document.documentElement.scrollHeight)");
        JsonObject wanted = new JsonObject();
        wanted.addProperty("format", "png");
        wanted.addProperty("optimizeForSpeed", true);
        wanted.addProperty("captureBeyondViewport", true);
        wanted.add("clip", rectangle(page.viewportSize().width, Math.min(height, LONGEST)));
        return Base64.getDecoder().decode(devtools(page).send("Page.captureScreenshot", wanted).get("data").getAsString());
    }

    /** One session for all pictures of a page: ending one would take a virtual authenticator away that another session gave the page. */
    private static CDPSession devtools(Page page) {
        CDPSession known = DEVTOOLS.get(page);
        if (known != null) {
            return known;
        }
        CDPSession begun = page.context().newCDPSession(page);
        DEVTOOLS.put(page, begun);
        page.onClose(DEVTOOLS::remove);
        return begun;
    }

    private static JsonObject rectangle(int width, int height) {
        JsonObject rectangle = new JsonObject();
        rectangle.addProperty("x", 0);
        rectangle.addProperty("y", 0);
        rectangle.addProperty("width", width);
        rectangle.addProperty("height", height);
        rectangle.addProperty("scale", 1);
        return rectangle;
    }

    private static void keep(Page page, String name, List<ColorScheme> lookedAt) {
        List<String> barriers = new ArrayList<>();
        for (int width : WIDTHS) {
            page.setViewportSize(width, width == 390 ? 844 : 900);
            for (ColorScheme scheme : SCHEMES) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                shoot(page, name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
                if (width == WIDTHS[0] && lookedAt.contains(scheme)) {
                    barriers.addAll(scheme == ColorScheme.LIGHT ? Barriers.on(page) : Barriers.ofColours(page));
                }
            }
            int overflow = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(overflow).as("%s scrolls sideways at %d pixels: %s", name, width, page.evaluate(WIDEST)).isLessThanOrEqualTo(0);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 900);
        assertThat(barriers).as("barriers on %s", name).isEmpty();
    }
}
