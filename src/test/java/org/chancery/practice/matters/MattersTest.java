package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Users;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestClock;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChancerySpringTest
class MattersTest {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired TestFirms firms;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Parties parties;
    @Autowired Teams teams;
    @Autowired Users users;
    @Autowired Activities activities;

    TestFirm firm;
    ContactId client;

    @BeforeEach
    void aFirmWithAClient() {
        TestClock.set(Instant.parse("2026-11-23T18:00:00Z"));
        firm = firms.found();
        client = firm.asAdministrator(() -> contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow());
    }

    @AfterEach
    void theClockRunsAgain() {
        TestClock.set(null);
    }

    private MatterView open() {
        return firm.asAdministrator(() -> matters.open(MatterDetails.hourly(client, "Estate of Ortiz")).orThrow());
    }

    private static List<String> fields(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::field).toList();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void aMatterIsOpenedUnderTheNextNumberWithWhatTheFirmAssumes() {
        MatterView matter = open();
        assertThat(matter.number()).isEqualTo("26-00001");
        assertThat(matter.clientName()).isEqualTo("Maria Ortiz");
        assertThat(matter.responsibleId()).isEqualTo(firm.administrator());
        assertThat(matter.openedOn()).isEqualTo(TODAY);
        assertThat(matter.currency().getCode()).isEqualTo("USD");
        assertThat(matter.status()).isEqualTo(MatterStatus.OPEN);
        assertThat(open().number()).isEqualTo("26-00002");
    }

    @Test
    void aFlatFeeIsKeptExactly() {
        var fee = Money.parse("USD 2500.50");
        MatterView matter = firm.asAdministrator(() -> matters.open(MatterDetails.flat(client, "Lease review", fee)).orThrow());
        assertThat(matter.arrangement()).isEqualTo(new Arrangement.Flat(fee));
        assertThat(firm.asAdministrator(() -> matters.findByNumber(matter.number())).orElseThrow()).isEqualTo(matter);
    }

    @Test
    void whatCannotBeRightIsRefusedBesideItsFieldAndAllAtOnce() {
        var wrong = new MatterDetails(new ContactId(UUID.randomUUID()), "x".repeat(501), "", "", "", new UserId(UUID.randomUUID()), null,
                LocalDate.of(1066, 10, 14), "DUCATS", new Arrangement.Flat(Money.parse("USD 0")), null);
        assertThat(fields(firm.asAdministrator(() -> matters.open(wrong))))
                .containsExactlyInAnyOrder("clientId", "name", "responsibleId", "openedOn", "currency", "arrangement.fee");
        assertThat(codes(firm.asAdministrator(() -> matters.open(MatterDetails.hourly(client, "  "))))).containsExactly("required");
    }

    @Test
    void anArchivedClientIsRefused() {
        firm.asAdministrator(() -> contacts.archive(client).orThrow());
        var outcome = firm.asAdministrator(() -> matters.open(MatterDetails.hourly(client, "Estate of Ortiz")));
        assertThat(codes(outcome)).containsExactly("client-archived");
        assertThat(fields(outcome)).containsExactly("clientId");
    }

    @Test
    void aFeeInAnotherCurrencyIsRefused() {
        var details = MatterDetails.flat(client, "Lease review", Money.parse("EUR 100")).in("USD");
        assertThat(codes(firm.asAdministrator(() -> matters.open(details)))).containsExactly("fee-currency");
    }

    @Test
    void aProgramMustSayWhoIsResponsibleAndCannotBeItself() {
        UserId service = firm.add(new Users.NewUser("api@x.example", "API", "", Actor.Kind.SERVICE, false, false, null, List.of("Administrator")));
        assertThat(fields(firm.as(service, () -> matters.open(MatterDetails.hourly(client, "A"))))).containsExactly("responsibleId");
        assertThat(codes(firm.as(service, () -> matters.open(MatterDetails.hourly(client, "A").responsible(service))))).containsExactly("person-not-human");
        assertThat(firm.as(service, () -> matters.open(MatterDetails.hourly(client, "A").responsible(firm.administrator()))).isDone()).isTrue();
    }

    @Test
    void whoHasLeftIsNotResponsibleForAnythingNew() {
        UserId ben = firm.person("Ben Cho", "Associate");
        firm.asAdministrator(() -> users.leave(ben).orThrow());
        assertThat(codes(firm.asAdministrator(() -> matters.open(MatterDetails.hourly(client, "A").responsible(ben))))).containsExactly("person-left");
    }

