package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chancery.testing.TestBilling.ISSUED;
import static org.chancery.testing.TestBilling.THROUGH;
import static org.chancery.testing.TestBilling.usd;

import java.util.List;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.shared.Outcome;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChancerySpringTest
class PreBillsTest {

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired PreBills preBills;
    @Autowired PreBillReview review;

    BillingFirm office;

    @BeforeEach
    void open() {
        office = billing.in(firms.found());
    }

    @Test
    void aPreBillCopiesApprovedWork() {
        office.time(office.matter, 60, "Draft reply brief");
        office.time(office.matter, TestBilling.DAY, 30, "Telephone conference", Billing.NO_CHARGE);
        office.expense(office.matter, ExpenseKind.HARD, "120.00", "Filing fee");
        PreBillView bill = office.prepared(office.matter);
        assertThat(bill.total()).isEqualTo(usd("570.00"));
        assertThat(bill.lines()).extracting(PreBillLineView::kind).containsExactly(LineKind.TIME, LineKind.TIME, LineKind.EXPENSE);
        assertThat(bill.lines()).extracting(PreBillLineView::amount).containsExactlyInAnyOrder(usd("450.00"), usd("0.00"), usd("120.00"));
    }

    @Test
    void workIsOnOneOpenPreBillAtMost() {
        office.time(office.matter, 60, "Draft reply brief");
        office.prepared(office.matter);
        PreparedBills again = office.firm.asAdministrator(() -> preBills.prepare(new PrepareBills(List.of(office.matter), THROUGH)).orThrow());
        assertThat(again.items()).isEmpty();
        assertThat(again.skipped()).singleElement().satisfies(s -> assertThat(s.reason()).contains("open pre-bill"));
    }

    @Test
    void mergedLinesAreBilledAsOneToTheCentAndCanBeTakenApart() {
        office.time(office.matter, 6, "Telephone conference");
        office.time(office.matter, 12, "Draft letter");
        office.time(office.matter, 30, "Review lease");
        office.expense(office.matter, ExpenseKind.HARD, "120.00", "Filing fee");
        PreBillView bill = office.prepared(office.matter);
        List<PreBillLineId> ids = bill.lines().stream().map(PreBillLineView::id).toList();
        assertThat(code(merge(bill, List.of(ids.getFirst(), ids.getLast())))).isEqualTo("lines-differ");
        assertThat(code(merge(bill, List.of(ids.getFirst(), ids.getFirst())))).isEqualTo("lines-to-merge");
        PreBillView merged = merge(bill, ids.subList(0, 2)).orThrow();
        assertThat(merged.total()).isEqualTo(bill.total());
        assertThat(merged.worked()).isEqualTo(bill.worked());
        assertThat(merged.billed()).hasSize(3);
        assertThat(merged.lines().getFirst().minutes()).isEqualTo(18);
        assertThat(code(office.firm.asAdministrator(() -> review.takeOff(bill.id(), ids.getFirst(), null)))).isEqualTo("line-merges");
        assertThat(code(edit(merged, 1, LineEdit.amount(usd("1.00"), "x")))).isEqualTo("line-merged");
        PreBillView apart = office.firm.asAdministrator(() -> review.takeApart(bill.id(), ids.getFirst())).orThrow();
        assertThat(apart.lines()).extracting(PreBillLineView::amount, PreBillLineView::narrative).containsExactlyElementsOf(
                bill.lines().stream().map(line -> tuple(line.amount(), line.narrative())).toList());
        merge(bill, ids.subList(0, 3)).orThrow();
        office.approve(bill.id()).orThrow();
        var issued = office.bill(office.issue(bill.id()).orThrow().invoiceId());
        assertThat(issued.total()).isEqualTo(bill.total());
        assertThat(issued.lines()).hasSize(2);
        assertThat(office.findings()).isEmpty();
        assertThat(office.firm.asAdministrator(() -> preBills.prepare(new PrepareBills(List.of(office.matter), THROUGH)).orThrow()).items()).as("all of it is billed").isEmpty();
    }

    private Outcome<PreBillView> merge(PreBillView bill, List<PreBillLineId> lines) {
        return office.firm.asAdministrator(() -> review.merge(bill.id(), lines, "one task"));
    }

    @Test
    void anUnknownMatterRefusesTheRun() {
        assertThat(code(office.firm.asAdministrator(() -> preBills.prepare(new PrepareBills(List.of(office.matter, MatterId.next()), THROUGH))))).isEqualTo("matter-unknown");
    }

