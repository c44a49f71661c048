package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.usd;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.IssueBill;
import org.chancery.finance.billing.NewPayment;
import org.chancery.finance.billing.Payments;
import org.chancery.finance.billing.PreBillView;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bookkeeper's receivables morning. */
class ReceivablesWalkTest extends BrowserTest {

    @Autowired TestBilling billing;
    @Autowired Invoices invoices;
    @Autowired Payments payments;

    @Test
    void whoOwesIsCalledRemindedAndWhoPaidTooMuchGetsItBack() throws Exception {
        BillingFirm office = billing.in(firms.found());
        InvoiceView bill = overdue(office);
        office.firm.asAdministrator(() -> payments.record(new NewPayment(office.client, office.operating, ISSUED, usd("120.00"), "TRANSFER", "WF-77", List.of())).orThrow());
        Page anna = signedIn(office.firm.administratorEmail());
        anna.navigate(url("/receivables"));
        assertThat(anna.locator("table")).containsText("Overdue");
        picture(anna, "receivables");
        guide(anna, "receivables");
        called(anna);
        reminded(anna);
        givenBack(anna, office);
        bearsInterest(anna, office, bill);
        paysInInstalments(anna, office);
        anna.navigate(url("/receivables/" + office.client + "/statement"));
        assertThat(anna.getByText("Bill " + bill.number()).first()).isVisible();
        picture(anna, "statement");
        anna.navigate(url("/reports/people?from=2026-10-01&to=2026-12-31"));
        assertThat(anna.locator("table").getByText("Ben Cho")).isVisible();
        picture(anna, "people-figures");
        anna.locator("table").getByText("Ben Cho").click();
        assertThat(anna.locator("table")).containsText("Worked");
        anna.navigate(url("/reports/ageing?by=LAWYER"));
        assertThat(anna.locator("table")).containsText("450.00");
        picture(anna, "ageing-by-lawyer");
        anna.navigate(url("/reports/lockup"));
        assertThat(anna.locator("table")).containsText("450.00");
    }

    private InvoiceView overdue(BillingFirm office) {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView preBill = office.prepared(office.matter);
        office.approve(preBill.id()).orThrow();
        return office.bill(office.firm.asAdministrator(() -> invoices.issue(preBill.id(), new IssueBill(ISSUED, LocalDate.of(2026, 11, 5))).orThrow().invoiceId()));
    }

    private void called(Page anna) {
        anna.locator("table a").getByText("Ortiz").first().click();
        anna.getByLabel(Pattern.compile("^What was said")).fill("Spoke to her daughter: the cheque is in the post.");
        button(anna, "Keep the note");
        assertThat(anna.locator(".flash")).containsText("Noted");
        anna.getByLabel(Pattern.compile("^Promised")).fill("450");
        button(anna, "Keep the promise in mind");
        assertThat(anna.locator(".f.bad")).hasCount(1);
        anna.getByLabel(Pattern.compile("^To be here on")).fill("2026-12-15");
        button(anna, "Keep the promise in mind");
        assertThat(anna.locator(".flash")).containsText("promised for");
        picture(anna, "client-account");
        guide(anna, "client-account");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Withdraw the promise"))).click();
        assertThat(anna.locator(".flash")).containsText("withdrawn");
    }

    private void reminded(Page anna) throws InterruptedException {
        anna.navigate(url("/letters"));
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Levels")).click();
        picture(anna, "dunning-levels");
        anna.navigate(url("/letters/run"));
        button(anna, "Start the run");
        assertThat(anna.locator(".flash")).containsText("nothing goes out");
        for (int i = 0; i < 100; i++) {
            anna.navigate(url("/letters?status=PROPOSED"));
            if (anna.getByLabel("Tick all").count() > 0) {
                break;
            }
            Thread.sleep(200);
        }
        anna.getByLabel("Tick all").check();
        picture(anna, "letters");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Release").setExact(true)).click();
        assertThat(anna.locator(".flash")).containsText("Released");
        anna.locator("table a").getByText("Ortiz").first().click();
        assertThat(anna.locator(".head .tag")).hasText("Ready to send");
        picture(anna, "letter");
        guide(anna, "dunning-letter");
    }

