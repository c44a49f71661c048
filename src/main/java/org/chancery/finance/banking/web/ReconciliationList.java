package org.chancery.finance.banking.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.banking.ReconciliationId;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Tone;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The list of reconciliations: drafts as of now, approved ones as they were. */
final class ReconciliationList {

    /** A reconciliation without its lists. */
    record ReconciliationRow(ReconciliationId id, BankAccountId bankAccountId, String bankAccount, LocalDate statementDate, Money statementBalance, Money adjustedBankBalance,
            Money bookBalance, @Nullable Money clientLedgerTotal, boolean agrees, String status, String state, String preparedBy, Instant preparedAt, @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}

    static final Listing<ReconciliationRow> RECONCILIATIONS = Listing.of("reconciliations", "Reconciliations", ReconciliationRow.class)
            .sql("""
                select r.id, r.bank_account_id, b.name as bank_account, r.statement_date, r.statement_minor, r.currency, r.status, f.adjusted_minor, f.book_minor, f.ledgers_minor, f.agrees,
                       case when r.status = 'APPROVED' then 'APPROVED' when f.agrees then 'AGREES' else 'DISAGREES' end as state,
                       coalesce(p.name, 'the program') as prepared_by, r.prepared_at, case when r.approved_by is not null then coalesce(a.name, 'the program') end as approved_by, r.approved_at
                from finance.reconciliation r
                join finance.bank_account b on b.firm_id = r.firm_id and b.id = r.bank_account_id
                left join platform.app_user p on p.firm_id = r.firm_id and p.id = r.prepared_by
                left join platform.app_user a on a.firm_id = r.firm_id and a.id = r.approved_by
                cross join lateral (
                  select d.adjusted_minor, d.book_minor, d.ledgers_minor, d.agrees
                  from finance.reconciliation_figures(r.bank_account_id, r.statement_date, r.statement_minor, r.id) d where r.status = 'DRAFT'
                  union all
                  select k.adjusted_minor, k.book_minor, k.ledgers_minor, k.agrees
                  from jsonb_to_record(r.report) k (adjusted_minor bigint, book_minor bigint, ledgers_minor bigint, agrees boolean) where r.status = 'APPROVED') f
                """)
            .row(row -> new ReconciliationRow(row.id("id", ReconciliationId::new), row.id("bank_account_id", BankAccountId::new), row.text("bank_account"), row.date("statement_date"),
                    row.money("statement"), row.money("adjusted"), row.money("book"), row.moneyOrNull("ledgers_minor", "currency"), row.flag("agrees"), row.text("status"), row.text("state"),
                    row.text("prepared_by"), row.instant("prepared_at"), row.textOrNull("approved_by"), row.instantOrNull("approved_at")))
            .column(Column.date("statementDate", "Date", ReconciliationRow::statementDate).required())
            .column(Column.text("bankAccount", "Account", ReconciliationRow::bankAccount).link(r -> "/banking/reconciliations/" + r.id()).required())
            .column(Column.tag("state", "State", (ReconciliationRow r) -> word(r.state())).tone(r -> tone(r.state())).required())
            .column(Column.text("preparedBy", "Prepared", ReconciliationRow::preparedBy).required())
            .column(Column.text("approvedBy", "Approved", ReconciliationRow::approvedBy))
            .column(Column.money("statement", "Statement", ReconciliationRow::statementBalance).required())
            .column(Column.money("adjusted", "Adjusted bank balance", ReconciliationRow::adjustedBankBalance).required())
            .column(Column.money("book", "Book", ReconciliationRow::bookBalance).required())
            .column(Column.money("ledgers", "Client ledgers", ReconciliationRow::clientLedgerTotal))
            .filter(Filter.choice("bankAccountId", "Account", BankingLists.ACCOUNTS, "bank_account_id::text in (:bankAccountId)"))
            .filter(Filter.choice("state", "State", Choices.of(List.of(Option.of("APPROVED", "Approved"), Option.of("AGREES", "Agrees, to approve"), Option.of("DISAGREES", "Does not agree")))))
            .filter(Filter.dates("statement", "Date", "statement_date"))
            .search("bank_account ilike :q or prepared_by ilike :q or approved_by ilike :q")
            .sort("-statementDate")
            .view("All", "")
            .view("To approve", "state=AGREES")
            .empty("No reconciliation yet", "A reconciliation holds the bank's balance against the books at the end of a day. It is begun on the page of the account.", "To the accounts", "/banking")
            .build();

    private static String word(String state) {
        return switch (state) {
            case "APPROVED" -> "Approved";
            case "AGREES" -> "Agrees, to approve";
            default -> "Does not agree";
        };
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "APPROVED" -> Tone.GOOD;
            case "AGREES" -> Tone.INFO;
            default -> Tone.WARN;
        };
    }

    private ReconciliationList() {}
}
