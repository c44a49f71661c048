package org.chancery.practice.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.practice.timekeeping.Office.DAY;
import static org.chancery.practice.timekeeping.Office.usd;

import java.util.List;
import org.chancery.platform.activity.Activities;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.TaskSet;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ChancerySpringTest
class TimeEntriesTest {

    @Autowired ApplicationContext context;
    @Autowired TimeEntries entries;
    @Autowired Approvals approvals;
    @Autowired ClientTerms terms;
    @Autowired Activities activities;

    @Test
    void rawMinutesAreKeptAndOnlyTheBilledValueIsRounded() {
        var office = new Office(context).open();
        TimeView entry = office.firm.as(office.ben, () -> entries.record(office.time(40)).orThrow());
        assertThat(entry.minutes()).isEqualTo(40);
        assertThat(entry.billedMinutes()).isEqualTo(42);
        assertThat(entry.rate()).isEqualTo(usd("450.00"));
        assertThat(entry.amount()).isEqualTo(usd("315.00"));
        assertThat(entry.status()).isEqualTo(WorkStatus.DRAFT);
    }

    @Test
    void aClientsOwnUnitIsUsedFromThenOnAndLeavesWhatIsRecordedAlone() {
        var office = new Office(context).open();
        TimeView before = office.firm.as(office.ben, () -> entries.record(office.time(40)).orThrow());
        office.firm.asAdministrator(() -> terms.agree(new ClientTerms.Terms(office.client, 15, 0)).orThrow());
        TimeView after = office.firm.as(office.ben, () -> entries.record(office.time(40)).orThrow());
        assertThat(after.billedMinutes()).isEqualTo(45);
        assertThat(office.firm.as(office.ben, () -> entries.find(before.id()).orElseThrow()).billedMinutes()).isEqualTo(42);
    }

    @Test
    void zeroMinutesMayBeRecorded() {
        var office = new Office(context).open();
        TimeView entry = office.firm.as(office.ben, () -> entries.record(office.time(0)).orThrow());
        assertThat(entry.billedMinutes()).isZero();
        assertThat(entry.amount()).isEqualTo(usd("0.00"));
    }

    @Test
    void workAtNoChargeShowsItsRateAndCostsNothing() {
        var office = new Office(context).open();
        TimeView free = office.firm.as(office.ben, () -> entries.record(billing(office, Billing.NO_CHARGE)).orThrow());
        assertThat(free.rate()).isEqualTo(usd("450.00"));
        assertThat(free.amount()).isEqualTo(usd("0.00"));
        TimeView internal = office.firm.as(office.ben, () -> entries.record(billing(office, Billing.NON_BILLABLE)).orThrow());
        assertThat(internal.rate()).isNull();
    }

    @Test
    void billableTimeWithoutARateIsRefusedAndAtNoChargeItIsNot() {
        var office = new Office(context).open();
        var carol = office.firm.person("Carol Diaz", "Associate");
        assertThat(codes(office.firm.as(carol, () -> entries.record(office.time(30))))).containsExactly("rate-missing");
        assertThat(office.firm.as(carol, () -> entries.record(billing(office, Billing.NO_CHARGE)).orThrow()).rate()).isNull();
    }

