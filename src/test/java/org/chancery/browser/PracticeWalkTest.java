package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactPoint;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.contacts.RelateContacts;
import org.chancery.practice.contacts.RelationKind;
import org.chancery.practice.contacts.Relations;
import org.chancery.practice.matters.AddParty;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.Parties;
import org.chancery.practice.matters.PartyRole;
import org.chancery.practice.matters.Teams;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PracticeWalkTest extends BrowserTest {

    @Autowired Contacts contacts;
    @Autowired Relations relations;
    @Autowired Matters matters;
    @Autowired Parties parties;
    @Autowired Teams teams;

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aContactIsAddedAndAMatterOpenedForIt() {
        var firm = firms.found();
        Page page = signedIn(firm.administratorEmail());
        page.navigate(url("/contacts"));
        picture(page, "contacts-empty");
        page.getByText("Add a contact").click();
        picture(page, "contact-new");
        page.getByLabel("Given name").fill("Maria");
        page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).fill("maria at ortiz");
        button(page, "Add contact").click();
        assertThat(page.locator(".f.bad").first()).isVisible();
        picture(page, "contact-refused");
        page.getByLabel(Pattern.compile("^Family name")).fill("Ortiz");
        page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).fill("maria@ortiz.example");
        button(page, "Add contact").click();
        assertThat(page.locator("h1")).hasText("Maria Ortiz");
        page.getByText("Open a matter").click();
        picture(page, "matter-new");
        page.getByLabel(Pattern.compile("^Matter")).fill("Estate of Ortiz — probate and will contest");
        page.getByLabel("Practice area").fill("Probate");
        button(page, "Open matter").click();
        assertThat(page.locator("h1")).hasText("Estate of Ortiz — probate and will contest");
        picture(page, "matter-first");
        page.navigate(url("/matters"));
        assertThat(page.getByText("Estate of Ortiz").first()).isVisible();
        picture(page, "matters");
    }

    @Test
    void aSecondContactOfTheSameNameIsHintedAtWhileItIsTyped() {
        var firm = firms.found();
        firm.asAdministrator(() -> contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow());
        Page page = signedIn(firm.administratorEmail());
        page.navigate(url("/contacts/new"));
        page.getByLabel("Given name").fill("maría");
        page.getByLabel(Pattern.compile("^Family name")).fill("ortiz");
        page.keyboard().press("Tab");
        assertThat(page.getByText("May be here already")).isVisible();
        picture(page, "contact-similar");
    }

    @Test
    void aMatterWithItsPartiesIsWalledOffFromAnAssociateWhoThenFindsNothing() {
        var firm = firms.found();
        var ben = firm.person("Ben Cho", "Associate");
        firm.person("Rosa Patel", "Bookkeeper");
        firm.person("Ivo Tech", "IT manager");
        MatterId id = firm.asAdministrator(() -> {
            ContactId maria = contacts.add(ContactDetails.person("Maria", "Ortiz").with(ContactPoint.email("maria@ortiz.example"), ContactPoint.phone("+1 510 555 0134"))).orThrow();
            ContactId sam = contacts.add(ContactDetails.person("Sam", "Ortiz")).orThrow();
            ContactId weiss = contacts.add(ContactDetails.person("Hanna", "Weiss")).orThrow();
            relations.relate(RelateContacts.of(maria, RelationKind.SIBLING, sam)).orThrow();
            MatterId opened = matters.open(MatterDetails.hourly(maria, "Estate of Ortiz — probate and will contest").inArea("Probate")).orThrow().id();
            parties.add(AddParty.of(opened, sam, PartyRole.OPPOSING_PARTY)).orThrow();
            parties.add(AddParty.of(opened, weiss, PartyRole.EXPERT)).orThrow();
            teams.add(opened, ben, "Associate").orThrow();
            return opened;
        });
        Page page = signedIn(firm.administratorEmail());
        Page bens = signedIn(firm.email("Ben Cho"));
        bens.navigate(url("/matters/" + id));
        assertThat(bens.locator("h1")).hasText(Pattern.compile("Estate of Ortiz"));
        page.navigate(url("/matters/" + id));
        picture(page, "matter");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Maria Ortiz")).first().click();
        picture(page, "contact");
        page.navigate(url("/matters/" + id + "/parties"));
        picture(page, "matter-parties");
        page.navigate(url("/matters/" + id + "/standing"));
        picture(page, "matter-standing");
        page.navigate(url("/matters/" + id + "/edit"));
        picture(page, "matter-edit");
        page.navigate(url("/matters/" + id + "/access"));
        picture(page, "matter-access-open");
        page.getByText("Raise a wall").click();
        page.getByLabel(Pattern.compile("^Reason")).fill("Came to us from the other side’s counsel");
        page.locator("label", new Page.LocatorOptions().setHasText("Ben Cho")).locator("input").check();
        picture(page, "wall-new");
        button(page, "Raise the wall").click();
        assertThat(page.getByText("Kept out by the wall")).isVisible();
        bens.reload();
        assertThat(bens.locator("h1")).not().hasText(Pattern.compile("Estate of Ortiz"));
        bens.navigate(url("/matters"));
        assertThat(bens.getByText("Estate of Ortiz")).hasCount(0);
        bens.keyboard().press("/");
        bens.keyboard().type("estate");
        assertThat(bens.getByText("Estate of Ortiz")).hasCount(0);
        page.reload();
        picture(page, "matter-access-walled");
        page.locator("summary", new Page.LocatorOptions().setHasText("Lift…")).click();
        picture(page, "wall-lift");
    }
}
