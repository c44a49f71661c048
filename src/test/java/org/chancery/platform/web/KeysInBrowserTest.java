package org.chancery.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chancery.testing.Barriers;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What keys and clicks do on the style pages in a real Chromium, and what a screen reader would stumble over. */
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock("chromium")
class KeysInBrowserTest {

    private static final List<String> CHROMIUM = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final List<String> faults = new ArrayList<>();
    private StyleServer server;
    private Playwright playwright;
    private Browser browser;
    private Page page;

    @BeforeAll
    void open() throws IOException {
        server = new StyleServer();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM.stream().map(Path::of).filter(Files::isExecutable).findFirst()
                        .orElseThrow(() -> new AssertionError("Chromium is needed: ./chancery test installs it or says how")))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")));
    }

    @AfterAll
    void close() {
        browser.close();
        playwright.close();
        server.close();
    }

    @BeforeEach
    void window() {
        faults.clear();
        server.posted.clear();
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
        page.onPageError(faults::add);
    }

    @AfterEach
    void noScriptFailed() {
        page.close();
        assertThat(faults).isEmpty();
    }

    private void show(String name) {
        page.navigate(server.url("/" + name));
    }

    @Test
    void thePaletteOpensByKeyAndFollowsTheFirstHitHoweverFastOneTypes() {
        show("matter");
        page.keyboard().press("Control+k");
        page.keyboard().type("ortiz");
        page.keyboard().press("Enter");
        page.waitForURL("**/matters/1");
    }

    @Test
    void theArrowsChooseAmongTheHits() {
        show("matter");
        page.keyboard().press("/");
        page.keyboard().type("ort");
        assertThat(page.locator("#palette-hits a[aria-selected=true]")).hasText("Estate of Ortiz26-00417 · Maria Ortiz");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL("**/matters/2");
    }

    @Test
    void twoKeysLeadToAPlaceAndAPagesOwnKeyComesFirst() {
        show("matter");
        page.keyboard().press("g");
        page.keyboard().press("b");
        page.waitForURL("**/bills");
        show("matter");
        page.keyboard().press("t");
        page.waitForURL("**/time/new");
    }

    @Test
    void theNewMenuOpensByKeyAndItsLinesHaveTheirs() {
        show("matter");
        page.keyboard().press("n");
        assertThat(page.locator("details.new[open] a").first()).isFocused();
        page.keyboard().press("c");
        page.waitForURL("**/contacts/new");
    }

    @Test
    void theQuestionMarkShowsEveryKeyAndEscapeClosesIt() {
        show("matter");
        page.keyboard().type("?");
        assertThat(page.locator("#shortcuts")).containsText("My week");
        page.keyboard().press("Escape");
        assertThat(page.locator("#shortcuts")).isHidden();
    }

    @Test
    void theThemeChangesAtOnceAndIsKeptForTheNextPage() {
        show("matter");
        page.click("summary.who");
        page.click("button[value=dark]");
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
        assertThat(page.context().cookies()).anyMatch(cookie -> cookie.name.equals(Theme.COOKIE) && cookie.value.equals("dark"));
    }

    @Test
    void theFirstRefusedFieldHasTheCursorAndTypedTextIsNotLostByAccident() {
        show("payout");
        assertThat(page.locator("#amount")).isFocused();
        page.fill("#payee", "Somebody else");
        var asked = new ArrayList<String>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.accept();
        });
        page.navigate(server.url("/bills"));
        assertThat(asked).containsExactly("beforeunload");
    }

    @Test
    void aComboboxSendsTheIdOfWhatWasChosen() {
        show("payout");
        page.fill("#matterId", "hal");
        assertThat(page.locator("#matterId-list li")).hasCount(2);
        assertThat(page.locator("input[name=matterId]")).hasValue("");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("input[name=matterId]")).hasValue("2");
        assertThat(page.locator("#matterId")).hasValue("25-00181 Halden v. Northgate");
    }

    @Test
    void theWeekTakesTimeInEveryManner() {
        show("week");
        cell("a1", 17).focus();
        page.keyboard().type("1:30");
        page.keyboard().press("Enter");
        assertThat(cell("a2", 17)).isFocused();
        assertThat(cell("a1", 17)).hasValue("1.5");
        page.keyboard().press("ArrowRight");
        page.keyboard().type("45m");
        page.keyboard().press("Tab");
        assertThat(cell("a2", 18)).hasValue("0.75");
        assertThat(cell("a2", 19)).isFocused();
        assertThat(page.locator("tr[data-row=a2] td.saved")).hasCount(1);
        assertThat(server.posted).containsExactly("row=a1&column=2026-11-17&minutes=90&was=0", "row=a2&column=2026-11-18&minutes=45&was=90");
        assertThat(page.locator("[data-column-total='2026-11-17']")).hasText("8.6");
        assertThat(page.locator("[data-grid-total]")).hasText("32.15");
        assertThat(page.locator("[data-grid-sum]")).hasText("32.15");
    }

    @Test
    void escapeTakesBackAndF2EditsWhatStandsThere() {
        show("week");
        cell("a2", 19).focus();
        page.keyboard().type("9");
        page.keyboard().press("Escape");
        assertThat(cell("a2", 19)).hasValue("2.0");
        page.keyboard().press("F2");
        page.keyboard().press("Backspace");
        page.keyboard().type("5");
        page.keyboard().press("Enter");
        assertThat(cell("a2", 19)).hasValue("2.5");
    }

    @Test
    void aCellThatIsRefusedKeepsWhatWasTypedAndSaysWhy() {
        show("week");
        cell("a1", 16).focus();
        page.keyboard().type("10");
        page.keyboard().press("Enter");
        assertThat(page.locator(".grid-error")).hasText("Ten hours on one matter need a reason.");
        assertThat(cell("a1", 16)).hasValue("10.0");
        cell("a3", 20).focus();
        page.keyboard().type("abc");
        page.keyboard().press("Tab");
        assertThat(page.locator(".grid-error")).containsText("“abc” is no time");
        assertThat(cell("a3", 20)).hasValue("abc");
        cell("a3", 20).focus();
        page.keyboard().press("Escape");
        assertThat(page.locator(".grid-error")).hasText("Ten hours on one matter need a reason.");
    }

    @Test
    void rowsCopiedFromASpreadsheetFillTheCells() {
        show("week");
        cell("a1", 16).focus();
        page.evaluate("""
                () => { const data = new DataTransfer(); data.setData("text", "1.0\\t2.0\\n3.0\\t4.0");
                  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }""");
        assertThat(cell("a2", 17)).hasValue("4.0");
        assertThat(page.locator("td.saved")).hasCount(4);
        assertThat(page.locator("td.saving")).hasCount(0);
        assertThat(server.posted).hasSize(4);
    }

    @Test
    void noPageHasBarriersOrScrollsSideways() {
        for (var name : StylePages.PATHS.keySet()) {
            page.setViewportSize(1280, 900);
            show(name);
            for (int width : new int[] {1280, 390}) {
                page.setViewportSize(width, 900);
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    assertThat(Barriers.byBestPractice(page)).as("%s, %s, %d", name, scheme, width).isEmpty();
                    assertThat((int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).isLessThanOrEqualTo(0);
                }
            }
        }
    }

    @Test
    void withoutScriptTheMenuAndTheRailOpenAllTheSame() {
        try (var context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 844))) {
            var bare = context.newPage();
            bare.navigate(server.url("/matter"));
            bare.click(".burger");
            assertThat(bare.locator("#rail a[href='/bills']")).isVisible();
            bare.click("#rail .close");
            bare.click("details.new summary");
            assertThat(bare.locator("details.new a").first()).hasAttribute("href", Pattern.compile("/.*/new"));
            assertThat(bare.locator("details.new a").first()).isVisible();
        }
    }

    private Locator cell(String row, int day) {
        return page.locator("tr[data-row=" + row + "] input[data-column='2026-11-" + day + "']");
    }
}
