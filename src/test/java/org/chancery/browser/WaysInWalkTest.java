package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Users;
import org.chancery.shared.UserId;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who comes in where: one password in two firms, a colleague who forgot the own, a program. */
class WaysInWalkTest extends BrowserTest {

    @Autowired Users users;

    private static UserId rosaIn(TestFirm firm, String email) {
        return firm.add(new Users.NewUser(email, "Rosa Patel", "", Actor.Kind.PERSON, false, false, TestFirms.PASSWORD, List.of("Bookkeeper")));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    @Test
    void aBookkeeperOfTwoFirmsSaysWhichSheMeans() {
        TestFirm one = firms.found();
        TestFirm other = firms.found();
        String email = "rosa@" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        UserId inOne = rosaIn(one, email);
        UserId inOther = rosaIn(other, email);
        Page rosa = window();
        rosa.navigate(url("/sign-in"));
        rosa.fill("input[name=email]", email);
        rosa.fill("input[name=password]", TestFirms.PASSWORD);
        rosa.keyboard().press("Enter");
        assertThat(rosa.locator("h1")).hasText("Which firm?");
        picture(rosa, "which-firm");
        rosa.locator("button[name=firm]").nth(1).click();
        assertThat(rosa.locator("#rail")).isVisible();
        one.asAdministrator(() -> users.leave(inOne));
        other.asAdministrator(() -> users.leave(inOther));
    }

    @Test
    void aColleaguesNewPasswordIsAskedByOneAndApprovedByAnother() {
        TestFirm firm = firms.found();
        firm.person("Ben Cho", "Administrator");
        UserId rosa = firm.person("Rosa Patel", "Bookkeeper");
        Page ben = signedIn(firm.email("Ben"));
        ben.navigate(url("/people/" + rosa));
        ben.locator("summary", new Page.LocatorOptions().setHasText("New password…")).click();
        ben.locator("#password-reason").fill("She forgot it; I know her voice");
        picture(ben, "reset-asking");
        press(ben, "Ask");
        assertThat(ben.locator("main")).containsText("Waiting for another person's approval");
        ben.locator("td a", new Page.LocatorOptions().setHasText("Link to set a new one")).click();
        Page anna = signedIn(firm.administratorEmail());
        anna.navigate(ben.url());
        picture(anna, "reset-approving");
        press(anna, "Approve");
        ben.navigate(url("/people/" + rosa));
        ben.locator("summary", new Page.LocatorOptions().setHasText("Make the link…")).click();
        press(ben, "Make the link");
        assertThat(ben.locator("h1")).hasText("A link for Rosa Patel");
    }

    @Test
    void aProgramGetsAnAccountWhoseRolesAnotherApproves() {
        TestFirm firm = firms.found();
        firm.person("Ben Cho", "Administrator");
        Page ben = signedIn(firm.email("Ben"));
        ben.navigate(url("/people/service-accounts"));
        ben.getByLabel(Pattern.compile("^Name")).fill("Time import");
        ben.getByLabel(Pattern.compile("^Known as")).fill(firm.email("import"));
        ben.locator(".choice", new Page.LocatorOptions().setHasText("Paralegal")).locator("input").check();
        ben.getByLabel(Pattern.compile("^Why")).fill("Reads the door's clock");
        press(ben, "Add");
        assertThat(ben.locator("main")).containsText("Roles wait");
        picture(ben, "service-accounts");
    }
}
