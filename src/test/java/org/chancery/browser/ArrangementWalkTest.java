package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A matter on a contingency, from its form to the closing statement. */
class ArrangementWalkTest extends BrowserTest {

    @Autowired TestBilling billing;

    @Test
    void theFormAsksForTheChosenKindAloneAndARecoveryEndsInAClosingStatement() {
        BillingFirm office = billing.in(firms.found());
        Page anna = signedIn(office.firm.administratorEmail());
        anna.navigate(url("/matters/new?clientId=" + office.client));
        anna.locator("[name=name]").fill("Ortiz v. Harbor");
        assertThat(anna.locator("[name='arrangement.fee']")).isHidden();
        anna.getByLabel("Arrangement").selectOption("TASK_FEES");
        assertThat(anna.locator("[name='arrangement.fees[0].name']")).isVisible();
        picture(anna, "arrangement-tasks");
        anna.getByLabel("Arrangement").selectOption("CONTINGENCY");
        assertThat(anna.locator("[name='arrangement.fees[0].name']")).isHidden();
        anna.locator("[name='arrangement.stages[0].name']").fill("Settled before suit");
        anna.locator("[name='arrangement.stages[0].percent']").fill("133");
        anna.getByLabel("Signed by the client on").fill("2026-09-01");
        open(anna);
        assertThat(anna.locator(".f.bad")).containsText("at most 100 percent");
        anna.locator("[name='arrangement.stages[0].percent']").fill("33.3333");
        picture(anna, "arrangement-contingency");
        open(anna);
        assertThat(anna.getByText("Contingency: Settled before suit, 33.3333 %").first()).isVisible();

        String matter = anna.url().replaceAll(".*/matters/", "");
        office.expense(MatterId.of(matter), ExpenseKind.HARD, "1000.01", "Expert report");
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Fees").setExact(true)).click();
        anna.getByLabel(Pattern.compile("^Recovered")).fill("100,000");
        anna.getByLabel(Pattern.compile("^Stage")).selectOption("Settled before suit");
        anna.getByLabel(Pattern.compile("^Paid by")).fill("Harbor Insurance");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reckon the fee")).click();
        assertThat(anna.locator(".f.bad")).hasCount(1);
        anna.getByLabel(Pattern.compile("^Outcome")).fill("Settled at mediation; all claims are released.");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reckon the fee")).click();
        assertThat(anna.getByText("66,000.03")).isVisible();
        picture(anna, "closing-statement");
        guide(anna, "closing-statement");

        anna.navigate(url("/matters/" + matter + "/fees"));
        anna.getByLabel("Paid in advance").selectOption("EVERGREEN");
        anna.getByLabel("Amount").fill("2,000");
        anna.getByLabel("Ask when it falls to").fill("500");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save the retainer")).click();
        assertThat(anna.locator(".flash")).containsText("Evergreen retainer");
        picture(anna, "fees");
        anna.navigate(url("/retainers?short=YES"));
        assertThat(anna.locator("table")).containsText("2,000.00");
        picture(anna, "retainers");
    }

    private static void open(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open matter")).click();
    }
}
