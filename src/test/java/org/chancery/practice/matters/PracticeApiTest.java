package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Json;
import org.chancery.shared.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ChancerySpringTest
class PracticeApiTest {

    @Autowired TestFirms firms;
    @LocalServerPort int port;

    TestFirm firm;
    Api api;

    @BeforeEach
    void aToken() {
        firm = firms.found();
        api = new Api(port, firm.serviceToken());
    }

    private String client() {
        return api.post("/contacts", """
                {"kind":"ORGANISATION","name":"Halden Trust"}""").at("id");
    }

    private Json matter(String client, String more) {
        return api.post("/matters", """
                {"clientId":"%s","name":"Halden v. Northgate","practiceArea":"Litigation","responsibleId":"%s","openedOn":"2026-01-12","currency":"USD",
                 "arrangement":{"kind":"HOURLY"}%s}""".formatted(client, firm.administrator(), more));
    }

    @Test
    void contactsAreAddedAsPersonsAndOrganisations() {
        Json person = api.post("/contacts", """
                {"kind":"PERSON","givenName":"Maria","familyName":"Ortiz","emails":["maria@ortiz.example"]}""");
        assertThat(person.status()).isEqualTo(201);
        Json kept = api.get("/contacts/" + person.at("id"));
        assertThat(kept.at("name")).isEqualTo("Maria Ortiz");
        assertThat(kept.at("emails/0")).isEqualTo("maria@ortiz.example");
        assertThat(kept.at("version")).isEqualTo("1");
        assertThat(api.get("/contacts/" + client()).at("kind")).isEqualTo("ORGANISATION");
        assertThat(api.get("/contacts?sort=name").at("items/0/name")).isEqualTo("Halden Trust");
        assertThat(api.get("/contacts?q=ortiz").at("items/0/email")).isEqualTo("maria@ortiz.example");
    }

