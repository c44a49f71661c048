package org.chancery.practice.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.practice.timekeeping.Office.DAY;
import static org.chancery.practice.timekeeping.Office.usd;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chancery.practice.timekeeping.WorkInProgress.Billed;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ChancerySpringTest
class WorkInProgressTest {

    @Autowired ApplicationContext context;
    @Autowired WorkInProgress work;
    @Autowired TimeEntries entries;
    @Autowired Expenses expenses;
    @Autowired Approvals approvals;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    void approvedUnbilledWorkIsOfferedAndTheRestIsCounted() {
        var office = new Office(context).open();
        var approved = office.firm.asAdministrator(() -> entries.record(office.timeOf(office.ben, 40)).orThrow());
        office.firm.asAdministrator(() -> entries.record(new NewTime(office.matter, office.ben, DAY, 30, "Internal", null, null, Billing.NON_BILLABLE, null)).orThrow());
        var late = office.firm.asAdministrator(() -> entries.record(office.time(6, DAY.plusDays(1)).by(office.ben)).orThrow());
        office.firm.as(office.ben, () -> entries.record(office.time(6)).orThrow());
        var fee = office.firm.asAdministrator(() -> expenses.record(filingFee(office).by(office.ben)).orThrow());
        var unbilled = office.firm.asAdministrator(() -> work.unbilled(List.of(office.matter), DAY));
        assertThat(unbilled.time()).singleElement().satisfies(time -> {
            assertThat(time.id()).isEqualTo(approved.id()).isNotEqualTo(late.id());
            assertThat(time.amount()).isEqualTo(usd("315.00"));
            assertThat(time.timekeeperName()).isEqualTo("Ben Cho");
        });
        assertThat(unbilled.expenses()).extracting(WorkInProgress.UnbilledExpense::id).containsExactly(fee.id());
        assertThat(unbilled.notApproved()).containsEntry(office.matter, 1);
    }

    @Test
    void billedWorkNeverChangesNotEvenByPlainSql() {
        var office = new Office(context).open();
        var entry = office.firm.asAdministrator(() -> entries.record(office.timeOf(office.ben, 40)).orThrow());
        UUID bill = Id.next();
        office.firm.asAdministrator(() -> work.markBilled(new Billed(bill, DAY, List.of(entry.id()), List.of())).orThrow());
        assertThat(codes(office.firm.asAdministrator(() -> approvals.returnToDraft(WorkSelection.ofTime(List.of(entry.id())), "Wrong matter")))).containsExactly("already-billed");
        for (String change : List.of("set minutes = 30", "set narrative = 'x'", "set amount_minor = 1", "set status = 'DRAFT', approved_at = null, approved_by = null", "set bill_id = gen_random_uuid()")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> office.firm.asAdministrator(() -> transaction.execute(_ ->
                    jdbc.sql("update practice.time_entry " + change + " where id = :id").param("id", entry.id().value()).update())))).as(change).hasMessageContaining("on a bill");
        }
        assertThat(office.firm.asAdministrator(() -> work.releaseBill(bill))).isEqualTo(1);
        assertThat(office.firm.asAdministrator(() -> work.unbilled(List.of(office.matter), DAY)).time()).hasSize(1);
    }

    @Test
    void onlyApprovedWorkCanBeBilledNotEvenByPlainSql() {
        var office = new Office(context).open();
        var draft = office.firm.as(office.ben, () -> entries.record(office.time(40)).orThrow());
        assertThat(codes(office.firm.asAdministrator(() -> work.markBilled(new Billed(Id.next(), DAY, List.of(draft.id()), List.of()))))).containsExactly("work-taken");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> office.firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql(
                "update practice.time_entry set bill_id = gen_random_uuid(), billed_on = date where id = :id").param("id", draft.id().value()).update()))))
                .hasMessageContaining("Only approved work");
    }

    @Test
    void ofManyBillsAtOnceOneTakesAnEntry() throws Exception {
        var office = new Office(context).open();
        var entry = office.firm.asAdministrator(() -> entries.record(office.timeOf(office.ben, 40)).orThrow());
        try (var pool = Executors.newFixedThreadPool(8)) {
            var outcomes = pool.invokeAll(IntStream.range(0, 8).<java.util.concurrent.Callable<Outcome<Integer>>>mapToObj(_ -> () ->
                    office.firm.asAdministrator(() -> work.markBilled(new Billed(Id.next(), DAY, List.of(entry.id()), List.of())))).toList());
            int taken = 0;
            for (var outcome : outcomes) {
                taken += outcome.get().isDone() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
    }

    @Test
    void anExpenseMayBeCountedAndItsAmountIsThenTheirProduct() {
        var office = new Office(context).open();
        var copies = new NewExpense(office.matter, null, DAY, ExpenseKind.SOFT, null, new java.math.BigDecimal("125"), usd("0.15"), "e101", "Copies of exhibits", null, null);
        var expense = office.firm.as(office.ben, () -> expenses.record(copies).orThrow());
        assertThat(expense.amount()).isEqualTo(usd("18.75"));
        assertThat(expense.code()).isEqualTo("E101");
        assertThat(expense.status()).isEqualTo(WorkStatus.DRAFT);
    }

    @Test
    void expensesAreRefusedAtTheirFields() {
        var office = new Office(context).open();
        var wrong = new NewExpense(office.matter, null, DAY, ExpenseKind.HARD, org.joda.money.Money.parse("EUR 5.00"), null, null, "E999", "Courier", null, null);
        assertThat(office.firm.as(office.ben, () -> expenses.record(wrong)).refusals()).extracting(Refusal::code, Refusal::field).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple("code-unknown", "code"), org.assertj.core.groups.Tuple.tuple("currency-mismatch", "amount"));
    }

    @Test
    void nobodyApprovesExpensesOfOnesOwn() {
        var office = new Office(context).open();
        var own = office.firm.asAdministrator(() -> expenses.record(filingFee(office)).orThrow());
        assertThat(own.status()).isEqualTo(WorkStatus.DRAFT);
        var selection = WorkSelection.ofExpenses(List.of(own.id()));
        office.firm.asAdministrator(() -> approvals.submit(selection).orThrow());
        assertThat(codes(office.firm.asAdministrator(() -> approvals.approve(selection)))).containsExactly("self-approval");
    }

    private static NewExpense filingFee(Office.Open office) {
        return new NewExpense(office.matter, null, DAY, ExpenseKind.HARD, usd("435.00"), null, null, "E112", "Filing fee", null, null);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
