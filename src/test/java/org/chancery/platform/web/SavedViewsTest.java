package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Json;
import org.chancery.testing.TestWeb.Page;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A list as one person likes to see it: its columns, and what of it is saved under a name. */
@ChancerySpringTest
class SavedViewsTest {

    private static final String QUERY = "q=ortiz&sort=-name&columns=name&columns=openedOn";

    @Autowired TestFirms firms;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired SavedViews views;
    @LocalServerPort int port;

    TestFirm firm;
    UserId ben;

    @BeforeEach
    void aFirmWithAMatter() {
        firm = firms.found();
        ben = firm.person("Ben Cho", "Partner");
        firm.asAdministrator(() -> matters.open(MatterDetails.hourly(contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow(), "Estate of Ortiz")).orThrow());
    }

    @Test
    void whatIsShownIsSavedAsATabForOnesOwnEyesAndDeleted() {
        var anna = Session.signIn(port, firm.administratorEmail());
        String shown = anna.get("/matters?" + QUERY).body();
        assertThat(shown).contains("Save this view…", "/views?list=matters&amp;path=%2Fmatters");
        Page saved = anna.post("/views", "list", "matters", "path", "/matters", "query", QUERY, "title", "Ortiz, newest");
        assertThat(saved.location()).isEqualTo("/matters?" + QUERY);
        assertThat(anna.get("/matters").body()).contains(">Ortiz, newest</a>");
        assertThat(anna.get("/matters?" + QUERY).body()).contains("aria-current=\"page\">Ortiz, newest</a>");
        assertThat(Session.signIn(port, firm.email("Ben Cho")).get("/matters").body()).doesNotContain("Ortiz, newest");
        SavedView view = firm.asAdministrator(() -> views.of("matters")).getFirst();
        assertThat(firm.as(ben, () -> views.delete(view.id())).refusals()).extracting(Refusal::code).containsExactly("not-found");
        assertThat(anna.post("/views/" + view.id() + "/delete", "path", "/matters").location()).isEqualTo("/matters");
        assertThat(anna.get("/matters").body()).doesNotContain("Ortiz, newest");
    }

    @Test
    void theApiKeepsTheCallersOwnViewsAndAnswersWholeRows() {
        var api = new Api(port, firm.tokenOf(ben));
        Json saved = api.post("/saved-views", "{\"list\":\"matters\",\"title\":\"Mine\",\"query\":\"status=OPEN\"}");
        assertThat(saved.status()).isEqualTo(201);
        assertThat(api.get("/saved-views?list=matters").at("items/0/title")).isEqualTo("Mine");
        assertThat(new Api(port, firm.tokenOf(firm.administrator())).get("/saved-views?list=matters").at("items/0/title")).isEmpty();
        assertThat(api.post("/saved-views", "{\"list\":\"No list\",\"title\":\"Mine\",\"query\":\"\"}").at("field")).isEqualTo("list");
        assertThat(api.get("/matters?columns=name").status()).isEqualTo(400);
        assertThat(api.delete("/saved-views/" + saved.at("id")).status()).isEqualTo(204);
        assertThat(api.delete("/saved-views/" + saved.at("id")).status()).isEqualTo(404);
    }

    @Test
    void onlyTheChosenColumnsAreShownAndExportedAndAlwaysTheName() {
        var anna = Session.signIn(port, firm.administratorEmail());
        Page page = anna.get("/matters?columns=openedOn");
        assertThat(page.text()).contains("Estate of Ortiz", "Opened", "Columns");
        assertThat(anna.get("/matters?columns=openedOn&format=csv").body().lines().findFirst().orElse("").split(",")).hasSize(2);
        assertThat(anna.get("/matters?columns=nonsense").text()).contains("This list has no column “nonsense”.");
        assertThat(anna.get("/matters?columns=nonsense&format=csv").status()).isEqualTo(400);
    }

    @Test
    void aViewHasANameAndANumberOfThemAndLeadsNowhereElse() {
        assertThat(save("", "").refusals()).extracting(Refusal::code).containsExactly("required");
        assertThat(save("x".repeat(41), "q=a").refusals()).extracting(Refusal::code).containsExactly("too-long");
        assertThat(save("View", "q=" + "a".repeat(2000)).refusals()).extracting(Refusal::field).containsExactly("query");
        for (int i = 0; i < 20; i++) {
            save("View " + i, "q=" + i).orThrow();
        }
        assertThat(save("One more", "q=a").refusals()).extracting(Refusal::code).containsExactly("too-many");
        assertThat(save("View 7", "q=other").orThrow().query()).as("the same name again replaces").isEqualTo("q=other");
        assertThat(firm.as(ben, () -> views.of("matters"))).isEmpty();
        var anna = Session.signIn(port, firm.administratorEmail());
        for (String elsewhere : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
            UUID view = firm.asAdministrator(() -> views.of("matters")).getFirst().id();
            assertThat(anna.post("/views/" + view + "/delete", "path", elsewhere).location()).isEqualTo("/");
        }
    }

    private org.chancery.shared.Outcome<SavedView> save(String title, String query) {
        return firm.asAdministrator(() -> views.save(new SavedViews.NewView("matters", title, query)));
    }
}
