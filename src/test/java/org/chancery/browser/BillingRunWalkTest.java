package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chancery.finance.billing.BillingDesk;
import org.chancery.finance.delivery.DeliveryPreference;
import org.chancery.finance.delivery.DeliveryPreferences;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestMail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a rule to bills on their way; a lawyer clears her pre-bills by keyboard alone. */
class BillingRunWalkTest extends BrowserTest {

    private static final int MATTERS = 12;
    private static final List<String> NAMES = List.of("Estate of Okafor", "Lease of the mill", "Sale of Brightwater", "Merger of Halden", "Patent on the hinge", "Will of Sorensen",
            "Board of Larkin", "Loan to Pemberton", "Trust of Aldous", "Visa of Nakamura", "Appeal of Rowe");

    @Autowired TestBilling billing;
    @Autowired BillingDesk desk;
    @Autowired DeliveryPreferences preferences;

    @Test
    void aRuleIsRunTheLawyerClearsHerPreBillsByKeyboardAndTheBillsGoOut() {
        BillingFirm office = billing.in(firms.found());
        String address = "maria@" + office.firm.id() + ".example";
        office.firm.asAdministrator(() -> preferences.set(office.client, DeliveryPreference.byMail(address)).orThrow());
        List<MatterId> matters = NAMES.stream().map(name -> office.matter(MatterDetails.hourly(office.client, name))).toList();
        office.time(office.matter, 90, "Review medical records; chronology of diagnoses");
        IntStream.range(0, matters.size()).forEach(i -> office.time(matters.get(i), 30 + 6 * i, "Draft and revise letter"));
        Page anna = signedIn(office.firm.administratorEmail());
        start(anna);
        clear(signedIn(office.firm.email("Rita")), office);
        issue(anna);
        await().atMost(Duration.ofSeconds(30)).until(() -> TestMail.to(address).size() == MATTERS);
        anna.navigate(url("/bill-deliveries"));
        assertThat(anna.locator("table").getByText("Sent").first()).isVisible();
        picture(anna, "bill-deliveries");
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2026-0012")).click();
        picture(anna, "bill-delivery");
        anna.getByText("What the client wants").click();
        picture(anna, "client-delivery");
    }

    private void start(Page anna) {
        anna.navigate(url("/billing-rules/new"));
        anna.getByLabel("Name").fill("Month end");
        anna.getByLabel("At least").fill("100");
        picture(anna, "billing-rule");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save")).click();
        anna.getByLabel("Work through", new Page.GetByLabelOptions().setExact(true)).fill("2026-10-31");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dry run")).click();
        done(anna);
        assertThat(anna.getByText("Would be prepared").first()).isVisible();
        anna.getByText("The rule").click();
        anna.getByLabel("Work through", new Page.GetByLabelOptions().setExact(true)).fill("2026-10-31");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start").setExact(true)).click();
        done(anna);
    }

    private void done(Page page) {
        assertThat(page).hasURL(Pattern.compile(".*/billing-runs/.*"));
        assertThat(page.getByText(MATTERS + " of " + MATTERS + " done").first()).isVisible();
        page.reload();
    }

    /** No mouse: {@code e} opens a line, {@code w} approves and goes on. */
    private void clear(Page rita, BillingFirm office) {
        rita.navigate(url("/pre-bills/" + office.firm.as(office.partner, () -> desk.waiting(1)).getFirst().id()));
        guide(rita, "pre-bill-keys");
        rita.keyboard().press("e");
        assertThat(rita.getByLabel("Narrative").first()).isFocused();
        rita.keyboard().press("End");
        rita.keyboard().type(" (revised)");
        rita.keyboard().press("Tab");
        rita.keyboard().press("Enter");
        assertThat(rita.getByText("(revised)").first()).isVisible();
        for (int left = MATTERS - 1; left > 0; left--) {
            String before = rita.url();
            rita.keyboard().press("w");
            rita.waitForCondition(() -> !rita.url().equals(before));
            assertThat(rita.locator(".flash")).containsText("approved over");
        }
        rita.keyboard().press("a");
        assertThat(rita.locator(".flash")).containsText("Approved over");
        assertThat(office.firm.as(office.partner, desk::count)).isZero();
    }

    private void issue(Page anna) {
        anna.reload();
        picture(anna, "billing-run");
        guide(anna, "billing-run");
        anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue what is approved")).click();
        assertThat(anna.locator(".flash")).containsText("being issued");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            anna.reload();
            return anna.locator(".figs").textContent().contains("Issued") && !anna.locator(".figs").textContent().contains("Approved");
        });
    }
}
