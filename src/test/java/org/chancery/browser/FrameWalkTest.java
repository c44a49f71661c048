package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FrameWalkTest extends BrowserTest {

    @Test
    void thePaletteFindsPlacesByKeyAndAsAPageOfItsOwn() {
        Page page = signedIn(firms.found().administratorEmail());
        page.keyboard().press("Control+k");
        page.keyboard().type("peop");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/people$").asPredicate());
        page.navigate(url("/palette?q=peop"));
        assertThat(page.locator(".card.hits a").first()).hasText(Pattern.compile("People"));
        picture(page, "palette");
        page.navigate(url("/palette?q=%3Cb%3Enothing"));
        assertThat(page.locator(".none")).containsText("“<b>nothing”");
    }

    @Test
    void theThemeThatWasChosenIsTheNextPagesTooAndSignOutNeedsOneClick() {
        Page page = signedIn(firms.found().administratorEmail());
        page.click("summary.who");
        page.click("button[value=dark]");
        page.navigate(url("/people"));
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
        page.click("summary.who");
        page.click("text=Sign out");
        page.waitForURL(Pattern.compile(".*/sign-in.*").asPredicate());
    }

    @Test
    void styleAndScriptAreKeptForEverAndComeCompressed() {
        Page page = window();
        page.navigate(url("/sign-in"));
        for (var address : new String[] {page.getAttribute("link[rel=stylesheet]", "href"), page.getAttribute("script[src]", "src")}) {
            var answer = page.request().get(url(address), com.microsoft.playwright.options.RequestOptions.create().setHeader("Accept-Encoding", "br"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("content-encoding", "br");
            assertThat(answer.headers().get("cache-control")).contains("max-age=31536000", "immutable");
        }
    }
}
