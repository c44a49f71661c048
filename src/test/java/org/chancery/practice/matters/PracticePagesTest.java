package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Page;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of contacts and matters, walked through without scripts. */
@ChancerySpringTest
class PracticePagesTest {

    @Autowired TestFirms firms;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @LocalServerPort int port;

    TestFirm firm;
    Session anna;

    @BeforeEach
    void annaHasSignedIn() {
        firm = firms.found();
        anna = Session.signIn(port, firm.administratorEmail());
    }

    private ContactId client() {
        return firm.asAdministrator(() -> contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow());
    }

    private String open(ContactId client) {
        return anna.post("/matters", "clientId", client.toString(), "name", "Estate of Ortiz", "responsibleId", firm.administrator().toString(),
                "arrangement.kind", "HOURLY", "currency", "USD").location();
    }

    @Test
    void emptyListsSayWhatTheyAreForAndOfferTheFirstStep() {
        assertThat(anna.get("/contacts").text()).contains("No contacts yet").contains("Add a contact");
        assertThat(anna.get("/matters").text()).contains("No matters yet").contains("Open a matter");
    }

    @Test
    void aRefusedContactComesBackAsItWasTypedWithItsReasonsInTheirRows() {
        assertThat(anna.get("/contacts/new").status()).isEqualTo(200);
        Page refused = anna.post("/contacts", "kind", "PERSON", "givenName", "Maria", "familyName", "Ortiz", "emails[0].value", "maria@ortiz.example",
                "emails[1].value", "", "emails[2].value", "maria at work", "addresses[0].street", "12 Elm Street", "addresses[0].country", "Atlantis");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"Maria\"").contains("id=\"emails[2].value-error\"").doesNotContain("id=\"emails[1].value-error\"")
                .contains("id=\"addresses[0].country-error\"").contains("maria at work");
    }

    @Test
    void aContactIsAddedShownChangedAndArchived() {
        Page added = anna.post("/contacts", "kind", "PERSON", "givenName", "Maria", "familyName", "Ortiz", "emails[0].value", "maria@ortiz.example",
                "otherNames[0].kind", "FORMER", "otherNames[0].name", "María Núñez", "otherNames[0].until", "1 Jun 2012", "addresses[0].country", "US");
        assertThat(added.status()).isEqualTo(303);
        String href = added.location();
        assertThat(anna.get(href).text()).contains("Maria Ortiz added.").contains("maria@ortiz.example").contains("Formerly").contains("until 1 Jun 2012");
        assertThat(anna.get(href + "/edit").body()).contains("value=\"2012-06-01\"").contains("name=\"emails[1].value\"");
        assertThat(anna.post(href, "version", "1", "kind", "PERSON", "givenName", "Maria", "familyName", "Ortiz-Lee").status()).isEqualTo(303);
        assertThat(anna.get(href).text()).contains("Maria Ortiz-Lee").doesNotContain("maria@ortiz.example");
        Page late = anna.post(href, "version", "1", "kind", "PERSON", "givenName", "M", "familyName", "Ortiz");
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("Somebody else changed this contact");
        anna.post(href + "/archive");
        assertThat(anna.get(href).text()).contains("Archived").contains("Restore");
        assertThat(anna.get("/contacts").text()).doesNotContain("Ortiz-Lee");
        assertThat(anna.get("/contacts?standing=ARCHIVED").text()).contains("Ortiz-Lee");
    }

    @Test
    void whoMayBeThereAlreadyIsShownWhileTypingAndAfterSaving() {
        client();
        assertThat(anna.get("/contacts/similar?kind=PERSON&givenName=maria&familyName=ortiz").text()).contains("May be here already").contains("same name");
        String second = anna.post("/contacts", "kind", "PERSON", "givenName", "Maria", "familyName", "Ortiz").location();
        assertThat(anna.get(second).text()).contains("It may be there twice: same name");
    }

    @Test
    void aRelationAndANoteAreWrittenOnTheContactsPage() {
        String maria = "/contacts/" + client();
        ContactId lee = firm.asAdministrator(() -> contacts.add(ContactDetails.person("Sam", "Lee")).orThrow());
        assertThat(anna.post(maria + "/relations", "relation", "<EMPLOYER", "otherId", "", "otherIdText", "sam lee").status()).as("without scripts the text is enough").isEqualTo(303);
        assertThat(anna.get(maria).text()).contains("employed by").contains("Sam Lee");
        assertThat(anna.get("/contacts/" + lee).text()).contains("employer of").contains("Maria Ortiz");
        Page nobody = anna.post(maria + "/relations", "relation", "SPOUSE", "otherIdText", "nobody at all");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.text()).contains("No contact is called that.");
        assertThat(anna.post(maria + "/notes", "body", "Call after five.").status()).isEqualTo(303);
        assertThat(anna.get(maria).text()).contains("Call after five.");
    }

    @Test
    void aMatterIsOpenedFromItsClient() {
        ContactId client = client();
        assertThat(anna.get("/matters/new?clientId=" + client).body()).contains("Maria Ortiz").contains(client.toString());
        String href = open(client);
        assertThat(href).startsWith("/matters/");
        Page page = anna.get(href);
        assertThat(page.text()).contains("Estate of Ortiz").contains("Maria Ortiz").contains("Responsible: Anna Lane").contains("Hourly").contains("opened").contains("Team");
        assertThat(anna.get("/contacts/" + client).text()).contains("Estate of Ortiz").contains("Client");
        assertThat(anna.get("/matters").text()).contains("Estate of Ortiz");
        assertThat(anna.get("/matters?status=CLOSED").text()).doesNotContain("Estate of Ortiz");
        assertThat(anna.get("/matters?format=csv").body()).contains("Estate of Ortiz");
    }

    @Test
    void aRefusedMatterComesBackAsItWasTyped() {
        Page refused = anna.post("/matters", "clientIdText", "nobody", "name", "", "arrangement.kind", "FLAT", "arrangement.fee", "lots", "openedOn", "sometime", "currency", "USD");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"clientId-error\"").contains("id=\"arrangement.fee-error\"").contains("id=\"openedOn-error\"").contains("value=\"lots\"");
    }

    @Test
    void aMatterIsChangedAndGoesThroughItsLife() {
        String href = open(client());
        assertThat(anna.get(href + "/edit").body()).contains("value=\"Estate of Ortiz\"");
        assertThat(anna.post(href, "version", "1", "clientId", href, "name", "x").status()).isEqualTo(422);
        for (String step : new String[] {"/hold", "/resume", "/close", "/reopen"}) {
            assertThat(anna.get(href + "/standing").status()).isEqualTo(200);
            assertThat(anna.post(href + step).location()).as(step).isEqualTo(href);
        }
        Page early = anna.post(href + "/close", "closedOn", "1 Jan 1999");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("id=\"closedOn-error\"");
        assertThat(anna.get(href + "/activity").text()).contains("closed").contains("reopened");
        assertThat(anna.get(href + "/history").location()).startsWith("/history/matter/");
        assertThat(anna.get(anna.get(href + "/history").location()).status()).isEqualTo(200);
    }

    @Test
    void partiesAndTeamAreNamedAndRemoved() {
        ContactId client = client();
        String href = open(client);
        UserId ben = firm.person("Ben Cho", "Associate");
        assertThat(anna.post(href + "/parties", "contactId", client.toString(), "role", "WITNESS", "note", "saw it").status()).isEqualTo(303);
        assertThat(anna.post(href + "/parties", "contactId", client.toString(), "role", "WITNESS").text()).contains("has this role already");
        assertThat(anna.post(href + "/team", "userId", ben.toString(), "teamRole", "Associate").status()).isEqualTo(303);
        Page page = anna.get(href + "/parties");
        assertThat(page.text()).contains("Witness").contains("saw it").contains("Ben Cho");
        anna.post(href + "/team/" + ben + "/remove");
        assertThat(anna.get(href).text()).contains("Ben Cho left the team");
        assertThat(anna.get(href + "/parties").text()).doesNotContain("Ben Cho Associate");
    }

    @Test
    void aWallIsRaisedExplainedChangedAndLifted() {
        String href = open(client());
        UserId ben = firm.person("Ben Cho", "Associate");
        assertThat(anna.get(href + "/access/new").text()).contains("Ben Cho");
        Page refused = anna.post(href + "/access", "kind", "EXCLUSIONARY", "reason", "Lateral", "people", firm.administrator().toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nobody would be left").contains("answers for work behind this wall");
        assertThat(anna.post(href + "/access", "kind", "EXCLUSIONARY", "reason", "Lateral", "people", ben.toString()).status()).isEqualTo(303);
        Page access = anna.get(href + "/access");
        assertThat(access.text()).contains("Walled: 1 person").contains("1 of 2").contains("Kept out by the wall that Anna Lane raised");
        Session bens = Session.signIn(port, firm.email("Ben Cho"));
        assertThat(bens.get(href).status()).isEqualTo(404);
        assertThat(anna.get(href + "/access").text()).contains("Stopped by a wall");
        String wall = href + "/access/" + access.body().replaceAll("(?s).*?/access/([0-9a-f-]{36}).*", "$1");
        UserId pat = firm.person("Pat Amari", "Paralegal");
        assertThat(anna.post(wall, "people", pat.toString(), "reason", "Ben was never there").status()).isEqualTo(303);
        assertThat(bens.get(href).status()).isEqualTo(200);
        assertThat(anna.post(wall + "/lift", "liftReason", "Over").status()).isEqualTo(303);
        assertThat(anna.get(href + "/access").text()).contains("Lifted by Anna Lane").contains("Over");
    }

    @Test
    void whoShutsHimselfOutIsLedToWhereHeMayBe() {
        String href = open(client());
        UserId eve = firm.person("Eve Stone", "Partner");
        Session eves = Session.signIn(port, firm.email("Eve Stone"));
        Page raised = eves.post(href + "/access", "kind", "EXCLUSIONARY", "reason", "My brother is the other side", "people", eve.toString());
        assertThat(raised.location()).isEqualTo("/matters");
        assertThat(eves.get("/matters").text()).contains("The wall stands.").doesNotContain("Estate of Ortiz");
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingElse() {
        String href = open(client());
        firm.person("Ben Cho", "Associate");
        Session bens = Session.signIn(port, firm.email("Ben Cho"));
        assertThat(bens.get(href).text()).doesNotContain("Change").doesNotContain("Close…");
        assertThat(bens.get(href + "/access").text()).doesNotContain("Raise a wall");
        assertThat(bens.get(href + "/edit").status()).isEqualTo(403);
        assertThat(bens.get(href + "/access/new").status()).isEqualTo(403);
    }
}