    private void bearsInterest(Page anna, BillingFirm office, InvoiceView bill) {
        anna.navigate(url("/receivables"));
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Interest").setExact(true)).click();
        anna.getByLabel(Pattern.compile("^Percent a year")).fill("8.125");
        button(anna, "Set");
        assertThat(anna.locator(".f.bad")).containsText("two decimals");
        anna.getByLabel(Pattern.compile("^Percent a year")).fill("36.5");
        anna.getByLabel(Pattern.compile("^Counts from")).fill("2026-01-01");
        button(anna, "Set");
        assertThat(anna.locator(".flash")).containsText("36.5 % a year");
        picture(anna, "interest-terms");
        anna.navigate(url("/bills/" + bill.id() + "/interest?through=2026-11-15"));
        assertThat(anna.locator("tfoot")).containsText("4.50");
        guide(anna, "bill-interest");
        picture(anna, "bill-interest");
        button(anna, "Charge interest");
        assertThat(anna.locator(".flash")).containsText("waits for another person's approval");
        assertThat(anna.locator("body")).containsText("Interest on bill " + bill.number());
        picture(anna, "interest-pre-bill");
        anna.navigate(url("/receivables/" + office.client + "/interest"));
        assertThat(anna.locator("table").first()).containsText(bill.number());
        picture(anna, "client-interest");
        anna.navigate(url("/bills/" + bill.id() + "/interest"));
        assertThat(anna.locator("body")).containsText("Pre-bill");
        anna.navigate(url("/interest"));
        assertThat(anna.locator("table").first()).containsText("On a pre-bill");
    }

    private void paysInInstalments(Page anna, BillingFirm office) {
        anna.navigate(url("/receivables/" + office.client));
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Payment plan…")).click();
        anna.getByText("Other instalments than equal ones").click();
        anna.getByLabel("Instalment 1 due on").fill("2027-01-15");
        anna.getByLabel("Instalment 1 amount").fill("100");
        button(anna, "Agree the plan");
        assertThat(anna.locator("[role=alert]").first()).isVisible();
        assertThat(anna.locator("details.w")).containsText("is owed");
        picture(anna, "payment-plan-new");
        anna.getByLabel("Instalment 1 due on").fill("");
        anna.getByLabel("Instalment 1 amount").fill("");
        anna.getByLabel(Pattern.compile("^The first is due on")).fill("2027-01-15");
        button(anna, "Agree the plan");
        assertThat(anna.locator(".flash")).containsText("3 instalments");
        assertThat(anna.locator(".head .tag")).hasText("Kept so far");
        picture(anna, "payment-plan");
        guide(anna, "payment-plan");
        anna.navigate(url("/payment-plans"));
        assertThat(anna.locator("table")).containsText("Ortiz");
        anna.navigate(url("/receivables?which=OVERDUE"));
        assertThat(anna.locator("table")).containsText("On a plan");
    }

    private void givenBack(Page anna, BillingFirm office) {
        anna.navigate(url("/unapplied-cash"));
        anna.locator("tbody a").first().click();
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Refund…")).click();
        anna.getByLabel(Pattern.compile("^Amount")).fill("120.01");
        anna.getByLabel(Pattern.compile("^Why")).fill("paid twice");
        button(anna, "Ask for the refund");
        assertThat(anna.locator(".f.bad")).containsText("is more");
        anna.getByLabel(Pattern.compile("^Amount")).fill("20");
        button(anna, "Ask for the refund");
        assertThat(anna.locator(".head .tag")).hasText("Awaiting approval");
        Page rita = signedIn(office.firm.email("Rita"));
        rita.navigate(anna.url());
        rita.getByText("Approve…").click();
        picture(rita, "refund");
        button(rita, "Approve the refund");
        assertThat(rita.locator(".head .tag")).hasText("Paid");
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
    }
}