    @Test
    void itsPreparerCannotApproveIt() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView bill = office.prepared(office.matter);
        assertThat(code(office.firm.asAdministrator(() -> preBills.approve(bill.id())))).isEqualTo("self-approval");
        assertThat(office.approve(bill.id()).orThrow().approvedBy()).isEqualTo("Rita Patel");
    }

    @Test
    void aChangeAfterApprovalVoidsIt() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView bill = office.prepared(office.matter);
        office.approve(bill.id()).orThrow();
        PreBillView changed = edit(bill, 0, LineEdit.amount(usd("400.00"), "goodwill")).orThrow();
        assertThat(changed.status()).isEqualTo(PreBillStatus.DRAFT);
        assertThat(changed.approvedBy()).isNull();
        assertThat(office.issue(bill.id()).refusals()).extracting("code").containsExactly("not-approved");
    }

    @Test
    void everyChangeSaysWhoWhatAndWhy() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView bill = office.prepared(office.matter);
        edit(bill, 0, LineEdit.minutes(30, "half of it was learning")).orThrow();
        var changes = office.firm.asAdministrator(() -> preBills.changes(bill.id()));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.what()).isEqualTo(PreBillChange.What.MINUTES);
            assertThat(change.before()).isEqualTo("1.0 h");
            assertThat(change.after()).isEqualTo("0.5 h");
            assertThat(change.effect()).isEqualTo(usd("-225.00"));
            assertThat(change.reason()).isEqualTo("half of it was learning");
            assertThat(change.by()).isEqualTo("Anna Lane");
        });
    }

    @Test
    void anEditOfSeveralFieldsIsOneChangeEachWithItsOwnEffect() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView bill = office.prepared(office.matter);
        edit(bill, 0, new LineEdit("Drafting of the reply", 48, null, usd("400.00"), null, null, null, "as agreed")).orThrow();
        assertThat(office.firm.asAdministrator(() -> preBills.changes(bill.id()))).extracting(PreBillChange::what, PreBillChange::before, PreBillChange::after, PreBillChange::effect)
                .containsExactlyInAnyOrder(tuple(PreBillChange.What.NARRATIVE, "Draft reply brief", "Drafting of the reply", usd("0.00")),
                        tuple(PreBillChange.What.MINUTES, "1.0 h", "0.8 h", usd("-90.00")), tuple(PreBillChange.What.AMOUNT, "$360.00", "$400.00", usd("40.00")));
        edit(bill, 0, new LineEdit("Drafting of the reply brief", 48, null, null, null, null, null, null)).orThrow();
        assertThat(office.firm.asAdministrator(() -> preBills.find(bill.id())).orElseThrow().lines().getFirst().gross()).as("the same time again leaves a sum set by hand").isEqualTo(usd("400.00"));
    }

    @Test
    void whatWasWorkedStaysBesideWhatIsBilled() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView bill = edit(office.prepared(office.matter), 0, new LineEdit("Drafting of the reply", 48, usd("400.00"), null, null, null, null, null)).orThrow();
        PreBillLineView line = bill.lines().getFirst();
        assertThat(line.amount()).isEqualTo(usd("320.00"));
        assertThat(line.worked()).isEqualTo(new PreBillLineView.Worked(60, usd("450.00"), usd("450.00"), "Draft reply brief"));
        assertThat(line.writtenDown()).isEqualTo(usd("130.00"));
    }

    @Test
    void aDiscountOnTheBillIsSpreadOverItsFees() {
        office.time(office.matter, 60, "Draft reply brief");
        office.time(office.matter, 20, "Telephone conference");
        office.expense(office.matter, ExpenseKind.SOFT, "33.00", "Copies");
        PreBillView bill = office.prepared(office.matter);
        PreBillView discounted = office.firm.asAdministrator(() -> review.discount(bill.id(), LineEdit.Off.percent("10"), BillDiscount.Scope.FEES, "agreed")).orThrow();
        assertThat(discounted.discount()).isEqualTo(usd("63.00"));
        assertThat(discounted.total()).isEqualTo(usd("600.00"));
        assertThat(discounted.lines().getLast().amount()).isEqualTo(usd("33.00"));
    }

    @Test
    void whatIsHeldBackComesOnALaterBill() {
        office.time(office.matter, 60, "Draft reply brief");
        office.time(office.matter, 30, "Telephone conference");
        PreBillView bill = office.prepared(office.matter);
        PreBillLineId held = bill.lines().getFirst().id();
        edit(bill, 0, LineEdit.held(true, "not yet")).orThrow();
        office.approve(bill.id()).orThrow();
        office.issue(bill.id()).orThrow();
        PreBillView next = office.prepared(office.matter);
        assertThat(next.lines()).singleElement().satisfies(line -> assertThat(line.workItemId())
                .isEqualTo(bill.lines().stream().filter(l -> l.id().equals(held)).findFirst().orElseThrow().workItemId()));
    }

    @Test
    void workTakenOffIsFreeAtOnceAndComesBackOnlyWhileItIs() {
        office.time(office.matter, 60, "Draft reply brief");
        office.time(office.matter, 30, "Telephone conference");
        PreBillView bill = office.prepared(office.matter);
        PreBillLineId line = bill.lines().getFirst().id();
        assertThat(office.firm.asAdministrator(() -> review.takeOff(bill.id(), line, "other matter")).orThrow().billed()).hasSize(1);
        assertThat(office.prepared(office.matter).lines()).hasSize(1);
        assertThat(code(edit(bill, 0, LineEdit.held(false, "")))).isEqualTo("work-on-another-pre-bill");
    }

    @Test
    void aCourtesyTakesOffAndAFeeAdds() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView bill = office.prepared(office.matter);
        add(bill, new NewLine(LineKind.COURTESY, null, "Courtesy", usd("-50.00"), null, null, "first bill")).orThrow();
        PreBillView changed = add(bill, new NewLine(LineKind.FEE, null, "Opinion letter", usd("200.00"), null, null, null)).orThrow();
        assertThat(changed.total()).isEqualTo(usd("600.00"));
        assertThat(code(add(bill, new NewLine(LineKind.COURTESY, null, "Courtesy", usd("50.00"), null, null, null)))).isEqualTo("amount-sign");
    }

    @Test
    void aFlatFeeIsTheBillAndItsTimeIsShownAtNothing() {
        MatterId matter = office.matter(MatterDetails.flat(office.client, "Lease review", usd("2500.00")));
        office.time(matter, 90, "Review lease");
        PreBillView bill = office.prepared(matter);
        assertThat(bill.total()).isEqualTo(usd("2500.00"));
        assertThat(bill.lines()).extracting(PreBillLineView::kind, PreBillLineView::charge, PreBillLineView::amount).containsExactly(
                org.assertj.core.groups.Tuple.tuple(LineKind.FLAT_FEE, Charge.CHARGED, usd("2500.00")), org.assertj.core.groups.Tuple.tuple(LineKind.TIME, Charge.COVERED, usd("0.00")));
        office.approve(bill.id()).orThrow();
        office.issue(bill.id()).orThrow();
        office.time(matter, 30, "More of it");
        assertThat(office.prepared(matter).total()).isEqualTo(usd("0.00"));
    }

    @Test
    void aPartOfAFlatFeeLeavesTheRestForLater() {
        MatterId matter = office.matter(MatterDetails.flat(office.client, "Lease review", usd("2500.00")));
        PreBillView bill = office.prepared(matter);
        edit(bill, 0, LineEdit.amount(usd("1000.00"), "first stage")).orThrow();
        office.approve(bill.id()).orThrow();
        office.issue(bill.id()).orThrow();
        assertThat(office.prepared(matter).total()).isEqualTo(usd("1500.00"));
    }

    @Test
    void aCancelledPreBillFreesItsWork() {
        office.time(office.matter, 60, "Draft reply brief");
        PreBillView bill = office.prepared(office.matter);
        office.firm.asAdministrator(() -> preBills.cancel(bill.id(), "too early").orThrow());
        assertThat(office.prepared(office.matter).total()).isEqualTo(usd("450.00"));
        assertThat(code(edit(bill, 0, LineEdit.amount(usd("1.00"), "")))).isEqualTo("pre-bill-cancelled");
    }

    @Test
    void anIssuedBillIsBalancedInTheBooksAndTakesTheWork() {
        office.expense(office.matter, ExpenseKind.HARD, "120.00", "Filing fee");
        office.expense(office.matter, ExpenseKind.SOFT, "33.00", "Copies");
        InvoiceView bill = office.issued(office.matter, 60);
        assertThat(bill.number()).isEqualTo("2026-0001");
        assertThat(bill.total()).isEqualTo(usd("603.00"));
        assertThat(bill.balance()).isEqualTo(usd("603.00"));
        assertThat(bill.dueOn()).isEqualTo(ISSUED.plusDays(30));
        assertThat(bill.preparedBy()).isEqualTo("Anna Lane");
        assertThat(bill.approvedBy()).isEqualTo("Rita Patel");
        assertThat(office.findings()).isEmpty();
        assertThat(office.firm.asAdministrator(() -> preBills.prepare(new PrepareBills(List.of(office.matter), THROUGH)).orThrow()).items()).isEmpty();
    }

    private Outcome<PreBillView> edit(PreBillView bill, int line, LineEdit edit) {
        return office.firm.asAdministrator(() -> review.change(bill.id(), bill.lines().get(line).id(), edit));
    }

    private Outcome<PreBillView> add(PreBillView bill, NewLine line) {
        return office.firm.asAdministrator(() -> review.add(bill.id(), line));
    }

    private static String code(Outcome<?> outcome) {
        return outcome.refusals().getFirst().code();
    }
}
