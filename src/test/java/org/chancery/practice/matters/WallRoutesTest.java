package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.platform.identity.Users;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
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
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whom a wall keeps out goes to every door of the program and finds nothing behind it. */
@ChancerySpringTest
class WallRoutesTest {

    private static final String NAME = "Estate of Quillfeather";

    @Autowired TestFirms firms;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Parties parties;
    @Autowired Walls walls;
    @Autowired Users users;
    @Autowired WallStops stops;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;
    @LocalServerPort int port;

    TestFirm firm;
    ContactId client;
    MatterView matter;
    UserId eve;

    @BeforeEach
    void aMatterWalledOffFromOnePartner() {
        firm = firms.found();
        eve = firm.person("Eve Stone", "Administrator");
        matter = firm.asAdministrator(() -> {
            client = contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow();
            ContactId weiss = contacts.add(ContactDetails.person("Hanna", "Weiss")).orThrow();
            MatterView opened = matters.open(MatterDetails.hourly(client, NAME).inArea("Secret area")).orThrow();
            parties.add(AddParty.of(opened.id(), weiss, PartyRole.EXPERT)).orThrow();
            walls.raise(RaiseWall.against(opened.id(), "Lateral", eve)).orThrow();
            return opened;
        });
    }

    private void betraysNothing(String where, String answer) {
        assertThat(answer).as(where).doesNotContain(NAME).doesNotContain("Quillfeather").doesNotContain(matter.number()).doesNotContain("Secret area");
    }

    @Test
    void noPageThatListsOrFindsShowsTheMatter() {
        Session inside = Session.signIn(port, firm.administratorEmail());
        Session outside = Session.signIn(port, firm.email("Eve Stone"));
        for (String path : List.of("/", "/matters", "/matters?q=quillf", "/matters?format=csv", "/matters/choices?q=Quill", "/palette?q=quillf",
                "/contacts/" + client)) {
            assertThat(inside.get(path).body()).as("from inside " + path).contains(path.equals("/") ? matter.number() : NAME);
            Page page = outside.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            betraysNothing(path, page.body());
        }
        assertThat(outside.get("/matters?format=xlsx").status()).isEqualTo(200);
        betraysNothing("number", outside.get("/matters/choices?q=" + matter.number()).body());
    }

    @Test
    void noContactIsAClientByAMatterThatIsHidden() {
        assertThat(Session.signIn(port, firm.administratorEmail()).get("/contacts?standing=CLIENT").body()).contains("Maria Ortiz");
        assertThat(Session.signIn(port, firm.email("Eve Stone")).get("/contacts?standing=CLIENT").body()).doesNotContain("Maria Ortiz");
    }

    @Test
    void theApiKnowsNothingOfIt() {
        Api inside = new Api(port, firm.tokenOf(firm.administrator()));
        Api outside = new Api(port, firm.tokenOf(eve));
        for (String path : List.of("/matters", "/matters?q=Quillfeather", "/matters?clientId=" + client, "/activity", "/activity?matterId=" + matter.id(),
                "/audit?objectType=matter&objectId=" + matter.id())) {
            betraysNothing(path, String.valueOf(outside.get(path).body()));
        }
        assertThat(inside.get("/matters").at("items/0/name")).isEqualTo(NAME);
        assertThat(outside.get("/matters/" + matter.id()).status()).isEqualTo(404);
        assertThat(outside.get("/matters/" + matter.id())).usingRecursiveComparison().ignoringFields("headers").isEqualTo(outside.get("/matters/" + MatterId.next()));
    }

    @Test
    void theIdInABodyIsAnAttemptAsTheOneInAnAddress() {
        Api outside = new Api(port, firm.tokenOf(eve));
        assertThat(outside.post("/timers", timeOn(matter.id())).status()).isIn(404, 422);
        stops.flush();
        assertThat(stopsNoted()).containsExactly("SENT /api/v1/timers");
    }

