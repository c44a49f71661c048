package org.chancery.finance.billing;

import static org.chancery.finance.ledger.AccountRole.ACCOUNTS_PAYABLE;
import static org.chancery.finance.ledger.AccountRole.CLIENT_COSTS_ADVANCED;
import static org.chancery.finance.ledger.AccountRole.WRITE_OFF;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chancery.finance.ledger.AccountRole;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.platform.firm.Columns;
import org.chancery.platform.web.Row;
import org.chancery.practice.timekeeping.ExpenseApproved;
import org.chancery.practice.timekeeping.ExpenseId;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.ExpenseReturned;
import org.chancery.practice.timekeeping.WorkImport;
import org.chancery.shared.Id;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Costs paid to third parties are in the books from their approval: advanced for the client, owed to the supplier. One that is never charged is a
 * loss at once. Its return to draft takes the entry back. In the transaction of the approval, so that the books and the work never differ; a cost
 * of a closed period is posted on the first open day.
 */
@Component
class AdvancedCosts {

    private final Ledger ledger;
    private final JdbcClient jdbc;

    AdvancedCosts(Ledger ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    @EventListener
    void advanced(ExpenseApproved expense) {
        if (expense.kind() != ExpenseKind.HARD) {
            return;
        }
        AccountRole place = charged(expense.expense()) ? CLIENT_COSTS_ADVANCED : WRITE_OFF;
        var postings = new Postings().debit(place, expense.matterId(), expense.amount()).credit(ACCOUNTS_PAYABLE, expense.matterId(), expense.amount()).list();
        EntryId entry = ledger.post(new NewEntry(open(expense.date()), "EXPENSE", "Cost paid for a client", EntrySource.of("expense", expense.expense()),
                expense.matterId(), postings)).orThrow();
        jdbc.sql("insert into finance.advanced_cost (id, expense_id, matter_id, entry_id) values (:id, :expense, :matter, :entry)")
                .param("id", Id.next()).param("expense", expense.expense().value()).param("matter", expense.matterId().value()).param("entry", entry.value()).update();
    }

    private record Advanced(ExpenseApproved cost, EntryId entry) {}

    /** Many at once, that were brought in from before. */
    @EventListener
    void advanced(WorkImport.CostsApproved approved) {
        List<ExpenseApproved> hard = approved.costs().stream().filter(cost -> cost.kind() == ExpenseKind.HARD).toList();
        Set<UUID> uncharged = Set.copyOf(jdbc.sql("select id from practice.work_item where kind = 'EXPENSE' and billing = 'NON_BILLABLE' and id = any (:ids)")
                .param("ids", hard.stream().map(cost -> cost.expense().value()).toArray(UUID[]::new)).query(UUID.class).list());
        LocalDate open = open(LocalDate.EPOCH);
        List<EntryId> entries = ledger.postAll(hard.stream().map(cost -> new NewEntry(cost.date().isBefore(open) ? open : cost.date(), "EXPENSE", "Cost paid for a client",
                EntrySource.of("expense", cost.expense()), cost.matterId(), new Postings().debit(uncharged.contains(cost.expense().value()) ? WRITE_OFF : CLIENT_COSTS_ADVANCED,
                        cost.matterId(), cost.amount()).credit(ACCOUNTS_PAYABLE, cost.matterId(), cost.amount()).list())).toList()).orThrow();
        List<Advanced> rows = IntStream.range(0, hard.size()).mapToObj(i -> new Advanced(hard.get(i), entries.get(i))).toList();
        Columns.<Advanced>of().with("id", "uuid", _ -> Id.next()).with("expense", "uuid", row -> row.cost().expense()).with("matter", "uuid", row -> row.cost().matterId())
                .with("entry", "uuid", Advanced::entry).statement(jdbc, """
                insert into finance.advanced_cost (id, expense_id, matter_id, entry_id) select r.id, r.expense, r.matter, r.entry from {rows}""", rows).update();
    }

    private boolean charged(ExpenseId expense) {
        return jdbc.sql("select billing <> 'NON_BILLABLE' from practice.work_item where kind = 'EXPENSE' and id = :id")
                .param("id", expense.value()).query(Boolean.class).single();
    }

    /** The day itself, or the first after the closed books. */
    private LocalDate open(LocalDate day) {
        return jdbc.sql("select greatest(cast(:day as date), finance.closed_through() + 1)").param("day", day).query(LocalDate.class).single();
    }

    @EventListener
    void takenBack(ExpenseReturned expense) {
        record Standing(EntryId entry, LocalDate date) {}
        Optional<Standing> standing = jdbc.sql("""
                select a.entry_id, e.date from finance.advanced_cost a
                join finance.journal_entry e on e.firm_id = a.firm_id and e.id = a.entry_id
                where a.expense_id = :expense and a.reversal_entry_id is null""")
                .param("expense", expense.expense().value())
                .query(Row.mapping(row -> new Standing(row.id("entry_id", EntryId::new), row.date("date")))).optional();
        standing.ifPresent(its -> {
            EntryId reversal = ledger.reverse(its.entry(), open(its.date()), "Cost paid for a client taken back", EntrySource.of("expense", expense.expense())).orThrow();
            jdbc.sql("update finance.advanced_cost set reversal_entry_id = :reversal where entry_id = :entry")
                    .param("reversal", reversal.value()).param("entry", its.entry().value()).update();
        });
    }
}
