package org.chancery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** Pictures of pages as people see them, and what a screen reader would stumble over. */
final class Screens {

    private static final int[] WIDTHS = {1280, 390};
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

    static void keep(Page page, String name) {
        for (int width : WIDTHS) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.setViewportSize(width, width == 390 ? 844 : 900);
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                        .setPath(BrowserTest.SCREENS.resolve(name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
            }
            int overflow = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(overflow).as("%s scrolls sideways at %d pixels: %s", name, width, page.evaluate(WIDEST)).isLessThanOrEqualTo(0);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 900);
        var violations = new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")).analyze().getViolations();
        assertThat(violations.stream().map(each -> each.getId() + ": " + each.getNodes().stream().map(node -> node.getTarget().toString()).limit(3).toList()).toList())
                .as("barriers on %s", name).isEmpty();
    }
}
