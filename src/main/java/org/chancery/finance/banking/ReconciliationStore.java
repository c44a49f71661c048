package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chancery.finance.banking.ReconciliationView.BankError;
import org.chancery.finance.banking.ReconciliationView.BankOnly;
import org.chancery.finance.banking.ReconciliationView.Status;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.web.Row;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of reconciliations and the errors they name. */
@Component
class ReconciliationStore {

    /** A reconciliation without its figures. */
    record Head(ReconciliationId id, BankAccountId account, String accountName, boolean trust, LocalDate date, Money statement, Status status, @Nullable LocalDate previous,
            UserId preparedById, String preparedBy, java.time.Instant preparedAt, @Nullable String approvedBy, java.time.@Nullable Instant approvedAt) {

        boolean draft() {
            return status == Status.DRAFT;
        }
    }

    private static final String SELECT = """
            select r.id, r.bank_account_id, trim(b.name || case when b.number <> '' then ' ··' || right(b.number, 4) else '' end) as account_name, b.kind = 'TRUST' as trust,
                   r.statement_date, r.statement_minor, r.currency, r.status, r.prepared_by, coalesce(p.name, 'the program') as prepared_name, r.prepared_at,
                   case when r.approved_by is not null then coalesce(a.name, 'the program') end as approved_name, r.approved_at,
                   (select max(o.statement_date) from finance.reconciliation o
                    where o.bank_account_id = r.bank_account_id and o.status = 'APPROVED' and o.statement_date < r.statement_date) as previous_date
            from finance.reconciliation r
            join finance.bank_account b on b.firm_id = r.firm_id and b.id = r.bank_account_id
            left join platform.app_user p on p.firm_id = r.firm_id and p.id = r.prepared_by
            left join platform.app_user a on a.firm_id = r.firm_id and a.id = r.approved_by
            """;

    private final JdbcClient jdbc;

    ReconciliationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Head> find(ReconciliationId id) {
        return jdbc.sql(SELECT + " where r.id = :id").param("id", id.value()).query(Row.mapping(ReconciliationStore::head)).optional();
    }

    List<Head> of(BankAccountId account) {
        return jdbc.sql(SELECT + " where r.bank_account_id = :account order by r.statement_date desc limit 12").param("account", account.value())
                .query(Row.mapping(ReconciliationStore::head)).list();
    }

    List<Head> drafts() {
        return jdbc.sql(SELECT + " where r.status = 'DRAFT' order by r.statement_date, r.id limit 200").query(Row.mapping(ReconciliationStore::head)).list();
    }

    private static Head head(Row row) {
        return new Head(row.id("id", ReconciliationId::new), row.id("bank_account_id", BankAccountId::new), row.text("account_name"), row.flag("trust"),
                row.date("statement_date"), row.money("statement"), row.constant("status", Status.class), row.dateOrNull("previous_date"),
                row.id("prepared_by", UserId::new), row.text("prepared_name"), row.instant("prepared_at"), row.textOrNull("approved_name"), row.instantOrNull("approved_at"));
    }

    Optional<ReconciliationId> draftOf(BankAccountId account, LocalDate date) {
        return jdbc.sql("select id from finance.reconciliation where bank_account_id = :account and statement_date = :date and status = 'DRAFT'")
                .param("account", account.value()).param("date", date).query(Row.mapping(row -> row.id("id", ReconciliationId::new))).optional();
    }

    void insert(ReconciliationId id, BankAccountId account, LocalDate date, Money statement) {
        jdbc.sql("""
                insert into finance.reconciliation (id, bank_account_id, statement_date, statement_minor, currency)
                values (:id, :account, :date, :statement, :currency)""")
                .param("id", id.value()).param("account", account.value()).param("date", date).param("statement", Moneys.minor(statement))
                .param("currency", statement.getCurrencyUnit().getCode()).update();
    }

    void takeUp(ReconciliationId id, Money statement, UserId by) {
        jdbc.sql("update finance.reconciliation set statement_minor = :statement, prepared_by = :by, prepared_at = clock_timestamp() where id = :id")
                .param("id", id.value()).param("statement", Moneys.minor(statement)).param("by", by.value()).update();
    }

    void delete(ReconciliationId id) {
        jdbc.sql("delete from finance.bank_error where reconciliation_id = :id").param("id", id.value()).update();
        jdbc.sql("delete from finance.reconciliation where id = :id").param("id", id.value()).update();
    }

