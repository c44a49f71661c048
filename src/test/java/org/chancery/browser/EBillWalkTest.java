package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bookkeeper sets a client up for e-bills, supplies what is missing, makes the file, and looks at a file of somebody else's. */
class EBillWalkTest extends BrowserTest {

    @Autowired TestBilling billing;

    @Test
    void whatAClientsSystemWantsIsEnteredSuppliedAndSent() throws Exception {
        BillingFirm office = billing.in(firms.found());
        office.expense(office.matter, ExpenseKind.HARD, "435.00", "Filing fee, Superior Court");
        InvoiceView bill = office.issued(office.matter, 150);
        Page anna = signedIn(office.firm.administratorEmail());

        profile(anna, bill);
        timekeeper(anna);
        anna.navigate(url(bill.href()));
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("E-bill").setExact(true)).click();
        assertThat(anna.getByText("The line has no task code.")).isVisible();
        picture(anna, "ebill");
        guide(anna, "ebill");
        anna.getByLabel("Task, line 1").selectOption("L120");
        anna.getByLabel("Expense, line 2").selectOption("E112");
        button(anna, "Keep the codes");
        assertThat(anna.locator(".head .tag").last()).hasText("Ready");
        button(anna, "Make the file");
        assertThat(anna.locator(".flash")).containsText("is made and kept");
        Download file = anna.waitForDownload(() -> anna.locator("td.name a").first().click());
        assertThat(file.suggestedFilename()).endsWith(".txt");
        check(anna, file.path());
        anna.navigate(url("/ebills"));
        picture(anna, "ebills");
    }

    private void profile(Page anna, InvoiceView bill) {
        anna.navigate(url("/contacts/" + bill.clientId()));
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Set up")).click();
        anna.getByLabel("The client knows us as").fill("94-1234567");
        anna.getByLabel("Our code of the client").fill("ORTIZ");
        anna.getByLabel("Every fee needs a task code").check();
        picture(anna, "ebill-profile");
        button(anna, "Save");
    }

    private void timekeeper(Page anna) {
        anna.navigate(url("/ebills/timekeepers"));
        picture(anna, "ebill-timekeepers");
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Enter Ben Cho")).click();
        anna.getByLabel("Code").fill("BC");
        anna.getByLabel("Family name").fill("Cho");
        anna.getByLabel("First name").fill("Ben");
        anna.getByLabel("Classification").fill("ASSOC");
        button(anna, "Save");
    }

    private void check(Page anna, Path made) {
        anna.navigate(url("/ebills/check"));
        anna.getByLabel("The e-bill").setInputFiles(made);
        button(anna, "Check it");
        assertThat(anna.locator(".head .tag")).hasText("Sound");
        anna.getByLabel("The e-bill").setInputFiles(new FilePayload("theirs.txt", "text/plain", "LEDES1998B[]\nINVOICE_DATE|INVOICE_NUMBER[]\n20261301|7||[]\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        button(anna, "Check it");
        assertThat(anna.locator(".head .tag")).hasText("Would be refused");
        picture(anna, "ebill-check");
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
    }
}
