package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.chancery.testing.TestBilling.ISSUED;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bookkeeper's day with client money, by mouse and keyboard: received, cleared, refused, paid out, to a bill, to another matter, and taken back. */
class TrustWalkTest extends BrowserTest {

    @Autowired TestBilling billing;
    @Autowired BankAccounts bankAccounts;

    @Test
    void clientMoneyIsReceivedClearedRefusedPaidOutMovedAndTakenBack() {
        BillingFirm office = billing.in(firms.found());
        InvoiceView bill = office.issued(office.matter, 60);
        office.matter(MatterDetails.hourly(office.client, "Ortiz family trust"));
        office.firm.asAdministrator(() -> bankAccounts.open(NewBankAccount.of("First State IOLTA", BankAccountKind.TRUST, CurrencyUnit.USD)).orThrow());
        office.firm.person("Rosa Patel", "Bookkeeper");
        Page page = signedIn(office.firm.email("Rosa"));

        receive(page);
        payOutBeforeItCleared(page);
        clear(page);
        overdraw(page);
        payTheBill(page, bill);
        moveToAnotherMatter(page);
        voidTheMove(page);
        lookUp(page);
    }

    private void receive(Page page) {
        rail(page, "Client money").click();
        picture(page, "trust-empty");
        link(page, "Record a receipt").click();
        choose(page, "matterId", "Estate of Ortiz");
        field(page, "Amount").fill("2,000");
        field(page, "Paid by").fill("Maria Ortiz");
        field(page, "Instrument").fill("Cheque");
        field(page, "Its number").fill("1187");
        assertThat(page.locator("#ledger-hint")).containsText("no money in this account");
        picture(page, "trust-receipt-new");
        field(page, "Purpose").fill("Advance on fees and costs");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        assertThat(page.locator(".flash")).containsText("$2,000.00");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("Not cleared");
        picture(page, "trust-ledger-uncleared");
    }

    private void payOutBeforeItCleared(Page page) {
        link(page, "Pay out").click();
        assertThat(page.locator("#ledger-hint")).containsText("cleared and available $0.00");
        payOut(page, "435");
        assertThat(refusal(page)).containsText("$435.00 more than the cleared money");
        assertThat(field(page, "Amount")).isFocused();
        picture(page, "trust-uncleared-refused");
    }

    /** Fills the form that stands open and sends it, with Enter pressed twice. */
    private static void payOut(Page page, String amount) {
        field(page, "Payee").fill("Dr. H. Weiss");
        field(page, "Instrument").fill("Cheque");
        field(page, "Its number").fill("1192");
        field(page, "Purpose").fill("Expert report on capacity, invoice 8841");
        field(page, "Amount").fill(amount);
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
    }

    private void clear(Page page) {
        rail(page, "Client money").click();
        picture(page, "trust-overview-uncleared");
        link(page, "Receipts to clear").click();
        picture(page, "trust-clearing");
        page.locator("tbody a").first().click();
        page.locator("summary", new Page.LocatorOptions().setHasText("It has cleared…")).click();
        page.locator("#clear-date").fill(ISSUED.toString());
        picture(page, "trust-clear-too-early");
        button(page, "It has cleared").click();
        assertThat(page.locator("details[open] .f.bad")).hasCount(1);
        picture(page, "trust-clear-refused");
        page.locator("#clear-date").fill(java.time.LocalDate.now(java.time.ZoneId.of("America/Los_Angeles")).toString());
        button(page, "It has cleared").click();
        assertThat(page.locator(".flash")).containsText("has cleared and may be paid out");
        picture(page, "trust-entry");
    }

