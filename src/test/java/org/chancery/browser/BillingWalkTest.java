package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.DAY;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.PreBillView;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BillingWalkTest extends BrowserTest {

    @Autowired TestBilling billing;

    @Test
    void aPreBillIsEditedApprovedByAnotherIssuedPrintedAndPaidInPart() {
        BillingFirm office = billing.in(firms.found());
        office.time(office.matter, 42, "Telephone conference with M. Ortiz regarding capacity evidence");
        office.time(office.matter, 192, "Review medical records 2019–2023; chronology of diagnoses");
        office.time(office.matter, DAY.plusDays(2), 12, "Short call with the clerk of the court", Billing.NO_CHARGE);
        office.expense(office.matter, ExpenseKind.HARD, "435.00", "Filing fee, Superior Court");
        PreBillView bill = office.prepared(office.matter);

        Page anna = signedIn(office.firm.administratorEmail());
        review(anna, bill);
        approve(signedIn(office.firm.email("Rita")), bill);
        String issued = issue(anna, bill);
        paper(anna, issued);
        payPart(anna, issued);
        places(anna, office);
    }

    @Test
    void manyPreBillsAreApprovedAtOnceAfterItWasShownWhatWillHappen() {
        BillingFirm office = billing.in(firms.found());
        MatterId lease = office.matter(MatterDetails.hourly(office.client, "Okafor: lease review"));
        office.time(office.matter, 42, "Telephone conference");
        office.time(lease, 60, "Review lease");
        Page anna = signedIn(office.firm.administratorEmail());
        anna.navigate(url("/pre-bills/new?through=2026-10-31"));
        anna.getByLabel("Tick all").check();
        picture(anna, "pre-bills-new");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Prepare a pre-bill of each")).click();
        assertThat(anna.locator(".flash")).containsText("2 pre-bills prepared");

        Page rita = signedIn(office.firm.email("Rita"));
        rita.navigate(url("/"));
        assertThat(rita.getByText("Pre-bills to approve")).isVisible();
        picture(rita, "desk-pre-bills");
        rita.navigate(url("/pre-bills?status=DRAFT"));
        rita.getByLabel("Tick all").check();
        assertThat(rita.locator("[data-ticked]")).hasText("2 selected");
        picture(rita, "pre-bills");
        rita.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve…")).click();
        assertThat(rita.getByText("2 will be approved")).isVisible();
        picture(rita, "pre-bills-approve");
        rita.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve 2 pre-bills")).click();
        assertThat(rita.locator(".flash")).containsText("2 pre-bills approved");
    }

    @Test
    void aWrongBillIsCreditedProposedForWriteOffAndVoided() {
        BillingFirm office = billing.in(firms.found());
        InvoiceView credited = office.issued(office.matter, 60);
        Page anna = signedIn(office.firm.administratorEmail());
        anna.navigate(url(credited.href() + "/credit"));
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue the credit note")).click();
        assertThat(anna.locator(".f.bad")).hasCount(1);
        anna.getByLabel("What is taken back").selectOption("SUM");
        anna.getByLabel("Sum with tax").fill("100");
        anna.getByLabel(Pattern.compile("^Why")).fill("overlooked agreement");
        picture(anna, "credit");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue the credit note")).click();
        assertThat(anna.locator(".flash")).containsText("Credit note");
        anna.locator(".flash a").click();
        picture(anna, "credit-note");
        anna.navigate(url(credited.href() + "/write-off"));
        anna.getByLabel(Pattern.compile("^Why")).fill("cannot pay");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Propose the write-off")).click();
        picture(anna, "bill-write-off");
        Page rita = signedIn(office.firm.email("Rita"));
        rita.navigate(url(credited.href()));
        rita.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve").setExact(true)).click();
        assertThat(rita.locator(".head .tag").last()).hasText("Paid");

        InvoiceView wrong = office.issued(office.matter, 30);
        anna.navigate(url(wrong.href()));
        anna.locator("#void summary").click();
        anna.locator("#void").getByLabel(Pattern.compile("^Why")).fill("wrong matter");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Void bill " + wrong.number())).click();
        assertThat(anna.locator(".head .tag").last()).hasText("Void");
        picture(anna, "bill-void");
    }

    private void review(Page page, PreBillView bill) {
        page.navigate(url(bill.href()));
        assertThat(page.locator(".note").getByText("Rita Patel")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Approve")))).hasCount(0);
        picture(page, "pre-bill");
        page.keyboard().press("e");
        Locator form = page.locator("form.inline");
        form.getByLabel("Narrative").fill("Conference with the client regarding evidence of capacity");
        form.getByLabel("Time").fill("0.5");
        form.getByLabel("Why").fill("shortened");
        picture(page, "pre-bill-line");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save, next line")).click();
        assertThat(page.locator("form.inline").getByLabel("Narrative")).hasValue("Review medical records 2019–2023; chronology of diagnoses");
        page.locator("form.inline").getByLabel("Discount").fill("250 %");
        page.locator("form.inline").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save").setExact(true)).click();
        assertThat(page.locator("form.inline .f.bad")).hasCount(1);
        picture(page, "pre-bill-line-refused");
        page.locator("form.inline").getByLabel("Discount").fill("10 %");
        page.locator("form.inline").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save").setExact(true)).click();
        assertThat(page.locator("form.inline")).hasCount(0);
        assertThat(page.getByText("shortened").first()).isVisible();
        picture(page, "pre-bill-changed");
    }

    private void approve(Page page, PreBillView bill) {
        page.navigate(url(bill.href()));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Approve"))).click();
        assertThat(page.locator(".head .tag")).hasText("Approved");
        picture(page, "pre-bill-approved");
    }

    /** The address of the bill. */
    private String issue(Page page, PreBillView bill) {
        page.navigate(url(bill.href()));
        page.locator("summary", new Page.LocatorOptions().setHasText("Issue…")).click();
        picture(page, "pre-bill-issue");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue the bill")).click();
        page.waitForURL(Pattern.compile(".*/bills/.*").asPredicate());
        assertThat(page.locator("h1")).containsText("Bill ");
        picture(page, "bill");
        return page.url();
    }

    private void paper(Page page, String bill) {
        var answer = page.request().get(bill + "/pdf");
        assertThat(answer.headers()).containsEntry("content-type", "application/pdf");
        assertThat(new String(answer.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    private void payPart(Page page, String bill) {
        page.navigate(bill);
        page.keyboard().press("r");
        page.waitForURL(Pattern.compile(".*/payments/new.*").asPredicate());
        page.getByLabel(Pattern.compile("^Amount")).fill("500");
        page.locator("input[name='allocations[0].amount']").fill("600");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record the payment")).click();
        assertThat(page.locator(".errors")).isVisible();
        picture(page, "payment-refused");
        page.locator("input[name='allocations[0].amount']").fill("500");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record the payment")).click();
        page.waitForURL(Pattern.compile(".*/payments/[0-9a-f-]+$").asPredicate());
        picture(page, "payment");
        page.navigate(bill);
        assertThat(page.locator(".head .tag").last()).hasText("Partly paid");
        picture(page, "bill-partly-paid");
    }

    private void places(Page page, BillingFirm office) {
        page.navigate(url("/matters/" + office.matter + "/bills"));
        assertThat(page.locator(".figs").getByText("Receivable")).isVisible();
        picture(page, "matter-bills");
        for (String path : new String[] {"/bills", "/payments", "/billing/tax-codes", "/billing/terms"}) {
            page.navigate(url(path));
            assertThat(page.locator("h1")).isVisible();
            picture(page, path.substring(1).replace('/', '-'));
        }
    }
}
