package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.Matters;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A new firm is set up, left, and taken up again; a second one in the same installation finds nothing of the first. */
class SetUpWalkTest extends BrowserTest {

    @Autowired Contacts contacts;
    @Autowired Matters matters;

    @Test
    void theFirstStepsAreLeftAndTakenUpAgain() {
        var firm = firms.found();
        Page page = signedIn(firm.administratorEmail());
        assertThat(page.getByText("Setting up the firm")).isVisible();
        page.navigate(url("/firm/first-steps"));
        assertThat(step(page, "Trust account")).containsText("Open");
        guide(page, "first-steps");
        step(page, "Name, time zone").getByRole(AriaRole.LINK).click();
        page.getByLabel(Pattern.compile("^Name of the firm")).fill(" ");
        save(page);
        assertThat(page.locator(".f.bad")).hasCount(1);
        page.getByLabel(Pattern.compile("^Name of the firm")).fill("Lane & Daughters LLP");
        save(page);
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(page.getByText("Lane & Daughters LLP").first()).isVisible();
        picture(page, "firm");
        page.navigate(url("/firm/first-steps"));
        tick(page, "Name, time zone");
        tick(page, "Trust account");
        page.navigate(url("/firm/letterhead"));
        page.getByLabel(Pattern.compile("^Address")).fill("580 Montgomery Street");
        save(page);
        page.context().close();

        Page tomorrow = signedIn(firm.administratorEmail());
        assertThat(tomorrow.getByText("3 of 8 first steps are done.")).isVisible();
        tomorrow.navigate(url("/firm/first-steps"));
        assertThat(step(tomorrow, "Letterhead")).containsText("Done");
        assertThat(step(tomorrow, "Trust account")).containsText("Ticked");
        picture(tomorrow, "first-steps-resumed");
        step(tomorrow, "Trust account").getByRole(AriaRole.BUTTON).click();
        assertThat(step(tomorrow, "Trust account")).containsText("Open");
        for (String title : List.of("Trust account", "Chart of accounts", "Operating account", "People", "Hourly rates", "The first matter")) {
            tick(tomorrow, title);
        }
        tomorrow.navigate(url("/"));
        assertThat(tomorrow.getByText("Setting up the firm")).hasCount(0);
    }

    @Test
    void oneIsLedThroughTheSettingUpAndGoesOnWhereItWasLeft() {
        var firm = firms.found();
        Page page = signedIn(firm.administratorEmail());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Be led through it")).click();
        assertThat(page.getByText("Step 1 of 6")).isVisible();
        page.getByLabel(Pattern.compile("^Name of the firm")).fill(" ");
        page.getByLabel(Pattern.compile("^Your head office")).fill("San Francisco");
        next(page);
        assertThat(page.locator(".f.bad")).hasCount(1);
        page.getByLabel(Pattern.compile("^Name of the firm")).fill("Lane & Daughters LLP");
        page.getByLabel(Pattern.compile("^Address")).fill("580 Montgomery Street");
        picture(page, "set-up-firm");
        next(page);
        assertThat(page.locator("main")).containsText("United States: California");
        page.getByLabel(Pattern.compile("^Whose rules bind")).selectOption("gb-eng");
        picture(page, "set-up-place");
        next(page);
        assertThat(page.locator("main")).containsText("VAT 20 %");
        assertThat(page.locator("main")).containsText("SRA Accounts Rules 2019, rule 8.3");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Continue")).click();
        assertThat(page.getByText("Step 3 of 6")).isVisible();
        next(page);
        page.getByLabel(Pattern.compile("^What the firm calls it")).fill("Operating");
        picture(page, "set-up-bank");
        next(page);
        assertThat(page.getByText("Step 5 of 6")).isVisible();
        assertThat(page.locator("main")).containsText("is called client account");
        page.context().close();

        Page tomorrow = signedIn(firm.administratorEmail());
        tomorrow.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on: Trust account")).click();
        assertThat(tomorrow.getByText("Step 5 of 6")).isVisible();
        guide(tomorrow, "set-up");
        press(tomorrow, "Back");
        assertThat(tomorrow.locator("main")).containsText("There already: Operating");
        next(tomorrow);
        press(tomorrow, "Skip for now");
        assertThat(tomorrow.getByText("Step 6 of 6")).isVisible();
        tomorrow.fill("[name=name]", "Ben Cho");
        tomorrow.fill("[name=email]", firm.email("Ben Cho"));
        picture(tomorrow, "set-up-people");
        next(tomorrow);
        assertThat(tomorrow.getByText("Give this link to Ben Cho")).isVisible();
        tomorrow.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Continue")).click();
        assertThat(tomorrow.locator("main")).containsText("Trust account");
        picture(tomorrow, "set-up-done");
        press(tomorrow, "Finish");
        assertThat(step(tomorrow, "Name, time zone")).containsText("Ticked");
        assertThat(step(tomorrow, "Letterhead")).containsText("Done");
        assertThat(step(tomorrow, "Operating account")).containsText("Done");
        assertThat(step(tomorrow, "Trust account")).containsText("Open");
        tomorrow.navigate(url("/"));
        assertThat(tomorrow.getByText("Setting up the firm")).isVisible();
        assertThat(tomorrow.getByText("Be led through it")).hasCount(0);
    }

