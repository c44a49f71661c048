package org.chancery.practice.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.audit.History;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ChancerySpringTest
class ContactsTest {

    @Autowired TestFirms firms;
    @Autowired Contacts contacts;
    @Autowired Relations relations;
    @Autowired ContactNotes notes;
    @Autowired History history;
    @Autowired Activities activities;

    TestFirm firm;

    @BeforeEach
    void aFirm() {
        firm = firms.found();
    }

    private ContactId add(ContactDetails details) {
        return firm.asAdministrator(() -> contacts.add(details).orThrow());
    }

    private static List<String> fields(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::field).toList();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void aContactIsKeptWithAllThatWasEnteredInItsOrder() {
        var details = ContactDetails.person("María", "Núñez-Ortiz")
                .with(ContactPoint.email("maria@ortiz.example"), ContactPoint.email("m.ortiz@work.example"), ContactPoint.phone("+1 (510) 555-0134"))
                .with(new Address("home", "12 Elm Street\nApt 4", "Oakland", "CA", "94607", "us"))
                .with(new OtherName(OtherName.Kind.FORMER, "María Núñez", LocalDate.of(2012, 6, 1)));
        ContactId id = add(details);
        ContactView kept = firm.asAdministrator(() -> contacts.find(id)).orElseThrow();
        assertThat(kept.details()).isEqualTo(details);
        assertThat(kept.name()).isEqualTo("María Núñez-Ortiz");
        assertThat(kept.version()).isEqualTo(1);
        assertThat(kept.details().addresses().getFirst().lines()).containsExactly("12 Elm Street", "Apt 4", "Oakland, CA 94607", "United States");
    }

    @Test
    void whatCannotBeRightIsRefusedBesideItsFieldAndAllAtOnce() {
        var outcome = firm.asAdministrator(() -> contacts.add(ContactDetails.person("x".repeat(201), "")
                .with(ContactPoint.email("maria at ortiz"), ContactPoint.phone("call me"))
                .with(new Address("", "1 High Street", "Town", "", "", "Atlantis"))
                .with(new OtherName(OtherName.Kind.FORMER, "Old", LocalDate.of(2999, 1, 1)))));
        assertThat(fields(outcome)).containsExactlyInAnyOrder("givenName", "emails[0]", "phones[0]", "addresses[0].country", "otherNames[0].until");
    }

    @Test
    void aContactWithoutANameIsRefused() {
        assertThat(fields(firm.asAdministrator(() -> contacts.add(ContactDetails.person(" ", "  "))))).containsExactly("familyName");
        assertThat(fields(firm.asAdministrator(() -> contacts.add(ContactDetails.organisation(" "))))).containsExactly("name");
    }

    @Test
    void oneNameIsEnoughForAPerson() {
        ContactId id = add(ContactDetails.person("Sukarno", ""));
        assertThat(firm.asAdministrator(() -> contacts.ref(id)).orElseThrow().name()).isEqualTo("Sukarno");
    }