    private void overdraw(Page page) {
        page.locator("dl.facts a", new Page.LocatorOptions().setHasText("$2,000.00")).click();
        link(page, "Pay out").click();
        payOut(page, "2,150");
        assertThat(refusal(page)).containsText("$150.00 more than");
        assertThat(field(page, "Amount")).hasValue("2,150");
        assertThat(field(page, "Payee")).hasValue("Dr. H. Weiss");
        assertThat(field(page, "Purpose")).hasValue("Expert report on capacity, invoice 8841");
        assertThat(page.locator("#matterId")).hasValue(Pattern.compile("Estate of Ortiz"));
        picture(page, "trust-overdraft-refused");
        guide(page, "overdraft-refused");
        field(page, "Amount").fill("1,150");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        assertThat(page.locator(".flash")).containsText("$1,150.00");
        assertThat(page.locator("tbody tr")).hasCount(2);
    }

    /** $450.00 of what is left pays the bill, whose page then leads to both entries. */
    private void payTheBill(Page page, InvoiceView bill) {
        link(page, "Pay a bill").click();
        field(page, "Bill").selectOption(bill.id().toString());
        field(page, "Amount").fill("450.01");
        button(page, "Pay the bill").click();
        assertThat(page.locator(".f.bad")).hasCount(1);
        picture(page, "trust-bill-payment-refused");
        field(page, "Amount").fill("450");
        button(page, "Pay the bill").click();
        assertThat(page.locator(".flash")).containsText("$450.00");
        picture(page, "trust-ledger");
        page.locator(".flash a").click();
        link(page, "Bill " + bill.number()).click();
        assertThat(page.locator(".head .tag").last()).hasText("Paid");
        picture(page, "trust-bill-paid");
        page.locator("#settlements tbody").getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator("h1")).containsText("Payment");
        picture(page, "trust-bill-payment");
        page.goBack();
        page.locator("#settlements").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("entry")).click();
        assertThat(page.locator("tbody tr")).not().hasCount(0);
        assertThat(page.locator("main")).containsText("450.00");
        picture(page, "trust-bill-books");
    }

    private void moveToAnotherMatter(Page page) {
        rail(page, "Client money").click();
        page.locator(".list tbody a").first().click();
        link(page, "Transfer").click();
        choose(page, "toMatterId", "Ortiz family trust");
        field(page, "Amount").fill("100");
        page.keyboard().press("Enter");
        assertThat(refusal(page)).hasCount(1);
        picture(page, "trust-transfer-refused");
        field(page, "Authority").fill("Letter of Maria Ortiz, 20 November, in the file");
        page.keyboard().press("Enter");
        assertThat(page.locator(".flash")).containsText("$100.00");
    }

    private void voidTheMove(Page page) {
        page.locator(".flash a").click();
        picture(page, "trust-transfer");
        page.locator("summary", new Page.LocatorOptions().setHasText("Void…")).click();
        button(page, "Void it").click();
        assertThat(page.locator("details[open] .f.bad")).hasCount(1);
        picture(page, "trust-void-refused");
        field(page, "Reason").fill("Wrong matter");
        button(page, "Void it").click();
        assertThat(page.locator(".head .tag")).hasText("Voided");
        picture(page, "trust-voided");
    }

    private void lookUp(Page page) {
        rail(page, "Client money").click();
        picture(page, "trust");
        link(page, "Journal").click();
        picture(page, "trust-journal");
        link(page, "Charges and interest").click();
        picture(page, "trust-own-money");
        page.navigate(url("/trust"));
        page.locator(".list tbody a").first().click();
        assertThat(page.locator(".figs")).containsText("$400.00");
        picture(page, "trust-ledger-voided");
    }

    private static Locator rail(Page page, String name) {
        return page.locator("#rail").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static Locator link(Page page, String name) {
        return page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name))).first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator field(Page page, String label) {
        return page.locator("main").getByLabel(Pattern.compile("^" + label)).first();
    }

    private static Locator refusal(Page page) {
        return page.locator(".form .f.bad");
    }

    private static void choose(Page page, String field, String matter) {
        page.locator("#" + field).fill(matter);
        page.locator("#" + field + "-list [role=option]").first().click();
    }
}
