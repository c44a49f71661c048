package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.Contacts;
import org.chancery.testing.TestBilling;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bill becomes an e-invoice: what is missing is entered where it belongs, the file is made, and read as one that a supplier sent. */
class EInvoiceWalkTest extends BrowserTest {

    @Autowired TestBilling billing;
    @Autowired Contacts contacts;

    @Test
    void aBillBecomesAnEInvoice() {
        var office = billing.in(firms.found());
        office.firm.asAdministrator(() -> {
            ContactView maria = contacts.find(office.client).orElseThrow();
            return contacts.change(maria.id(), maria.version(), maria.details().with(new Address("", "12 Harbour Street", "San Francisco", "CA", "94111", "US"))).orThrow();
        });
        office.time(office.matter, 42, "Telephone conference with M. Ortiz regarding capacity evidence");
        var bill = office.issued(office.matter, 60);
        Page page = signedIn(office.firm.administratorEmail());
        page.navigate(url(bill.href()));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("E-invoice").setExact(true)).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Choose a format")).click();
        press(page, "Save");
        page.navigate(url(bill.href() + "/e-invoice"));
        assertThat(page.getByText("Enter first what the firm is called")).isVisible();
        firm(page);
        page.navigate(url(bill.href() + "/e-invoice"));
        press(page, "Make the Factur-X");
        assertThat(page.getByText("it stays the same file").first()).isVisible();
        picture(page, "e-invoice-made");
        read(page, page.request().get(url(bill.href() + "/e-invoice/file")).body());
    }

    private void firm(Page page) {
        page.navigate(url("/billing/e-invoices"));
        fill(page, "IBAN", "DE00 3704 0044 0532 0130 00");
        fill(page, "Registration", "94-1234567");
        page.getByLabel(Pattern.compile("^Lines without tax are")).selectOption("O");
        press(page, "Save");
        assertThat(page.locator(".f.bad")).hasCount(2);
        fill(page, "IBAN", "DE89 3704 0044 0532 0130 00");
        fill(page, "Reason", "Legal services outside the scope of VAT");
        press(page, "Save");
        assertThat(page.getByText("Saved.")).isVisible();
        picture(page, "e-invoice-firm");
    }

    private void read(Page page, byte[] file) {
        page.navigate(url("/e-invoices"));
        page.locator("#file").setInputFiles(new FilePayload("plain.txt", "text/plain", "no invoice".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        press(page, "Read it");
        assertThat(page.getByText("not well-formed XML").first()).isVisible();
        page.locator("#file").setInputFiles(new FilePayload("invoice.pdf", "application/pdf", file));
        press(page, "Read it");
        assertThat(page.getByText("Nothing speaks against it")).isVisible();
        picture(page, "e-invoice-read");
        guide(page, "e-invoice");
    }

    private static void fill(Page page, String label, String text) {
        page.getByLabel(Pattern.compile("^" + label)).fill(text);
    }

    private static void press(Page page, String label) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + label))).first().click();
    }
}