    @Test
    void aChangeTouchesOnlyWhatDiffersAndShowsInTheHistory() {
        ContactId id = add(ContactDetails.organisation("Halden Trust").with(ContactPoint.email("a@halden.example"), ContactPoint.email("b@halden.example")));
        ContactView changed = firm.asAdministrator(() -> contacts.change(id, 1,
                ContactDetails.organisation("Halden Trust").with(ContactPoint.email("b@halden.example"), ContactPoint.email("c@halden.example")))).orThrow();
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.details().points()).extracting(ContactPoint::value).containsExactly("b@halden.example", "c@halden.example");
        var operations = firm.asAdministrator(() -> history.of("contact", id.value())).stream()
                .filter(version -> version.objectType().equals("contact-point")).map(History.Version::operation).toList();
        assertThat(operations).containsExactly("INSERT", "DELETE", "UPDATE", "INSERT", "INSERT");
    }

    @Test
    void whoChangesAnOldVersionIsRefused() {
        ContactId id = add(ContactDetails.organisation("Halden Trust"));
        firm.asAdministrator(() -> contacts.change(id, 1, ContactDetails.organisation("Halden Trust Ltd")).orThrow());
        assertThat(codes(firm.asAdministrator(() -> contacts.change(id, 1, ContactDetails.organisation("Halden Group"))))).containsExactly("version-conflict");
        assertThat(firm.asAdministrator(() -> contacts.ref(id)).orElseThrow().name()).isEqualTo("Halden Trust Ltd");
    }

    @Test
    void savingWithoutAChangeChangesNothing() {
        ContactId id = add(ContactDetails.organisation("Halden Trust"));
        assertThat(firm.asAdministrator(() -> contacts.change(id, 1, ContactDetails.organisation("Halden Trust ")).orThrow()).version()).isEqualTo(1);
    }

    @Test
    void aNamesakeIsHintedAtAndNeverRefused() {
        ContactId first = add(ContactDetails.person("José", "O’Brien").with(ContactPoint.email("jose@obrien.example")));
        var again = ContactDetails.person("jose", "OBRIEN");
        assertThat(firm.asAdministrator(() -> contacts.similar(again, null))).extracting(similar -> similar.contact().id()).containsExactly(first);
        assertThat(firm.asAdministrator(() -> contacts.add(again)).isDone()).isTrue();
        var sameAddress = ContactDetails.person("J.", "Other").with(ContactPoint.email("JOSE@obrien.example"));
        assertThat(firm.asAdministrator(() -> contacts.similar(sameAddress, null))).extracting(SimilarContact::why).containsExactly("same e-mail address");
        assertThat(firm.asAdministrator(() -> contacts.similar(ContactDetails.person("José", "O’Brien"), first))).hasSize(1);
    }

    @Test
    void aContactIsFoundByAnyOfItsNamesItsAddressAndItsNumber() {
        ContactId id = add(ContactDetails.organisation("Northgate Holdings plc").with(ContactPoint.email("office@northgate.example"), ContactPoint.phone("+44 20 7946 0991"))
                .with(new OtherName(OtherName.Kind.TRADING, "Café Söhne", null)));
        for (String q : List.of("northgate", "HOLDINGS", "cafe sohne", "office@north", "79460991".substring(0, 6))) {
            assertThat(firm.asAdministrator(() -> contacts.search(q, 10))).as(q).extracting(ContactRef::id).containsExactly(id);
        }
        assertThat(firm.asAdministrator(() -> contacts.search("southgate", 10))).isEmpty();
    }

    @Test
    void anArchivedContactIsNoChoiceAnyMoreAndComesBack() {
        ContactId id = add(ContactDetails.organisation("Halden Trust"));
        firm.asAdministrator(() -> contacts.archive(id).orThrow());
        assertThat(firm.asAdministrator(() -> contacts.search("halden", 10))).isEmpty();
        assertThat(firm.asAdministrator(() -> contacts.archive(id)).isDone()).as("twice is once").isTrue();
        firm.asAdministrator(() -> contacts.restore(id).orThrow());
        assertThat(firm.asAdministrator(() -> contacts.search("halden", 10))).hasSize(1);
        assertThat(firm.asAdministrator(() -> activities.ofObject("contact", id.toString(), 10))).extracting(Activities.ActivityView::summary)
                .containsExactly("Contact Halden Trust restored", "Contact Halden Trust archived", "Contact Halden Trust added");
    }

    @Test
    void aRelationIsReadInWordsFromBothEnds() {
        ContactId group = add(ContactDetails.organisation("Halden Group"));
        ContactId company = add(ContactDetails.organisation("Halden Ltd"));
        firm.asAdministrator(() -> relations.relate(RelateContacts.of(group, RelationKind.PARENT_COMPANY, company)).orThrow());
        assertThat(firm.asAdministrator(() -> relations.of(group))).extracting(RelationView::words, RelationView::otherName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("parent company of", "Halden Ltd"));
        assertThat(firm.asAdministrator(() -> relations.of(company))).extracting(RelationView::words, RelationView::otherName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("subsidiary of", "Halden Group"));
    }

    @Test
    void aRelationIsKeptOnceAndItsEndStaysOnRecord() {
        ContactId ana = add(ContactDetails.person("Ana", "Ruiz"));
        ContactId ben = add(ContactDetails.person("Ben", "Ruiz"));
        RelationId marriage = firm.asAdministrator(() -> relations.relate(RelateContacts.of(ana, RelationKind.SPOUSE, ben)).orThrow());
        assertThat(codes(firm.asAdministrator(() -> relations.relate(RelateContacts.of(ana, RelationKind.SPOUSE, ben))))).containsExactly("relation-twice");
        assertThat(codes(firm.asAdministrator(() -> relations.relate(RelateContacts.of(ben, RelationKind.SPOUSE, ana))))).containsExactly("relation-twice");
        assertThat(codes(firm.asAdministrator(() -> relations.relate(RelateContacts.of(ana, RelationKind.SPOUSE, ana))))).containsExactly("relation-to-self");
        firm.asAdministrator(() -> relations.end(ben, marriage, LocalDate.of(2020, 5, 1)).orThrow());
        assertThat(firm.asAdministrator(() -> relations.of(ben))).extracting(RelationView::endedOn).containsExactly(LocalDate.of(2020, 5, 1));
        assertThat(firm.asAdministrator(() -> relations.relate(RelateContacts.of(ana, RelationKind.SPOUSE, ben))).isDone()).as("married again").isTrue();
    }

    @Test
    void aNoteIsSignedAndStays() {
        ContactId id = add(ContactDetails.person("Ana", "Ruiz"));
        firm.asAdministrator(() -> notes.write(id, "Prefers to be called after five.").orThrow());
        assertThat(fields(firm.asAdministrator(() -> notes.write(id, " ")))).containsExactly("body");
        assertThat(firm.asAdministrator(() -> notes.of(id))).singleElement()
                .satisfies(note -> assertThat(note.author()).isEqualTo("Anna Lane"));
    }

    @Test
    void anotherFirmKnowsNothingOfIt() {
        ContactId id = add(ContactDetails.person("Ana", "Ruiz"));
        var other = firms.found();
        assertThat(other.asAdministrator(() -> contacts.find(id))).isEmpty();
        assertThat(other.asAdministrator(() -> contacts.search("ruiz", 10))).isEmpty();
        assertThat(codes(other.asAdministrator(() -> contacts.change(id, 1, ContactDetails.person("Eve", "Il"))))).containsExactly("not-found");
    }

    @Test
    void whoMayNotEditContactsIsDenied() {
        var it = firm.person("Ivo Tech", "IT manager");
        assertThatThrownBy(() -> firm.as(it, () -> contacts.add(ContactDetails.person("A", "B")))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> firm.as(it, () -> contacts.find(new ContactId(UUID.randomUUID())))).isInstanceOf(AccessDeniedException.class);
    }
}