    @Test
    void aContactThatMayBeThereAlreadyIsHintedAt() {
        String first = client();
        Json again = api.post("/contacts", """
                {"kind":"ORGANISATION","name":"HALDEN TRUST."}""");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("similar/0/contact/id")).isEqualTo(first);
    }

    @Test
    void badContactsAreRefusedAtTheirField() {
        assertThat(refused("/contacts", "{\"kind\":\"PERSON\"}")).isEqualTo("422 required familyName");
        assertThat(refused("/contacts", "{\"kind\":\"ORGANISATION\",\"name\":\"  \"}")).isEqualTo("422 required name");
        assertThat(refused("/contacts", "{\"kind\":\"ORGANISATION\",\"givenName\":\"A\",\"name\":\"B\"}")).isEqualTo("422 field-of-other-kind givenName");
        assertThat(refused("/contacts", "{\"name\":\"B\"}")).isEqualTo("422 required kind");
        assertThat(refused("/contacts", "{\"kind\":\"PERSON\",\"familyName\":\"B\",\"emails\":[\"b@b.example\",\"b\"]}")).isEqualTo("422 email-malformed emails[1]");
        assertThat(refused("/contacts", "{\"kind\":\"ROBOT\"}")).startsWith("400 ");
        assertThat(refused("/contacts", "{\"kind\":\"PERSON\",\"familyName\":\"%s\"}".formatted("x".repeat(600)))).isEqualTo("422 too-long familyName");
        assertThat(refused("/contacts", "{\"kind\":\"PERSON\",\"familyName\":\"a\\u0000b\"}")).matches("4\\d\\d .*");
    }

    private String refused(String path, String body) {
        Json answer = api.post(path, body);
        return answer.status() + " " + answer.at("type").replace("urn:chancery:refusal:", "") + " " + answer.at("field");
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        String id = api.post("/contacts", """
                {"kind":"PERSON","givenName":"Maria","familyName":"Ortiz","emails":["maria@ortiz.example"],"phones":["+1 510 555 0134"],
                 "addresses":[{"street":"12 Elm Street","city":"Oakland","country":"US"}],"otherNames":[{"kind":"FORMER","name":"María Núñez","until":"2012-06-01"}]}""").at("id");
        Json changed = api.patch("/contacts/" + id, "{\"familyName\":\"Ortiz-Lee\",\"phones\":[]}", "If-Match", "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("name")).isEqualTo("Maria Ortiz-Lee");
        assertThat(changed.at("emails/0")).isEqualTo("maria@ortiz.example");
        assertThat(changed.at("phones/0")).isEmpty();
        assertThat(changed.at("addresses/0/city")).isEqualTo("Oakland");
        assertThat(changed.at("otherNames/0/until")).isEqualTo("2012-06-01");
        assertThat(api.patch("/contacts/" + id, "{\"familyName\":\"X\"}", "If-Match", "\"1\"").status()).isEqualTo(409);
        assertThat(api.patch("/contacts/" + UserId.next(), "{}").status()).isEqualTo(404);
    }

    @Test
    void relationsAreReadFromBothEnds() {
        String group = client();
        String company = api.post("/contacts", "{\"kind\":\"ORGANISATION\",\"name\":\"Halden Ltd\"}").at("id");
        assertThat(api.post("/contacts/" + group + "/relations", "{\"kind\":\"PARENT_COMPANY\",\"otherId\":\"%s\"}".formatted(company)).status()).isEqualTo(201);
        assertThat(api.get("/contacts/" + company + "/relations").at("items/0/words")).isEqualTo("subsidiary of");
        assertThat(refused("/contacts/" + group + "/relations", "{\"kind\":\"PARENT_COMPANY\",\"otherId\":\"%s\"}".formatted(company))).isEqualTo("422 relation-twice otherId");
    }

    @Test
    void aMatterIsOpenedAsTheInterfaceSays() {
        String client = client();
        Json opened = matter(client, "");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.at("number")).isEqualTo("26-00001");
        assertThat(opened.at("status")).isEqualTo("OPEN");
        Json kept = api.get("/matters/" + opened.at("id"));
        assertThat(kept.at("clientName")).isEqualTo("Halden Trust");
        assertThat(kept.at("arrangement/kind")).isEqualTo("HOURLY");
        assertThat(kept.at("openedOn")).isEqualTo("2026-01-12");
        Json flat = api.post("/matters", """
                {"clientId":"%s","name":"Lease","responsibleId":"%s","arrangement":{"kind":"FLAT","fee":{"amount":"2500.00","currency":"USD"}}}""".formatted(client, firm.administrator()));
        assertThat(flat.at("arrangement/fee/amount")).isEqualTo("2500.00");
        assertThat(flat.at("currency")).isEqualTo("USD");
    }

    @Test
    void badMattersAreRefusedAtTheirField() {
        String client = client();
        assertThat(refused("/matters", "{\"clientId\":\"%s\",\"name\":\"A\"}".formatted(client))).isEqualTo("422 required responsibleId");
        assertThat(refused("/matters", body(client, "\"name\":\" \""))).isEqualTo("422 required name");
        assertThat(refused("/matters", body(client, "\"name\":\"A\",\"currency\":\"XYZ\""))).isEqualTo("422 currency-unknown currency");
        assertThat(refused("/matters", body(client, "\"name\":\"A\",\"openedOn\":\"3026-01-01\""))).isEqualTo("422 date-out-of-range openedOn");
        assertThat(refused("/matters", body(client, "\"name\":\"A\",\"openedOn\":\"yesterday\""))).startsWith("400 ");
        assertThat(refused("/matters", body(UserId.next().toString(), "\"name\":\"A\""))).isEqualTo("422 client-unknown clientId");
        assertThat(refused("/matters", body(client, "\"name\":\"A\",\"arrangement\":{\"kind\":\"BARTER\"}"))).startsWith("400 ");
        assertThat(refused("/matters", body(client, "\"name\":\"A\",\"arrangement\":{\"kind\":\"FLAT\"}"))).matches("4\\d\\d .*arrangement.*");
        assertThat(refused("/matters", body(client, "\"name\":\"A\",\"stauts\":\"OPEN\""))).startsWith("400 ");
        assertThat(api.get("/matters").at("items/0/id")).isEmpty();
    }

    private String body(String client, String more) {
        return "{\"clientId\":\"%s\",\"responsibleId\":\"%s\",%s}".formatted(client, firm.administrator(), more);
    }

    @Test
    void mattersAreListedFilteredAndPaged() {
        String client = client();
        String id = matter(client, "").at("id");
        matter(client, ",\"clientReference\":\"H-2\"");
        api.post("/matters/" + id + "/close", "{}");
        assertThat(api.get("/matters?status=CLOSED").at("items/0/id")).isEqualTo(id);
        assertThat(api.get("/matters?status=OPEN").at("items/0/number")).isEqualTo("26-00002");
        assertThat(api.get("/matters?responsibleId=" + firm.administrator()).at("items/1/id")).isEqualTo(id);
        assertThat(api.get("/matters?clientId=" + client + "&limit=1&sort=number").at("nextCursor")).isNotEmpty();
        assertThat(api.get("/matters?q=northgate&sort=-number").at("items/0/number")).isEqualTo("26-00002");
        assertThat(api.get("/matters?colour=red").status()).isEqualTo(400);
        assertThat(api.post("/matters/" + id + "/reopen", "{}").at("status")).isEqualTo("OPEN");
        assertThat(api.post("/matters/" + id + "/reopen", "{}").at("type")).endsWith("matter-status");
    }

    @Test
    void aMatterIsChangedPartAndTeamNamed() {
        String client = client();
        String id = matter(client, "").at("id");
        Json changed = api.patch("/matters/" + id, "{\"practiceArea\":\"Appeals\"}");
        assertThat(changed.at("practiceArea")).isEqualTo("Appeals");
        assertThat(changed.at("name")).isEqualTo("Halden v. Northgate");
        assertThat(api.patch("/matters/" + id, "{\"name\":\"B\"}", "If-Match", "\"1\"").status()).isEqualTo(409);
        Json party = api.post("/matters/" + id + "/parties", "{\"contactId\":\"%s\",\"role\":\"OPPOSING_PARTY\"}".formatted(client));
        assertThat(party.at("side")).isEqualTo("THEIRS");
        assertThat(api.get("/matters/" + id + "/parties").at("items/0/name")).isEqualTo("Halden Trust");
        assertThat(api.delete("/matters/" + id + "/parties/" + party.at("id")).status()).isEqualTo(204);
        UserId ben = firm.person("Ben Cho", "Associate");
        assertThat(api.post("/matters/" + id + "/team", "{\"userId\":\"%s\",\"role\":\"Associate\"}".formatted(ben)).status()).isEqualTo(201);
        assertThat(api.get("/matters/" + id + "/team").at("items/1/name")).isEqualTo("Ben Cho");
    }

    @Test
    void wallsAreRaisedExplainedAndLifted() {
        String id = matter(client(), "").at("id");
        UserId ben = firm.person("Ben Cho", "Associate");
        String wall = api.post("/matters/" + id + "/walls", "{\"kind\":\"EXCLUSIONARY\",\"reason\":\"Lateral\",\"people\":[\"%s\"]}".formatted(ben)).at("id");
        Api bens = new Api(port, firm.tokenOf(ben));
        assertThat(bens.get("/matters/" + id).status()).isEqualTo(404);
        assertThat(api.get("/matters/" + id + "/walls").at("items/0/people/0/name")).isEqualTo("Ben Cho");
        assertThat(String.valueOf(api.get("/matters/" + id + "/access").body())).contains("Kept out by the wall");
        assertThat(refused("/matters/" + id + "/walls", "{\"kind\":\"EXCLUSIONARY\",\"reason\":\"Again\",\"people\":[\"%s\"]}".formatted(ben))).isEqualTo("422 wall-stands kind");
        assertThat(refused("/matters/" + id + "/walls/" + wall + "/lift", "{\"reason\":\"\"}")).isEqualTo("422 required reason");
        assertThat(api.post("/matters/" + id + "/walls/" + wall + "/lift", "{\"reason\":\"Over\"}").status()).isEqualTo(200);
        assertThat(bens.get("/matters/" + id).status()).isEqualTo(200);
    }

    @Test
    void whoMayNotIsForbidden() {
        String id = matter(client(), "").at("id");
        Api bens = new Api(port, firm.tokenOf(firm.person("Ben Cho", "Associate")));
        assertThat(bens.patch("/matters/" + id, "{\"name\":\"x\"}").status()).isEqualTo(403);
        assertThat(bens.post("/matters/" + id + "/walls", "{\"kind\":\"EXCLUSIONARY\",\"reason\":\"x\",\"people\":[]}").status()).isEqualTo(403);
        Api ivos = new Api(port, firm.tokenOf(firm.person("Ivo Tech", "IT manager")));
        assertThat(ivos.get("/matters").status()).isEqualTo(403);
        assertThat(ivos.get("/contacts").status()).isEqualTo(403);
    }
}
