package org.chancery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.Groups;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.NoticeView;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallId;
import org.chancery.practice.matters.WallNames;
import org.chancery.practice.matters.WallNotices;
import org.chancery.practice.matters.WallStops;
import org.chancery.practice.matters.Walls;
import org.chancery.practice.timekeeping.TimerDetails;
import org.chancery.practice.timekeeping.Timers;
import org.chancery.shared.UserId;
import org.chancery.testing.TestFirms.TestFirm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A wall is raised around a client while a person has its pages open: whatever that person does next finds nothing, and nothing is half-done. */
class WallRaisedWalkTest extends BrowserTest {

    private static final String SECRET = "Zanzibar";

    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Walls walls;
    @Autowired Groups groups;
    @Autowired WallNotices notices;
    @Autowired WallStops stops;
    @Autowired Timers timers;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private TestFirm firm;
    private UserId ben;
    private ContactId client;
    private MatterView matter;

    private void aMatterInHand() {
        firm = firms.found();
        ben = firm.person("Ben Cho", "Administrator");
        firm.person("Rosa Patel", "Associate");
        client = firm.asAdministrator(() -> contacts.add(ContactDetails.organisation(SECRET + " Shipping")).orThrow());
        matter = firm.asAdministrator(() -> matters.open(MatterDetails.hourly(client, SECRET + " charter dispute").inArea("Shipping")).orThrow());
        firm.as(ben, () -> timers.start(new TimerDetails(matter.id(), SECRET + " call", null, null, null)).orThrow());
    }

    private WallId wallOff() {
        return firm.asAdministrator(() -> {
            var screened = groups.make(new Groups.GroupDetails("Screened from shipping", "Laterals of Northgate’s counsel", List.of(ben))).orThrow();
            return walls.raise(RaiseWall.against(client, "Advised the other side at a former firm", WallNames.ofGroup(screened))).orThrow();
        });
    }

    @Test
    void whoeverHasThePageOpenFindsNothingFromTheNextClick() {
        aMatterInHand();
        Page onMatter = signedIn(firm.email("Ben Cho"));
        onMatter.navigate(url("/matters/" + matter.id()));
        assertThat(onMatter.locator("h1")).hasText(Pattern.compile(SECRET));
        Page onForm = tab(onMatter, "/matters/" + matter.id() + "/edit");
        onForm.getByLabel("Practice area").fill("Changed after the wall");
        Page onList = tab(onMatter, "/matters");
        assertThat(onList.getByText(SECRET).first()).isVisible();
        Page onClient = tab(onMatter, "/contacts/" + client);
        Page onTime = tab(onMatter, "/time/new?matterId=" + matter.id());

        wallOff();

        String absent = absent(onMatter);
        onMatter.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Parties")).first().click();
        assertThat(main(onMatter)).as("a click on an open page").isEqualTo(absent);
        picture(onMatter, "wall-raised-next-click");
        onForm.locator("main form button.p").first().click();
        assertThat(main(onForm)).as("a form that was open").isEqualTo(absent);
        assertThat(firm.asAdministrator(() -> matters.find(matter.id())).orElseThrow()).as("nothing is half-done").isEqualTo(matter);
        onClient.getByText("Change", new Page.GetByTextOptions().setExact(true)).first().click();
        assertThat(main(onClient)).as("the client's page").isEqualTo(absent);
        onList.getByText(SECRET).first().click();
        assertThat(main(onList)).as("a line of an open list").isEqualTo(absent);
        records(onTime);
        findsNothing(onMatter);
        stopsTheTimer(onMatter);
    }

    private Page tab(Page beside, String address) {
        Page page = beside.context().newPage();
        page.navigate(url(address));
        return page;
    }

    private String absent(Page page) {
        Page other = tab(page, "/matters/" + UUID.randomUUID());
        String text = main(other);
        other.close();
        return text;
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }

    private void records(Page onTime) {
        onTime.getByLabel(Pattern.compile("^Narrative")).fill("Written before the wall, sent after it");
        onTime.getByLabel(Pattern.compile("^Hours")).first().fill("30m");
        onTime.locator("main form button.p").first().click();
        assertThat(onTime.locator("h1")).not().hasText(Pattern.compile(SECRET));
        assertThat(onTime.locator("main").innerText()).doesNotContain(SECRET);
        Long recorded = firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql("select count(*) from practice.time_entry where matter_id = :matter")
                .param("matter", matter.id().value()).query(Long.class).single()));
        assertThat(recorded).as("no time was recorded").isZero();
    }

    private void findsNothing(Page page) {
        for (String address : List.of("/matters?format=csv", "/contacts?format=csv", "/matters?q=charter", "/palette?q=charter", "/palette?q=shipping", "/contacts/choices?q=shipping", "/matters/choices?q=charter", "/time/timers", "/")) {
            APIResponse answer = page.request().get(url(address));
            assertThat(answer.status()).as(address).isEqualTo(200);
            assertThat(answer.text()).as(address).doesNotContain(SECRET);
        }
        page.navigate(url("/matters"));
        page.keyboard().press("/");
        page.keyboard().type(SECRET.toLowerCase(java.util.Locale.ROOT));
        page.waitForTimeout(600);
        assertThat(page.getByText(SECRET + " charter")).hasCount(0);
        page.keyboard().press("Escape");
    }

    /** It goes on for the matter, but not under the eyes of whoever is kept out. */
    private void stopsTheTimer(Page page) {
        Response home = page.navigate(url("/"));
        assertThat(home.text()).doesNotContain(SECRET);
    }

    @Test
    void thoseConcernedAreToldAndWhoTriesIsLookedAt() {
        aMatterInHand();
        WallId wall = wallOff();
        Page keeper = signedIn(firm.administratorEmail());
        keeper.navigate(url("/contacts/" + client + "/access"));
        picture(keeper, "wall-client-access");
        keeper.navigate(url("/contacts/" + client + "/access/new"));
        picture(keeper, "wall-client-new");
        keeper.navigate(url("/walls/groups"));
        picture(keeper, "wall-groups");
        keeper.getByText("Screened from shipping").first().click();
        picture(keeper, "wall-group");
        gives(keeper, wall);
        Page bens = signedIn(firm.email("Ben Cho"));
        acknowledges(bens);
        tries(bens);
        reviews(keeper, wall);
        keeper.navigate(url("/access/matter/" + matter.id()));
        picture(keeper, "wall-who-sees");
    }

    private void gives(Page keeper, WallId wall) {
        keeper.navigate(url("/walls"));
        keeper.getByText(SECRET + " Shipping").first().click();
        keeper.getByLabel("Title").fill("You are screened from a client of the firm");
        keeper.getByLabel("Notice").fill("You advised another party at your former firm.\nDo not speak with anybody here about that work, and do not look for its file.");
        picture(keeper, "wall-notice-new");
        keeper.getByText("Give notice", new Page.GetByTextOptions().setExact(true)).last().click();
        assertThat(keeper.getByText("Not yet")).isVisible();
        firm.asAdministrator(() -> notices.write(new WallNotices.NewNotice(wall, NoticeView.Audience.INSIDE, "Ben Cho is screened", "Do not discuss the charter dispute with him.", 3)).orThrow());
        keeper.reload();
        picture(keeper, "wall-notices");
        keeper.navigate(url("/walls"));
        picture(keeper, "walls");
    }

    private void acknowledges(Page bens) {
        bens.navigate(url("/matters"));
        bens.getByText("1 to acknowledge").click();
        assertThat(bens.getByText("You are screened from a client of the firm")).isVisible();
        assertThat(bens.locator("body").innerText()).doesNotContain(SECRET);
        picture(bens, "notices-to-me");
        bens.getByText("I have read it and will keep to it").click();
        assertThat(bens.getByText("Acknowledged").first()).isVisible();
        assertThat(bens.getByText("to acknowledge")).hasCount(0);
    }

    private void tries(Page bens) {
        bens.navigate(url("/matters/" + matter.id()));
        bens.request().get(url("/contacts/" + client));
        bens.request().get(url("/palette?q=" + SECRET));
        stops.flush();
    }

    private void reviews(Page keeper, WallId wall) {
        keeper.navigate(url("/walls/attempts"));
        assertThat(keeper.locator("tbody").getByText("Ben Cho").first()).isVisible();
        picture(keeper, "wall-attempts");
        keeper.locator("tbody").getByText("Ben Cho").first().click();
        keeper.getByLabel("What you found").fill("An old bookmark; talked to him");
        picture(keeper, "wall-attempt");
        keeper.locator("main form button.p").first().click();
        assertThat(keeper.getByText("Looked at.").first()).isVisible();
        assertThat(firm.asAdministrator(() -> notices.of(wall))).anyMatch(notice -> notice.acknowledged() == 1);
    }
}
