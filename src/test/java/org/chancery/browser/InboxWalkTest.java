package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.testing.TestBilling;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A partner sees what waits grow while she looks, opens it by keys, delegates one thing and approves another. */
class InboxWalkTest extends BrowserTest {

    @Autowired TestBilling billing;
    @Autowired TimeEntries times;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    void aPartnerSeesWhatWaitsDelegatesItAndIsDoneWithIt() {
        var office = billing.in(firms.found());
        office.firm.person("Cara Diaz", "Partner");
        var second = office.matter(MatterDetails.hourly(office.client, "Ortiz v. Harbour Freight Lines"));
        office.time(office.matter, 42, "Telephone conference with M. Ortiz");
        office.prepared(office.matter);
        office.firm.asSystem(() -> transaction.execute(_ -> jdbc.sql("update platform.inbox_item set due_on = due_on - 5, reminded_at = now()").update()));
        Page page = signedIn(office.firm.email("Rita Patel"));
        assertThat(page.locator("a[href='/inbox'] [data-live]")).containsText("1");
        office.time(second, 30, "Draft complaint");
        office.prepared(second);
        assertThat(page.locator("a[href='/inbox'] [data-live]")).containsText("2");
        office.firm.as(office.ben, () -> times.record(new NewTime(second, office.ben, TestBilling.DAY, 12, "Call with the carrier", null, null, Billing.BILLABLE, true)).orThrow());
        page.keyboard().press("g");
        page.keyboard().press("i");
        page.waitForURL("**/inbox");
        assertThat(page.getByText("Overdue").first()).isVisible();
        guide(page, "inbox");
        picture(page, "inbox");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Who may: Approve pre-bills"))).last().click();
        page.getByLabel(Pattern.compile("^Colleague")).selectOption("Cara Diaz");
        page.getByLabel(Pattern.compile("^Until")).fill(LocalDate.now().plusDays(4).toString());
        picture(page, "inbox-item");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delegate")).click();
        assertThat(page.getByText("It comes back to you")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Pre-bill to approve"))).first().click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Approve"))).first().click();
        assertThat(page.locator("a[href='/inbox'] [data-live]")).containsText("0");
    }
}
