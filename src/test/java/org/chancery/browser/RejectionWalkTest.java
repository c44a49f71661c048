package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A client's demand is entered and said while time is typed; a rejected e-bill is answered and becomes a rule. */
class RejectionWalkTest extends BrowserTest {

    @Autowired TestBilling billing;

    @Test
    void whatAClientDemandsIsSaidWhileTypingAndWhatItTakesOffIsAnswered() {
        BillingFirm office = billing.in(firms.found());
        InvoiceView bill = office.issued(office.matter, 150);
        Page anna = signedIn(office.firm.administratorEmail());
        demand(anna, office);
        type(signedIn(office.firm.email("Ben")), office);
        week(anna, office);
        preBill(anna, office);
        rejected(anna, bill);
        proposed(anna);
    }

    private void demand(Page anna, BillingFirm office) {
        anna.navigate(url("/contacts/" + office.client));
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Enter them")).click();
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Each task is an entry of its own")).click();
        anna.getByLabel("Tasks in an entry").fill("1");
        anna.getByLabel("Of entries above").fill("never");
        anna.getByLabel("Document").fill("Outside Counsel Guidelines 2026");
        anna.getByLabel("Clause").fill("4.2");
        anna.getByLabel("What it says").fill("Each task is recorded separately.");
        anna.getByLabel("A breach").selectOption("REFUSE");
        anna.getByLabel("For work from").fill("2026-01-01");
        button(anna, "Enter the rule");
        assertThat(anna.locator(".f.bad")).hasCount(1);
        picture(anna, "guideline-refused");
        anna.getByLabel("Of entries above").fill("0");
        button(anna, "Enter the rule");
        assertThat(anna.locator(".flash")).containsText("Entered");
        picture(anna, "guidelines-of-client");
    }

    private void type(Page ben, BillingFirm office) {
        ben.navigate(url("/time/new?matterId=" + office.matter));
        ben.getByLabel("Hours").fill("1.5");
        ben.getByLabel("Narrative").fill("Draft reply brief; call with M. Ortiz");
        assertThat(ben.locator("form .flash.b")).containsText("Each task is recorded separately.");
        picture(ben, "guideline-typed");
        guide(ben, "guideline");
        ben.getByLabel("Narrative").fill("Draft reply brief");
        assertThat(ben.locator("form .flash.b")).hasCount(0);
        ben.getByLabel("Narrative").fill("Draft reply brief; call with M. Ortiz");
        button(ben, "Save and submit");
        assertThat(ben.locator(".f.bad")).hasCount(1);
    }

    private void week(Page anna, BillingFirm office) {
        office.time(office.matter, 60, "Draft answer");
        anna.navigate(url("/time/week?date=" + TestBilling.DAY + "&timekeeper=" + office.ben));
        assertThat(anna.locator("#against")).hasCount(0);
    }

    private void preBill(Page anna, BillingFirm office) {
        var preBill = office.prepared(office.matter);
        var line = preBill.lines().getFirst();
        office.firm.asAdministrator(() -> office.review().change(preBill.id(), line.id(), org.chancery.finance.billing.LineEdit.narrative("Draft answer; file answer", "more")).orThrow());
        anna.navigate(url(preBill.href()));
        assertThat(anna.getByText("Against the client's guidelines")).isVisible();
        picture(anna, "pre-bill-against-guidelines");
    }

    private void rejected(Page anna, InvoiceView bill) {
        anna.navigate(url(bill.href()));
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reductions").setExact(true)).last().click();
        anna.getByLabel("Reason").selectOption("CODE");
        anna.getByLabel("The client wrote").fill("Task codes are missing on every line.");
        button(anna, "Record it");
        assertThat(anna.locator(".flash")).containsText("recorded");
        anna.getByLabel("Ask the client to pay, because").fill("Sent again with its task codes.");
        picture(anna, "reduction-to-appeal");
        button(anna, "Appeal");
        assertThat(anna.locator(".card .tag").first()).hasText("Appealed");
        anna.getByLabel("The client pays after all").fill("1,000.00");
        anna.getByLabel("It answered").fill("Lines after the deadline stay refused.");
        button(anna, "Record the answer");
        assertThat(anna.locator(".card .tag").first()).hasText("Partly won");
        anna.navigate(url(bill.href() + "/reductions"));
        picture(anna, "reductions");
        guide(anna, "reductions");
    }

    private void proposed(Page anna) {
        anna.navigate(url("/reductions/reasons"));
        picture(anna, "reduction-reasons");
        anna.navigate(url("/reductions/proposals"));
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Code missing or wrong")).click();
        picture(anna, "guideline-proposal");
        anna.getByLabel("Time needs a task code").check();
        button(anna, "Enter the rule");
        assertThat(anna.locator(".flash")).containsText("holds from now on");
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
