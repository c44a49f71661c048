package org.chancery.finance.rejections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.DAY;
import static org.chancery.testing.TestBilling.usd;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.LineEdit;
import org.chancery.finance.billing.PreBillView;
import org.chancery.finance.billing.PreBills;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.practice.guidelines.Guideline;
import org.chancery.practice.guidelines.Guidelines;
import org.chancery.practice.guidelines.NewGuideline;
import org.chancery.practice.guidelines.RuleKind;
import org.chancery.practice.guidelines.Severity;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.Breach;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.Expenses;
import org.chancery.practice.timekeeping.GuidelineChecks;
import org.chancery.practice.timekeeping.NewExpense;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.TimeView;
import org.chancery.practice.timekeeping.WorkSelection;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the first word of a narrative to the client's answer: what its guidelines demand is said in time, and what it takes off becomes a rule. */
@ChancerySpringTest
class RejectionStoryTest {

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired Guidelines guidelines;
    @Autowired GuidelineChecks checks;
    @Autowired TimeEntries time;
    @Autowired Expenses expenses;
    @Autowired Approvals approvals;
    @Autowired PreBills preBills;
    @Autowired Reductions reductions;
    @Autowired Proposals proposals;
    @Autowired Lists lists;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    BillingFirm office;

    @BeforeEach
    void open() {
        office = billing.in(firms.found());
    }

    private Guideline demands(RuleKind kind, Severity severity, Map<String, String> parameters) {
        return office.firm.asAdministrator(() -> guidelines.add(rule(kind, severity, parameters)).orThrow());
    }

    private NewGuideline rule(RuleKind kind, Severity severity, Map<String, String> parameters) {
        return new NewGuideline(office.client, null, kind, parameters, severity, new Guideline.Source("Outside Counsel Guidelines 2026", "4.2", "No block billing."), DAY.withDayOfYear(1), null);
    }

    private NewTime typed(String narrative, int minutes, @Nullable Boolean submit) {
        return new NewTime(office.matter, office.ben, DAY, minutes, narrative, null, null, Billing.BILLABLE, submit);
    }

    private List<Breach> said(NewTime typed) {
        return office.firm.as(office.ben, () -> checks.typed(TimeEntryId.next(), typed).orThrow());
    }

    @Test
    void whatTheClientDemandsIsSaidWhileTypingStopsTheSubmissionAndIsAskedAgainBeforeTheBill() {
        demands(RuleKind.BLOCK_BILLING, Severity.REFUSE, Map.of("mostTasks", "1", "aboveMinutes", "0"));
        demands(RuleKind.HOURS_A_DAY, Severity.WARN, Map.of("mostMinutes", "120"));
        assertThat(said(typed("Draft brief; call client", 60, null))).singleElement().satisfies(breach -> {
            assertThat(breach.field()).isEqualTo("narrative");
            assertThat(breach.refuses()).isTrue();
            assertThat(breach.source()).contains("Outside Counsel Guidelines 2026, 4.2").contains("“No block billing.”");
        });

        assertThat(office.firm.as(office.ben, () -> time.record(typed("Draft brief; call client", 60, true))).refusals()).extracting(Refusal::code, Refusal::field)
                .containsExactly(org.assertj.core.api.Assertions.tuple("guideline", "narrative"));
        TimeView draft = office.firm.as(office.ben, () -> time.record(typed("Draft brief; call client", 60, false)).orThrow());
        Outcome<Integer> handedIn = office.firm.as(office.ben, () -> approvals.submit(WorkSelection.ofTime(List.of(draft.id()))));
        assertThat(handedIn.refusals()).extracting(Refusal::code).containsExactly("guideline");

        office.firm.as(office.ben, () -> time.change(draft.id(), draft.version(), typed("Draft reply brief", 60, true)).orThrow());
        assertThat(said(typed("Call with client", 61, null))).as("with the hour of before it is more than two").extracting(Breach::title).containsExactly("Hours a day");
        office.firm.asAdministrator(() -> approvals.approve(WorkSelection.ofTime(List.of(draft.id()))).orThrow());

        PreBillView bill = office.prepared(office.matter);
        assertThat(office.firm.asAdministrator(() -> preBills.breaches(bill))).isEmpty();
        var line = bill.lines().getFirst().id();
        PreBillView changed = office.firm.asAdministrator(() -> office.review().change(bill.id(), line, LineEdit.narrative("Draft reply brief; file it", "more")).orThrow());
        assertThat(office.firm.asAdministrator(() -> preBills.breaches(changed))).singleElement().satisfies(each -> assertThat(each.line().id()).isEqualTo(line));
        office.approve(bill.id()).orThrow();
        assertThat(office.issue(bill.id()).refusals()).extracting(Refusal::code).containsExactly("guideline");
        office.firm.asAdministrator(() -> office.review().change(bill.id(), line, LineEdit.narrative("Draft reply brief", "as it was")).orThrow());
        office.approve(bill.id()).orThrow();
        assertThat(office.issue(bill.id()).isDone()).isTrue();
    }

