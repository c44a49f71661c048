package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.chancery.platform.audit.Sealing;
import org.chancery.platform.letterhead.OfficeAddress;
import org.chancery.platform.setup.OfficeSettings;
import org.chancery.shared.UserId;
import org.chancery.testing.TestFirms.TestFirm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Permissions as people walk through them: asked and approved, taken in an emergency and looked over, explained, and given to an auditor. */
class PermissionsWalkTest extends BrowserTest {

    @Autowired Sealing sealing;
    @Autowired OfficeSettings offices;

    TestFirm firm;
    UserId ivy;
    UserId rosa;
    Page anna;

    @BeforeEach
    void aFirmOfThree() {
        firm = firms.found();
        rosa = firm.person("Rosa Patel", "Bookkeeper");
        ivy = firm.person("Ivy Moss", "IT manager");
        anna = signedIn(firm.administratorEmail());
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    private static void tick(Page page, String permission) {
        page.locator(".choice", new Page.LocatorOptions().setHas(page.getByText(permission, new Page.GetByTextOptions().setExact(true)))).locator("input").check();
    }

    @Test
    void oneAsksAndAnotherApproves() {
        anna.navigate(url("/permissions/roles"));
        picture(anna, "roles");
        anna.locator("main").getByText("Bookkeeper").click();
        assertThat(anna.locator("h1")).hasText("Bookkeeper");
        picture(anna, "role");
        guide(anna, "role");
        anna.navigate(url("/people/" + rosa));
        tick(anna, "Partner");
        anna.locator("#reason").fill("Becomes a partner in January");
        press(anna, "Save roles");
        assertThat(anna.getByText("another person must approve").first()).isVisible();
        picture(anna, "person-waiting");

        Page approver = signedIn(firm.email("Ivy"));
        approver.navigate(url("/permissions/changes"));
        picture(approver, "changes");
        approver.locator("td").getByText("Rosa Patel").first().click();
        assertThat(approver.locator("h1")).hasText("Roles of Rosa Patel");
        picture(approver, "change");
        guide(approver, "permission-change");
        press(approver, "Approve");
        assertThat(approver.getByText("In effect").first()).isVisible();
        picture(approver, "change-approved");

        anna.navigate(url("/permissions"));
        picture(anna, "permissions");
        anna.navigate(url("/permissions/trust.disburse"));
        picture(anna, "permission");
        anna.navigate(url("/people/" + rosa + "/permissions"));
        picture(anna, "person-permissions");
        guide(anna, "what-and-why");
    }

    @Test
    void aRoleIsGivenForOneOffice() {
        firm.asAdministrator(() -> offices.add(new OfficeSettings.Particulars("Albany", "ALB", null, null, List.of(), new OfficeAddress("", ""))).orThrow());
        anna.navigate(url("/people/" + rosa));
        anna.locator("label.only", new Page.LocatorOptions().setHasText("Albany")).locator("input[value='Partner @ALB']").check();
        anna.locator("#reason").fill("Approves what Albany bills");
        picture(anna, "person-offices");
        guide(anna, "role-of-an-office");
        press(anna, "Save roles");
        Page approver = signedIn(firm.email("Ivy"));
        approver.navigate(url("/permissions/changes"));
        approver.locator("td").getByText("Rosa Patel").first().click();
        assertThat(approver.locator("main")).containsText("Approve pre-bills (ALB)");
        press(approver, "Approve");
        approver.navigate(url("/people/" + rosa + "/permissions?source=ROLE&q=ALB"));
        assertThat(approver.locator("main")).containsText("matters of Albany");
        picture(approver, "person-permissions-office");
    }

    @Test
    void anEmergencyIsSeenByEverybodyAndLookedOver() {
        Page page = signedIn(firm.email("Ivy"));
        page.navigate(url("/permissions/emergencies"));
        picture(page, "emergencies-empty");
        page.navigate(url("/permissions/emergencies/new"));
        press(page, "Open emergency access");
        picture(page, "emergency-refused");
        page.getByLabel(Pattern.compile("^What has happened")).fill("Rosa is in hospital, and the court wants its fee paid in today");
        tick(page, "See client money");
        press(page, "Open emergency access");
        assertThat(page.getByText("You have emergency access").first()).isVisible();
        picture(page, "emergency-open");
        anna.navigate(url("/"));
        assertThat(anna.getByText("Ivy Moss has emergency access").first()).isVisible();
        page.locator("summary", new Page.LocatorOptions().setHasText("End it now")).click();
        page.locator("details[open], dialog[open]").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("End it now").setExact(true)).first().click();
        assertThat(page.getByText("You have emergency access")).hasCount(0);

        anna.navigate(url("/permissions/emergencies"));
        anna.locator("td").getByText("Ivy Moss").first().click();
        picture(anna, "emergency-review");
        guide(anna, "emergency");
        anna.getByLabel(Pattern.compile("^What you found")).fill("Needed; she looked at one ledger and changed nothing");
        press(anna, "Looked over");
        assertThat(anna.getByText("Needed; she looked at one ledger").first()).isVisible();
        picture(anna, "emergency-closed");
    }

    @Test
    void anAuditorsPacketIsTakenFromItsPage() {
        sealing.firm(firm.id(), Duration.ofMinutes(1));
        anna.navigate(url("/history"));
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit packet")).click();
        assertThat(anna.getByText("with every row below")).isVisible();
        picture(anna, "packets");
        var packet = anna.waitForDownload(() -> anna.getByText("Download the packet").click());
        org.assertj.core.api.Assertions.assertThat(packet.suggestedFilename()).matches("audit-.*\\.zip");
        org.assertj.core.api.Assertions.assertThat(packet.path()).isNotEmptyFile();
    }
}