    @Test
    void twentyMattersOpenedAtOnceHaveTwentyNumbers() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                tasks.add(() -> open().number());
            }
            var numbers = new HashSet<String>();
            for (var done : threads.invokeAll(tasks)) {
                numbers.add(done.get());
            }
            assertThat(numbers).hasSize(20);
        }
    }

    @Test
    void aMatterGoesThroughItsLife() {
        MatterId id = firm.asAdministrator(() -> matters.propose(MatterDetails.hourly(client, "Estate of Ortiz").openedOn(TODAY.minusDays(9))).orThrow()).id();
        assertThat(firm.asAdministrator(() -> matters.takeOn(id, TODAY.minusDays(2)).orThrow()).openedOn()).isEqualTo(TODAY.minusDays(2));
        assertThat(firm.asAdministrator(() -> matters.hold(id).orThrow()).status()).isEqualTo(MatterStatus.ON_HOLD);
        assertThat(firm.asAdministrator(() -> matters.resume(id).orThrow()).status()).isEqualTo(MatterStatus.OPEN);
        assertThat(firm.asAdministrator(() -> matters.close(id, null).orThrow()).closedOn()).isEqualTo(TODAY);
        assertThat(firm.asAdministrator(() -> matters.reopen(id).orThrow()).closedOn()).isNull();
        assertThat(firm.asAdministrator(() -> activities.ofMatter(id.value(), 20))).extracting(Activities.ActivityView::summary)
                .containsExactly("Matter 26-00001 reopened", "Matter 26-00001 closed", "Matter 26-00001 resumed", "Matter 26-00001 put on hold",
                        "Matter 26-00001 opened", "Prospective matter 26-00001 written down");
    }

    @Test
    void aStepThatDoesNotFollowIsRefused() {
        MatterId id = open().id();
        assertThat(codes(firm.asAdministrator(() -> matters.reopen(id)))).containsExactly("matter-status");
        assertThat(codes(firm.asAdministrator(() -> matters.takeOn(id, null)))).containsExactly("matter-status");
        firm.asAdministrator(() -> matters.close(id, null).orThrow());
        assertThat(codes(firm.asAdministrator(() -> matters.close(id, null)))).as("Enter twice").containsExactly("matter-status");
        assertThat(codes(firm.asAdministrator(() -> matters.hold(id)))).containsExactly("matter-status");
    }

    @Test
    void aMatterIsNotClosedBeforeItWasOpenedNorInTheFuture() {
        MatterId id = open().id();
        assertThat(fields(firm.asAdministrator(() -> matters.close(id, TODAY.minusDays(1))))).containsExactly("closedOn");
        assertThat(fields(firm.asAdministrator(() -> matters.close(id, TODAY.plusDays(1))))).containsExactly("closedOn");
    }

    @Test
    void clientAndCurrencyStayOnceAMatterIsOpen() {
        MatterView matter = open();
        ContactId other = firm.asAdministrator(() -> contacts.add(ContactDetails.person("Someone", "Else")).orThrow());
        var changed = new MatterDetails(other, "New name", "", "", "", firm.administrator(), null, matter.openedOn(), "EUR", new Arrangement.Hourly(), null);
        assertThat(fields(firm.asAdministrator(() -> matters.change(matter.id(), 1, changed)))).containsExactlyInAnyOrder("clientId", "currency");
        assertThat(firm.asAdministrator(() -> matters.find(matter.id())).orElseThrow().name()).isEqualTo("Estate of Ortiz");
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        MatterView matter = open();
        MatterView changed = firm.asAdministrator(() -> matters.change(matter.id(), matter.version(), matter.details().inArea("Probate")).orThrow());
        assertThat(changed.practiceArea()).isEqualTo("Probate");
        assertThat(codes(firm.asAdministrator(() -> matters.change(matter.id(), matter.version(), matter.details().inArea("Tax"))))).containsExactly("version-conflict");
    }

    @Test
    void aClientOfALiveMatterIsNotArchived() {
        MatterId id = open().id();
        assertThat(codes(firm.asAdministrator(() -> contacts.archive(client)))).containsExactly("contact-in-use");
        firm.asAdministrator(() -> matters.close(id, null).orThrow());
        assertThat(firm.asAdministrator(() -> contacts.archive(client)).isDone()).isTrue();
    }

    @Test
    void aContactTakesPartOncePerRole() {
        MatterId id = open().id();
        ContactId weiss = firm.asAdministrator(() -> contacts.add(ContactDetails.person("Hanna", "Weiss")).orThrow());
        PartyView expert = firm.asAdministrator(() -> parties.add(AddParty.of(id, weiss, PartyRole.EXPERT)).orThrow());
        assertThat(expert.side()).isEqualTo(PartySide.NEUTRAL);
        assertThat(codes(firm.asAdministrator(() -> parties.add(AddParty.of(id, weiss, PartyRole.EXPERT))))).containsExactly("party-twice");
        firm.asAdministrator(() -> parties.add(AddParty.of(id, weiss, PartyRole.WITNESS)).orThrow());
        firm.asAdministrator(() -> parties.remove(id, expert.id()).orThrow());
        assertThat(firm.asAdministrator(() -> parties.of(id))).extracting(PartyView::role).containsExactly(PartyRole.WITNESS);
        assertThat(codes(firm.asAdministrator(() -> parties.remove(id, expert.id())))).containsExactly("not-found");
    }

    @Test
    void theTeamBeginsWithWhoAnswersForTheMatter() {
        UserId ben = firm.person("Ben Cho", "Associate");
        UserId pat = firm.person("Pat Amari", "Paralegal");
        MatterId id = firm.asAdministrator(() -> matters.open(MatterDetails.hourly(client, "Estate").originating(ben)).orThrow()).id();
        firm.asAdministrator(() -> teams.add(id, pat, "Paralegal").orThrow());
        firm.asAdministrator(() -> teams.add(id, pat, "Trial paralegal").orThrow());
        assertThat(firm.asAdministrator(() -> teams.of(id))).extracting(TeamMember::name, TeamMember::role).containsExactly(
                org.assertj.core.groups.Tuple.tuple("Anna Lane", "Responsible"), org.assertj.core.groups.Tuple.tuple("Ben Cho", "Originating"),
                org.assertj.core.groups.Tuple.tuple("Pat Amari", "Trial paralegal"));
        firm.asAdministrator(() -> teams.remove(id, pat).orThrow());
        assertThat(firm.asAdministrator(() -> teams.of(id))).hasSize(2);
    }

    @Test
    void aMatterIsFoundByNumberNameAndClient() {
        MatterView matter = open();
        for (String q : List.of("26-00001", "estate", "ORTIZ", "maria")) {
            assertThat(firm.asAdministrator(() -> matters.search(q, 5))).as(q).extracting(MatterRef::id).containsExactly(matter.id());
        }
        assertThat(firm.asAdministrator(() -> matters.search("%", 5))).isEmpty();
    }
}