    @Test
    void moreThanADayIsRefusedInOneEntryAndInSeveral() {
        var office = new Office(context).open();
        assertThat(codes(office.firm.as(office.ben, () -> entries.record(office.time(1441))))).containsExactly("day-too-long");
        office.firm.as(office.ben, () -> entries.record(office.time(1440)).orThrow());
        var more = office.firm.as(office.ben, () -> entries.record(office.time(1)));
        assertThat(more.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("day-too-long");
            assertThat(refusal.field()).isEqualTo("minutes");
        });
    }

    @Test
    void theFutureIsOpenForAWeekOnly() {
        var office = new Office(context).open();
        var today = java.time.LocalDate.now(java.time.ZoneId.of("America/Los_Angeles"));
        assertThat(office.firm.as(office.ben, () -> entries.record(office.time(6, today.plusDays(7)))).isDone()).isTrue();
        assertThat(codes(office.firm.as(office.ben, () -> entries.record(office.time(6, today.plusDays(8)))))).containsExactly("date-in-future");
    }

    @Test
    void nothingIsRecordedOnAClosedMatter() {
        var office = new Office(context).open();
        office.close(office.matter);
        assertThat(codes(office.firm.as(office.ben, () -> entries.record(office.time(6))))).containsExactly("matter-closed");
    }

    @Test
    void codesMustExistAndTasksBelongToTheMattersSet() {
        var office = new Office(context).open();
        var deal = office.matter(MatterDetails.hourly(office.client, "Purchase of a barn").with(TaskSet.PROJECT).responsible(office.firm.administrator()));
        assertThat(office.firm.as(office.ben, () -> entries.record(new NewTime(deal, null, DAY, 6, "", "L110", "A999", null, null))).refusals())
                .extracting(Refusal::code, Refusal::field).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("code-not-in-set", "taskCode"), org.assertj.core.groups.Tuple.tuple("code-unknown", "activityCode"));
        assertThat(office.firm.as(office.ben, () -> entries.record(new NewTime(deal, null, DAY, 6, "", "p100", "a102", null, null)).orThrow()).taskCode()).isEqualTo("P100");
    }

    @Test
    void anApproverRecordsForOthersWhatIsApprovedAtOnceAndForHimselfADraft() {
        var office = new Office(context).open();
        office.rate(office.firm.administrator(), "600.00");
        TimeView bens = office.firm.asAdministrator(() -> entries.record(office.timeOf(office.ben, 6)).orThrow());
        assertThat(bens.status()).isEqualTo(WorkStatus.APPROVED);
        assertThat(bens.approvedBy()).isEqualTo("Anna Lane");
        assertThat(office.firm.asAdministrator(() -> entries.record(office.time(6)).orThrow()).status()).isEqualTo(WorkStatus.DRAFT);
        assertThat(codes(office.firm.as(office.ben, () -> entries.record(office.timeOf(office.firm.administrator(), 6))))).containsExactly("forbidden");
    }

    @Test
    void aDraftIsChangedWithItsVersionAndKeepsItsRate() {
        var office = new Office(context).open();
        TimeView draft = office.firm.as(office.ben, () -> entries.record(office.time(6)).orThrow());
        office.rate(new NewRate(null, null, office.matter, null, usd("300.00"), Office.LONG_AGO, null, null)).orThrow();
        TimeView longer = office.firm.as(office.ben, () -> entries.change(draft.id(), 1, office.time(60)).orThrow());
        assertThat(longer.amount()).isEqualTo(usd("450.00"));
        assertThat(codes(office.firm.as(office.ben, () -> entries.change(draft.id(), 1, office.time(90))))).containsExactly("version-conflict");
        TimeView otherDay = office.firm.as(office.ben, () -> entries.change(draft.id(), 2, office.time(60, DAY.minusDays(1))).orThrow());
        assertThat(otherDay.rate()).as("other work is charged by today's rates").isEqualTo(usd("300.00"));
    }

    @Test
    void submittedTimeIsApprovedByAnotherPersonAndChangesOnlyAfterItsReturn() {
        var office = new Office(context).open();
        TimeView draft = office.firm.as(office.ben, () -> entries.record(office.time(6)).orThrow());
        var selection = WorkSelection.ofTime(List.of(draft.id()));
        office.firm.as(office.ben, () -> approvals.submit(selection).orThrow());
        assertThat(codes(office.firm.as(office.ben, () -> entries.change(draft.id(), 2, office.time(60))))).containsExactly("not-a-draft");
        assertThat(office.firm.asAdministrator(approvals::waiting)).isEqualTo(1);
        office.firm.asAdministrator(() -> approvals.approve(selection).orThrow());
        assertThat(codes(office.firm.as(office.ben, () -> approvals.returnToDraft(selection, "")))).containsExactly("forbidden");
        assertThat(codes(office.firm.asAdministrator(() -> approvals.returnToDraft(selection, " ")))).containsExactly("required");
        office.firm.asAdministrator(() -> approvals.returnToDraft(selection, "Say which brief").orThrow());
        TimeView returned = office.firm.as(office.ben, () -> entries.find(draft.id()).orElseThrow());
        assertThat(returned.status()).isEqualTo(WorkStatus.DRAFT);
        assertThat(returned.returnReason()).isEqualTo("Say which brief");
        assertThat(office.firm.asAdministrator(() -> activities.ofMatter(office.matter.value(), 10)))
                .extracting(Activities.ActivityView::summary).startsWith("1 time entry returned to draft, 0.1 h: Say which brief", "1 time entry approved, 0.1 h",
                        "1 time entry submitted, 0.1 h", "0.1 h recorded for 19 Nov 2026: Draft reply brief");
    }

    @Test
    void nobodyApprovesTimeOfOnesOwn() {
        var office = new Office(context).open();
        office.rate(office.firm.administrator(), "600.00");
        TimeView own = office.firm.asAdministrator(() -> entries.record(office.time(6)).orThrow());
        var selection = WorkSelection.ofTime(List.of(own.id()));
        office.firm.asAdministrator(() -> approvals.submit(selection).orThrow());
        assertThat(codes(office.firm.asAdministrator(() -> approvals.approve(selection)))).containsExactly("self-approval");
    }

    @Test
    void aNarrativeIsWantedBeforeAnybodyElseIsAsked() {
        var office = new Office(context).open();
        var silent = new NewTime(office.matter, null, DAY, 6, " ", null, null, null, null);
        TimeView draft = office.firm.as(office.ben, () -> entries.record(silent).orThrow());
        assertThat(office.firm.as(office.ben, () -> approvals.submit(WorkSelection.ofTime(List.of(draft.id())))).refusals())
                .extracting(Refusal::field).containsExactly("narrative");
    }

    @Test
    void oneSeesOnesOwnTimeAndWithoutAPermissionNobodyElses() {
        var office = new Office(context).open();
        var paralegal = office.firm.person("Dana Poe", "Paralegal");
        TimeView bens = office.firm.as(office.ben, () -> entries.record(office.time(6)).orThrow());
        assertThat(office.firm.as(paralegal, () -> entries.find(bens.id()))).isEmpty();
        assertThat(office.firm.asAdministrator(() -> entries.find(bens.id()))).isPresent();
    }

    @Test
    void manyAtOnceAreRecordedAllOrNone() {
        var office = new Office(context).open();
        var refused = office.firm.as(office.ben, () -> entries.recordAll(List.of(office.time(6), office.time(-1), office.time(6))));
        assertThat(refused.refusals()).extracting(Refusal::field).containsExactly("entries[1].minutes");
        assertThat(office.firm.as(office.ben, () -> entries.recordAll(List.of(office.time(6), office.time(12))).orThrow())).hasSize(2);
    }

    private static NewTime billing(Office.Open office, Billing billing) {
        return new NewTime(office.matter, null, DAY, 30, "Mentoring", null, null, billing, null);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
