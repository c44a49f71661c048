package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.NewRate;
import org.chancery.practice.timekeeping.Rates;
import org.chancery.shared.UserId;
import org.chancery.testing.TestFirms.TestFirm;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Timer → week → submit → approve, as an associate and a partner walk it. */
class TimeWalkTest extends BrowserTest {

    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Rates rates;
    @Autowired Approvals approvals;

    @Test
    void anAssociateKeepsAWeekAndAPartnerApprovesIt() {
        TestFirm firm = firms.found();
        UserId ben = firm.person("Ben Cho", "Associate");
        MatterId matter = matter(firm, ben);
        Page page = signedIn(firm.email("Ben"));

        page.navigate(url("/time/week?date=2026-11-19"));
        picture(page, "week-empty");
        addRow(page, "Ortiz", "Draft reply brief");
        Locator thursday = page.locator("tr[data-row] input[data-column='2026-11-19']");
        thursday.focus();
        page.keyboard().type("3:12");
        page.keyboard().press("Tab");
        assertThat(page.locator("td:has(input[data-column='2026-11-19'])")).hasClass(Pattern.compile("saved"));
        page.keyboard().type("42m");
        page.keyboard().press("Enter");
        assertThat(page.locator("td:has(input[data-column='2026-11-20'])")).hasClass(Pattern.compile("saved"));
        assertThat(page.locator("[data-grid-total]")).hasText("3.9");
        page.reload();
        assertThat(page.locator("[data-grid-sum]")).hasText("3.9");
        assertThat(page.locator("td[data-column-total='2026-11-19']")).hasText("3.2");
        picture(page, "week");

        page.locator("tr[data-row] th a").click();
        assertThat(page.locator("textarea[name='days[3].narrative']")).hasValue("Draft reply brief");
        picture(page, "week-row");
        page.goBack();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Submit week"))).click();
        assertThat(page.getByText("2 entries wait for approval")).isVisible();
        assertThat(page.locator("td.locked").first()).isVisible();

        Page partner = signedIn(firm.administratorEmail());
        partner.navigate(url("/"));
        picture(partner, "desk-time-waits");
        partner.navigate(url("/time/approvals"));
        assertThat(partner.getByText("Ben Cho").first()).isVisible();
        picture(partner, "approvals");
        partner.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve what is ticked")).click();
        assertThat(partner.getByText("2 items approved.")).isVisible();
        partner.navigate(url("/matters/" + matter));
        assertThat(partner.getByText("Unbilled work").first()).isVisible();
        picture(partner, "matter-with-time");
        partner.navigate(url("/matters/" + matter + "/time"));
        picture(partner, "matter-time");
        partner.navigate(url("/time"));
        picture(partner, "time");
        partner.locator("summary", new Page.LocatorOptions().setHasText("Columns")).click();
        partner.locator("details[open] input[value='codes']").uncheck();
        partner.locator("details[open] button").click();
        partner.getByText("Save this view…").click();
        partner.getByLabel(Pattern.compile("^Name")).fill("Without codes");
        picture(partner, "view-new");
        partner.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true)).click();
        assertThat(partner.locator("nav.views a[aria-current=page]")).hasText("Without codes");
        picture(partner, "time-view");
    }

    @Test
    void aTimerSurvivesAReloadAndItsStopAsksForWhatIsMissing() {
        TestFirm firm = firms.found();
        UserId ben = firm.person("Ben Cho", "Associate");
        matter(firm, ben);
        Page page = signedIn(firm.email("Ben"));
        page.keyboard().press("t");
        assertThat(page.locator(".timer:not(.idle)")).isVisible();
        page.reload();
        assertThat(page.locator(".timer .stop")).isVisible();
        page.locator(".timer .stop").click();
        assertThat(page.locator(".f.bad")).containsText("Matter");
        picture(page, "timer-refused");
        choose(page, "Ortiz");
        page.getByLabel(Pattern.compile("^True time")).fill("0:42");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop and keep as a draft")).click();
        assertThat(page.locator("h1")).containsText("0.7 h");
        picture(page, "time-entry");
        page.navigate(url("/time/timers"));
        picture(page, "timers-empty");
    }

    @Test
    void timeAndExpensesAreRecordedByForm() {
        TestFirm firm = firms.found();
        UserId ben = firm.person("Ben Cho", "Associate");
        MatterId matter = matter(firm, ben);
        Page page = signedIn(firm.administratorEmail());
        page.navigate(url("/time/new?matterId=" + matter));
        page.getByLabel(Pattern.compile("^Hours")).fill("soon");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true)).click();
        assertThat(page.locator(".f.bad").first()).isVisible();
        picture(page, "time-refused");
        page.navigate(url("/expenses/new?matterId=" + matter));
        page.getByLabel(Pattern.compile("^Amount")).fill("435");
        page.getByLabel(Pattern.compile("^Narrative")).fill("Filing fee");
        page.getByLabel(Pattern.compile("^Code")).selectOption("E112");
        picture(page, "expense-new");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true)).click();
        assertThat(page.locator("h1")).containsText("$435.00");
        picture(page, "expense");
        page.navigate(url("/expenses"));
        assertThat(page.getByText("Filing fee")).isVisible();
        page.navigate(url("/rates"));
        picture(page, "rates");
        page.navigate(url("/rates/new"));
        picture(page, "rate-new");
        page.navigate(url("/rates/re-rating"));
        picture(page, "re-rating");
        page.navigate(url("/codes"));
        picture(page, "codes");
    }

    private MatterId matter(TestFirm firm, UserId ben) {
        return firm.asAdministrator(() -> {
            var client = contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow();
            var matter = matters.open(MatterDetails.hourly(client, "Estate of Ortiz").inArea("Probate").openedOn(LocalDate.of(2026, 1, 12))
                    .responsible(firm.administrator())).orThrow().id();
            rates.set(new NewRate(ben, null, null, null, Money.of(CurrencyUnit.USD, new BigDecimal("280")), LocalDate.of(2026, 1, 1), null, null)).orThrow();
            rates.set(new NewRate(firm.administrator(), null, null, null, Money.of(CurrencyUnit.USD, new BigDecimal("450")), LocalDate.of(2026, 1, 1), null, null)).orThrow();
            return matter;
        });
    }

    private static void addRow(Page page, String matter, String narrative) {
        choose(page, matter);
        page.getByLabel(Pattern.compile("^Narrative")).fill(narrative);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add row")).click();
        assertThat(page.getByText("Row added.")).isVisible();
    }

    private static void choose(Page page, String matter) {
        page.locator("#matterId").fill(matter);
        page.locator("#matterId-list [role=option]").first().click();
    }
}