    void approve(ReconciliationId id) {
        jdbc.sql("select finance.approve_reconciliation(:id)").param("id", id.value()).query((_, _) -> id).list();
    }

    @Nullable Money byStatement(BankAccountId account, LocalDate date, String currency) {
        return jdbc.sql("select finance.balance_by_statement(:account, :date) as balance_minor, cast(:currency as text) as currency")
                .param("account", account.value()).param("date", date).param("currency", currency)
                .query((row, _) -> Optional.ofNullable(row.getBigDecimal("balance_minor")).map(minor -> Moneys.ofMinor(currency, minor.longValueExact())))
                .single().orElse(null);
    }

    Figures figures(Head head) {
        String sql = head.draft()
                ? " from finance.reconciliation r cross join lateral finance.reconciliation_figures(r.bank_account_id, r.statement_date, r.statement_minor, r.id) f where r.id = :id"
                : """
                 from finance.reconciliation r cross join lateral jsonb_to_record(r.report) as f (deposits_minor bigint, deposits bigint, disbursements_minor bigint,
                   disbursements bigint, errors_minor bigint, adjusted_minor bigint, book_minor bigint, ledgers_minor bigint, negative_minor bigint, ledgers bigint,
                   bank_only_minor bigint, bank_only bigint, by_statement_minor bigint, agrees boolean) where r.id = :id""";
        return jdbc.sql("select r.currency, " + Figures.COLUMNS + sql).param("id", head.id().value()).query(Row.mapping(Figures::of)).single();
    }

    List<BankOnly> bankOnly(Head head) {
        return jdbc.sql("""
                select l.id, l.booked_on, o.open_minor, l.currency, l.description, l.reference
                from finance.open_lines(:account, :date) o join finance.bank_line_shown l on l.id = o.line_id
                where o.error_id is null and not o.before_book
                order by l.booked_on, l.id limit 2000""")
                .param("account", head.account().value()).param("date", head.date())
                .query(Row.mapping(row -> new BankOnly(row.id("id", LineId::new), row.date("booked_on"), row.money("open"), row.text("description"), row.textOrNull("reference"))))
                .list();
    }

    List<BankError> errors(Head head) {
        return jdbc.sql("""
                select e.id, e.line_id, e.amount_minor, r.currency, e.explanation
                from finance.bank_error e join finance.reconciliation r on r.firm_id = e.firm_id and r.id = e.reconciliation_id
                where e.line_id is null and e.reconciliation_id = :id
                  or e.id in (select o.error_id from finance.open_lines(:account, :date) o where o.error_id is not null)
                order by e.id""")
                .param("id", head.id().value()).param("account", head.account().value()).param("date", head.date())
                .query(Row.mapping(row -> new BankError(row.id("id", BankErrorId::new), row.idOrNull("line_id", LineId::new), row.money("amount"), row.text("explanation"))))
                .list();
    }

    List<BankError> keptErrors(ReconciliationId id) {
        return jdbc.sql("""
                select i.amount_minor, r.currency, i.facts ->> 'explanation' as explanation
                from finance.reconciliation_item i join finance.reconciliation r on r.firm_id = i.firm_id and r.id = i.reconciliation_id
                where i.reconciliation_id = :id and i.section = 'BANK_ERROR' order by i.date, i.id""")
                .param("id", id.value()).query(Row.mapping(row -> new BankError(null, null, row.money("amount"), row.text("explanation")))).list();
    }

    void insertError(BankErrorId id, ReconciliationId reconciliation, @Nullable LineId line, Money amount, String explanation) {
        jdbc.sql("""
                insert into finance.bank_error (id, reconciliation_id, line_id, amount_minor, explanation)
                values (:id, :reconciliation, :line, :amount, :explanation)""")
                .param("id", id.value()).param("reconciliation", reconciliation.value()).param("line", line == null ? null : line.value())
                .param("amount", Moneys.minor(amount)).param("explanation", explanation).update();
    }

    boolean deleteError(BankErrorId id) {
        return jdbc.sql("delete from finance.bank_error where id = :id").param("id", id.value()).update() > 0;
    }

    Optional<Money> lineAmount(LineId line, BankAccountId account) {
        return jdbc.sql("select amount_minor, currency from finance.bank_line where id = :id and bank_account_id = :account")
                .param("id", line.value()).param("account", account.value()).query(Row.mapping(row -> row.money("amount"))).optional();
    }
}