    @Test
    void aCostNeedsItsReceiptAndARuleOfOtherDaysSaysNothing() {
        demands(RuleKind.MISSING_RECEIPT, Severity.REFUSE, Map.of("above", "75.00", "currency", "USD"));
        var cost = office.firm.as(office.ben, () -> expenses.record(new NewExpense(office.matter, null, DAY, ExpenseKind.HARD, usd("80.00"), null, null, null, "Filing fee", null, null)).orThrow());
        Outcome<Integer> without = office.firm.as(office.ben, () -> approvals.submit(WorkSelection.ofExpenses(List.of(cost.id()))));
        assertThat(without.refusals()).extracting(Refusal::code).containsExactly("guideline");
        var named = office.firm.as(office.ben, () -> expenses.receipt(cost.id(), cost.version(), "Voucher 88").orThrow());
        assertThat(named.receipt()).isEqualTo("Voucher 88");
        assertThat(office.firm.as(office.ben, () -> approvals.submit(WorkSelection.ofExpenses(List.of(cost.id())))).orThrow()).isEqualTo(1);
        var before = new NewExpense(office.matter, null, DAY.minusYears(1), ExpenseKind.HARD, usd("80.00"), null, null, null, "Filing fee", null, true);
        assertThat(office.firm.as(office.ben, () -> expenses.record(before)).isDone()).as("the rule begins this year").isTrue();
    }

    @Test
    void rulesThatKnowOtherWorkAreCheckedForAllOfItAtOnce() {
        demands(RuleKind.BUDGET_OVERRUN, Severity.WARN, Map.of("budget", "900.00", "currency", "USD"));
        demands(RuleKind.RATE_FREEZE, Severity.WARN, Map.of("asOf", "2025-01-01"));
        demands(RuleKind.STAFFING, Severity.WARN, Map.of("codes", "A109", "people", "1"));
        demands(RuleKind.CODE_SET, Severity.WARN, Map.of("taskSets", "LITIGATION"));
        TimeView first = office.time(office.matter, 120, "Draft reply brief");
        TimeView second = office.time(office.matter, 6, "Call with client");
        List<Breach> breaches = office.firm.asAdministrator(() -> checks.of(List.<UUID>of(first.id().value(), second.id().value())));
        assertThat(breaches).extracting(Breach::work, Breach::title).containsExactly(org.assertj.core.api.Assertions.tuple(second.id().value(), "Budget overrun"));
    }

    @Test
    void whatTheClientTakesOffIsAppealedCountedAndProposedAsARule() {
        InvoiceView bill = office.issued(office.matter, 120);
        InvoiceLineView line = bill.lines().getFirst();
        assertThat(record(bill, new NewReduction(line.id(), ReductionReason.VAGUE, null, null, usd("900.01"), null, null)).refusals()).extracting(Refusal::field).containsExactly("amount");
        ReductionView taken = record(bill, new NewReduction(line.id(), ReductionReason.VAGUE, "N12", "Says nothing", usd("300.00"), null, DAY.plusYears(1))).orThrow();
        assertThat(record(bill, new NewReduction(null, ReductionReason.FORMAT, null, null, null, null, null)).refusals()).as("more than the bill has left").extracting(Refusal::code).containsExactly("amount-too-large");
        assertThat(waiting("reduction")).isEqualTo(1);

        assertThat(office.firm.asAdministrator(() -> reductions.answer(taken.id(), usd("1.00"), "")).refusals()).extracting(Refusal::code).containsExactly("not-appealed");
        office.firm.asAdministrator(() -> reductions.appeal(taken.id(), "The brief is named", null).orThrow());
        ReductionView answered = office.firm.asAdministrator(() -> reductions.answer(taken.id(), usd("100.00"), "A third").orThrow());
        assertThat(answered.state()).isEqualTo(ReductionState.PARTLY);
        assertThat(answered.lost()).isEqualTo(usd("200.00"));
        assertThat(waiting("reduction")).isZero();
        assertThat(office.bill(bill.id()).balance()).as("nothing is posted by itself").isEqualTo(bill.balance());
        assertThat(office.firm.asAdministrator(() -> lists.slice(ReductionLists.REASONS, ListRequest.of("/", Map.of()))).items()).singleElement()
                .satisfies(row -> assertThat(row.lost()).isEqualTo(usd("200.00")));

        ProposalView proposal = office.firm.asAdministrator(() -> lists.slice(ReductionLists.PROPOSALS, ListRequest.of("/", Map.of()))).items().getFirst();
        assertThat(proposal.words()).isEqualTo("Says nothing");
        Map<String, String> words = Map.of("fewestWords", "4");
        office.firm.asAdministrator(() -> proposals.accept(proposal.id(), rule(RuleKind.VAGUE_NARRATIVE, Severity.WARN, words)).orThrow());
        assertThat(said(typed("Call", 6, null))).extracting(Breach::title).containsExactly("Vague narrative");
        record(bill, new NewReduction(line.id(), ReductionReason.VAGUE, null, null, usd("1.00"), null, null)).orThrow();
        assertThat(waiting("guideline-proposal")).as("the client has that rule by now").isZero();
    }

    private Outcome<ReductionView> record(InvoiceView bill, NewReduction reduction) {
        return office.firm.asAdministrator(() -> reductions.record(bill.id(), reduction));
    }

    private int waiting(String kind) {
        return office.firm.asSystem(() -> transaction.execute(_ -> jdbc.sql("select count(*) from platform.inbox_item where kind = :kind and state = 'OPEN'").param("kind", kind).query(Integer.class).single()));
    }
}