    private List<String> stopsNoted() {
        return firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql("select kind || ' ' || route from practice.wall_stop where matter_id = :matter")
                .param("matter", matter.id().value()).query(String.class).list()));
    }

    private static String timeOn(MatterId matter) {
        return "{\"matterId\":\"%s\",\"narrative\":\"Call with the executor\"}".formatted(matter);
    }

    @Test
    void aKeptAnswerIsGivenAgainOnlyToWhomItWouldBeGivenNow() {
        UserId ben = firm.person("Ben Cho", "Associate");
        Api program = new Api(port, firm.tokenOf(ben));
        MatterId other = firm.asAdministrator(() -> matters.open(MatterDetails.hourly(client, "Quillfeather's lease")).orThrow().id());
        String body = timeOn(other);
        assertThat(keyed(program, body).status()).isEqualTo(201);
        assertThat(keyed(program, body).headers()).containsEntry("idempotency-replayed", List.of("true"));
        WallId wall = firm.asAdministrator(() -> walls.raise(RaiseWall.against(other, "Lateral", ben)).orThrow());
        Json behind = keyed(program, body);
        assertThat(behind.status()).isEqualTo(404);
        assertThat(behind.headers()).doesNotContainKey("idempotency-replayed");
        betraysNothing("a kept answer", String.valueOf(behind.body()));
        firm.asAdministrator(() -> walls.lift(wall, "Over").orThrow());
        assertThat(keyed(program, body).status()).isEqualTo(201);
        firm.asAdministrator(() -> users.setRoles(ben, List.of(), "Changes desks").orThrow());
        assertThat(keyed(program, body).status()).as("without the permission").isEqualTo(403);
    }

    private static Json keyed(Api program, String body) {
        return program.post("/timers", body, "Idempotency-Key", "once");
    }

    /** Every address of the program that names a matter, of whatever room: a door that is added later is tried too. */
    @Test
    void everyDoorOfTheMatterIsShut() {
        Session outside = Session.signIn(port, firm.email("Eve Stone"));
        Api api = new Api(port, firm.tokenOf(eve));
        List<String> tried = new ArrayList<>();
        for (RequestMappingInfo route : routes.getHandlerMethods().keySet()) {
            for (String pattern : route.getPatternValues()) {
                if (pattern.matches(".*/matters/\\{[^}]+}.*")) {
                    String path = pattern.replaceFirst("/matters/\\{[^}]+}", "/matters/" + matter.id()).replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
                    tryDoor(outside, api, route.getMethodsCondition().getMethods(), path);
                    tried.add(path);
                }
            }
        }
        assertThat(tried).hasSizeGreaterThan(30);
        assertThat(firm.asAdministrator(() -> matters.find(matter.id())).orElseThrow()).isEqualTo(matter);
        stops.flush();
        List<String> stopped = firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql("""
                select distinct u.name from practice.wall_stop s join platform.app_user u on u.id = s.user_id where s.matter_id = :matter""")
                .param("matter", matter.id().value()).query(String.class).list()));
        assertThat(stopped).containsExactly("Eve Stone");
    }

    private void tryDoor(Session outside, Api api, Set<RequestMethod> methods, String path) {
        if (path.startsWith("/api/v1")) {
            String resource = path.substring("/api/v1".length());
            if (methods.contains(RequestMethod.GET)) {
                assertThat(api.get(resource).status()).as("GET " + path).isEqualTo(404);
            }
            if (methods.contains(RequestMethod.DELETE)) {
                assertThat(api.delete(resource).status()).as("DELETE " + path).isEqualTo(404);
            }
        } else if (methods.contains(RequestMethod.GET)) {
            Page page = outside.get(path);
            assertThat(page.status()).as("GET " + path).isEqualTo(404);
            betraysNothing(path, page.body());
        } else {
            Page page = outside.post(path, "people", eve.toString(), "reason", "x");
            assertThat(page.status()).as("POST " + path).isEqualTo(404);
            betraysNothing(path, page.body());
        }
    }

    @Test
    void noCommandOfTheApiTouchesIt() {
        Api api = new Api(port, firm.tokenOf(eve));
        String base = "/matters/" + matter.id();
        for (String path : List.of("/close", "/reopen", "/hold", "/resume", "/take-on")) {
            assertThat(api.post(base + path, "{}").status()).as(path).isEqualTo(404);
        }
        assertThat(api.patch(base, "{\"name\":\"x\"}").status()).isEqualTo(404);
        assertThat(api.post(base + "/parties", "{\"contactId\":\"%s\",\"role\":\"WITNESS\"}".formatted(client)).status()).isEqualTo(404);
        assertThat(api.post(base + "/team", "{\"userId\":\"%s\",\"role\":\"Spy\"}".formatted(eve)).status()).isEqualTo(404);
        assertThat(api.post(base + "/walls", "{\"kind\":\"INCLUSIONARY\",\"reason\":\"x\",\"people\":[\"%s\"]}".formatted(eve)).status()).isEqualTo(404);
        WallId wall = firm.asAdministrator(() -> walls.of(matter.id())).getFirst().id();
        assertThat(api.post(base + "/walls/" + wall + "/lift", "{\"reason\":\"x\"}").status()).isEqualTo(404);
        assertThat(api.post(base + "/walls/" + wall + "/people", "{\"reason\":\"x\",\"people\":[]}").status()).isEqualTo(404);
        assertThat(firm.asAdministrator(() -> matters.find(matter.id())).orElseThrow()).isEqualTo(matter);
        assertThat(firm.as(eve, () -> matters.find(matter.id()))).isEmpty();
    }
}
