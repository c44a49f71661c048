package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.DAY;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.chancery.finance.billing.PreBillView;
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
}
