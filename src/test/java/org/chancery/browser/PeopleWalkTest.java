package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PeopleWalkTest extends BrowserTest {

    @Test
    void anAdministratorAddsAPersonWhoThenSignsInAndSeesOnlyWhatTheRolePermits() {
        var firm = firms.found();
        Page page = signedIn(firm.administratorEmail());
        picture(page, "desk-empty");
        page.navigate(url("/people/new"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Invite").setExact(true)).click();
        assertThat(page.locator(".f.bad").first()).isVisible();
        picture(page, "person-refused");
        page.getByLabel(Pattern.compile("^Name")).fill("Rosa Patel");
        page.getByLabel(Pattern.compile("^E-mail")).fill(firm.email("Rosa"));
        page.locator(".choice", new Page.LocatorOptions().setHasText("IT manager")).locator("input").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Invite").setExact(true)).click();
        assertThat(page.locator("h1")).hasText("A link for Rosa Patel");
        picture(page, "person-invited");
        String link = page.locator("#link").inputValue();
        page.locator("main").getByText("Done").click();
        assertThat(page.locator("h1")).hasText("Rosa Patel");
        picture(page, "person");
        page.navigate(url("/people"));
        picture(page, "people");
        page.navigate(url("/people/sign-in-alerts"));
        picture(page, "sign-in-alerts-none");
        page.navigate(url("/people/tokens"));
        picture(page, "tokens");
        page.navigate(url("/profile"));
        picture(page, "profile");
        page.navigate(url("/firm/letterhead"));
        page.getByLabel(Pattern.compile("^Address")).fill("580 Montgomery Street\nSan Francisco, CA 94111");
        page.getByLabel(Pattern.compile("^Telephone")).fill("+1 415 555 0174");
        page.getByLabel(Pattern.compile("^Tax number")).fill("EIN 00-0417418");
        page.getByLabel(Pattern.compile("^Bank details")).fill("First State Bank\nAccount 1182");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true)).click();
        assertThat(page.locator("td", new Page.LocatorOptions().setHasText("EIN 00-0417418"))).isVisible();
        picture(page, "letterhead");

        Page rosa = window();
        rosa.navigate(link);
        rosa.fill("input[name=password]", "Rosa Patel 1234");
        rosa.keyboard().press("Enter");
        assertThat(rosa.locator(".f.bad")).containsText("Your name, the firm's");
        picture(rosa, "invitation");
        rosa.fill("input[name=password]", "correct horse battery");
        rosa.keyboard().press("Enter");
        assertThat(rosa.locator("#rail")).isVisible();
        Page late = window();
        late.navigate(link);
        picture(late, "invitation-ended");
        rosa.navigate(url("/people"));
        assertThat(rosa.getByText("Anna Lane").first()).isVisible();
        assertThat(rosa.locator("nav").getByText("People")).isVisible();
    }

    @Test
    void aWrongPasswordIsRefusedWithoutSayingWhatWasWrong() {
        var firm = firms.found();
        Page page = window();
        page.navigate(url("/sign-in"));
        picture(page, "sign-in");
        page.fill("input[name=email]", firm.administratorEmail());
        page.fill("input[name=password]", "not the password");
        page.keyboard().press("Enter");
        Locator refusal = page.getByText("do not belong together");
        assertThat(refusal).isVisible();
        picture(page, "sign-in-refused");
    }

    @Test
    void whoeverGuessesMustWaitAndIsToldOf() {
        var firm = firms.found();
        firm.person("Rosa Patel", "Bookkeeper");
        Page stranger = window();
        for (int i = 0; i < 7; i++) {
            stranger.navigate(url("/sign-in"));
            stranger.fill("input[name=email]", firm.email("Rosa"));
            stranger.fill("input[name=password]", "not the password");
            stranger.keyboard().press("Enter");
            assertThat(stranger.locator(".errors")).isVisible();
        }
        assertThat(stranger.locator("main")).containsText("Wait ");
        picture(stranger, "sign-in-throttled");
        firm.asSystem(() -> alerts.raise());
        Page page = signedIn(firm.administratorEmail());
        page.navigate(url("/people/sign-in-alerts"));
        assertThat(page.locator("main")).containsText("Rosa Patel");
        picture(page, "sign-in-alerts");
        page.waitForTimeout(5000);
        Page rosa = signedIn(firm.email("Rosa"));
        assertThat(rosa.locator("h1")).hasText("What happened to your account");
        picture(rosa, "notices");
        rosa.navigate(url("/profile"));
        assertThat(rosa.locator("main")).containsText("Something happened to your account");
        picture(rosa, "profile-notice");
        rosa.navigate(url("/profile/tokens"));
        rosa.getByLabel(Pattern.compile("^What it is for")).fill("Time script");
        rosa.locator("input[value='time.record']").check();
        rosa.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue").setExact(true)).click();
        assertThat(rosa.locator("#secret")).hasValue(Pattern.compile("chy_.{43}"));
        picture(rosa, "token-issued");
        rosa.locator("summary", new Page.LocatorOptions().setHasText("New secret…")).click();
        picture(rosa, "token-rotate");
        rosa.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make it").setExact(true)).click();
        assertThat(rosa.locator("tbody")).containsText("old secret until");
    }

    @org.springframework.beans.factory.annotation.Autowired org.chancery.platform.identity.SignInAlerts alerts;

    @Test
    void whoHasLeftIsSignedOutByTheNextClick() {
        var firm = firms.found();
        var rosa = firm.person("Rosa Patel", "Bookkeeper");
        Page page = signedIn(firm.email("Rosa"));
        firm.asAdministrator(() -> users.leave(rosa).orThrow());
        page.navigate(url("/profile"));
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
    }

    @org.springframework.beans.factory.annotation.Autowired org.chancery.platform.identity.Users users;
}