    @Test
    void anOfficeIsAddedAndSomebodyWorksThere() {
        var firm = firms.found();
        firm.person("Ben Cho", "Associate");
        Page page = signedIn(firm.administratorEmail());
        page.navigate(url("/firm/offices/new"));
        page.getByLabel(Pattern.compile("^Name of the office")).fill("Albany");
        page.getByLabel(Pattern.compile("^Code")).fill("a b!");
        press(page, "Add");
        assertThat(page.locator(".f.bad")).hasCount(1);
        page.getByLabel(Pattern.compile("^Code")).fill("alb");
        page.getByLabel(Pattern.compile("^Time zone")).selectOption("America/New_York");
        page.getByLabel("Matters").check();
        press(page, "Add");
        assertThat(page.locator("main")).containsText("ALB-…, for good");
        picture(page, "office");
        page.navigate(url("/people"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ben Cho")).click();
        page.getByLabel(Pattern.compile("^Works in")).selectOption("Albany");
        press(page, "Move");
        page.navigate(url("/firm/offices"));
        assertThat(step(page, "Albany")).containsText("1");
        guide(page, "offices");
        page.navigate(url("/matters/new"));
        assertThat(page.getByLabel(Pattern.compile("^Office"))).isVisible();
    }

    @Test
    void aSecondFirmFindsNothingOfTheFirst() {
        var first = firms.found();
        var matter = first.asAdministrator(() -> matters.open(MatterDetails.hourly(contacts.add(ContactDetails.organisation("Zephyr Quarries")).orThrow(), "Zephyr v. Crane")).orThrow());
        var second = firms.found();
        Page page = signedIn(second.administratorEmail());
        page.navigate(url("/matters"));
        assertThat(page.locator("body")).not().containsText("Zephyr");
        assertThat(page.locator("body")).containsText("No matters");
        page.navigate(url("/palette?q=Zephyr"));
        assertThat(page.locator("body")).not().containsText("Quarries");
        String absent = textAt(page, "/matters/" + java.util.UUID.randomUUID());
        org.assertj.core.api.Assertions.assertThat(textAt(page, "/matters/" + matter.id())).isEqualTo(absent);
        picture(page, "second-firm-finds-nothing");
        page.navigate(url("/history"));
        assertThat(page.locator("body")).not().containsText("Zephyr");
    }

    private String textAt(Page page, String path) {
        page.navigate(url(path));
        return page.locator("main").innerText().replaceAll("[0-9a-f]{8,}|[0-9a-f-]{36}", "…");
    }

    private static Locator step(Page page, String title) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(title)).first();
    }

    private static void tick(Page page, String title) {
        step(page, title).getByRole(AriaRole.BUTTON).click();
        assertThat(step(page, title)).containsText("Ticked");
    }

    private static void next(Page page) {
        press(page, "Save and continue");
    }

    private static void save(Page page) {
        press(page, "Save");
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }
}
