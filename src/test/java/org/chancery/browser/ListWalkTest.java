package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chancery.platform.web.Probe;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@Import(Probe.class)
@TestPropertySource(properties = "chancery.web.idempotency-wait=2s")
class ListWalkTest extends BrowserTest {

    @Autowired Probe.Notes notes;

    @Test
    void aListIsSearchedFilteredSortedAndPaged() {
        var firm = firms.found();
        Page page = signedIn(firm.administratorEmail());
        page.navigate(url("/notes"));
        picture(page, "list-empty");
        firm.asAdministrator(() -> {
            for (int i = 1; i <= 120; i++) {
                notes.write(new Probe.WriteNote("Note %03d about %s".formatted(i, i % 2 == 0 ? "an estate" : "a lease"),
                        Money.ofMinor(CurrencyUnit.USD, i * 10_050L), Probe.Kind.SHORT, LocalDate.EPOCH, 1, null, List.of())).orThrow();
            }
            return true;
        });
        page.navigate(url("/notes"));
        Locator rows = page.locator("tbody tr");
        assertThat(rows).hasCount(50);
        picture(page, "list");
        page.getByText("More →").click();
        assertThat(rows.first()).containsText("Note 051");
        page.getByText("← Back").click();
        assertThat(rows.first()).containsText("Note 001");
        page.locator("th").getByText("Fee").click();
        assertThat(page.locator("th[aria-sort=ascending]")).hasText("Fee");
        page.locator("th").getByText("Fee").click();
        assertThat(page.locator("th[aria-sort=descending]")).hasText("Fee");
        assertThat(rows.first()).containsText("Note 120");
        page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Find in notes")).fill("estate 12");
        page.keyboard().press("Enter");
        assertThat(rows).hasCount(3);
        assertThat(page.locator("tfoot")).containsText("3 rows, all pages");
        page.locator(".filters summary").getByText("Text").click();
        picture(page, "list-filter-open");
        page.getByLabel(Pattern.compile("^Text contains")).fill("120");
        page.keyboard().press("Enter");
        assertThat(rows).hasCount(1);
        assertThat(page.locator(".chip.on")).containsText("120");
        picture(page, "list-filtered");
        page.locator(".chip.on").click();
        assertThat(rows).hasCount(3);
        page.getByText("Export").click();
        var file = page.waitForDownload(() -> page.getByText(Pattern.compile("^CSV")).click());
        assertThat(file.suggestedFilename()).matches("notes-\\d{4}-\\d\\d-\\d\\d\\.csv");
        page.navigate(url("/notes?q=nothing-of-the-kind"));
        picture(page, "list-no-match");
        page.navigate(url("/nowhere"));
        picture(page, "error-not-found");
    }

    @Test
    void theDescriptionOfTheApiIsBrowsableUnderThePolicyOfAllPages() {
        Page page = window();
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaint(message, complaints));
        page.navigate(url("/swagger-ui"));
        assertThat(page.locator("h1, h2").first()).containsText("Chancery");
        assertThat(page.locator(".opblock").first()).isVisible();
        assertThat(complaints).isEmpty();
    }

    private static void complaint(ConsoleMessage message, List<String> complaints) {
        // One picture of Swagger UI carries a style attribute, which the policy leaves out without harm.
        if (message.type().equals("error") && !message.text().startsWith("Applying inline style")) {
            complaints.add(message.text());
        }
    }
}
