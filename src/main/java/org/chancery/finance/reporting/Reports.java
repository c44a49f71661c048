package org.chancery.finance.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firm's reports at any date. The past is computed from dated movements, so yesterday's report reads the same tomorrow. */
@Service
public class Reports {

    /** Days past due of a bill. */
    public static final List<String> RECEIVABLE_BUCKETS = List.of("Not due", "1–30 days", "31–60 days", "61–90 days", "Over 90 days");
    /** Days since the work was done. */
    public static final List<String> WIP_BUCKETS = List.of("0–30 days", "31–60 days", "61–90 days", "Over 90 days");

    private final JdbcClient jdbc;
    private final Firms firms;

    Reports(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    /** Today, or the day of the latest entry in the books if that is to come: by then everything that was posted counts. */
    @Transactional(readOnly = true)
    public LocalDate latestDay() {
        return jdbc.sql("select greatest(max(date), :today) from finance.journal_entry").param("today", firms.today()).query((row, n) -> row.getObject(1, LocalDate.class)).single();
    }

    @Requires({Permission.REPORTS_VIEW, Permission.LEDGER_VIEW})
    @Transactional(readOnly = true)
    public TrialBalance trialBalance(LocalDate asOf) {
        List<TrialBalance.Line> lines = jdbc.sql(ReportSql.TRIAL_BALANCE + " order by code, currency")
                .param("asOf", asOf)
                .query((row, n) -> new TrialBalance.Line(row.getObject("id", UUID.class), row.getString("code"), row.getString("name"), row.getString("type"),
                        Moneys.ofMinor(row.getString("currency"), row.getLong("debit_minor")), Moneys.ofMinor(row.getString("currency"), row.getLong("credit_minor"))))
                .list();
        return new TrialBalance(asOf, lines, totals(lines));
    }

    private List<TrialBalance.Total> totals(List<TrialBalance.Line> lines) {
        Map<CurrencyUnit, TrialBalance.Total> totals = new TreeMap<>();
        for (TrialBalance.Line line : lines) {
            totals.merge(line.debit().getCurrencyUnit(), new TrialBalance.Total(line.debit(), line.credit()),
                    (one, other) -> new TrialBalance.Total(one.debit().plus(other.debit()), one.credit().plus(other.credit())));
        }
        CurrencyUnit own = firms.current().currency();
        return Stream.concat(Stream.ofNullable(totals.remove(own)), totals.values().stream()).toList();
    }

    /** Opening balance, debits, credits and closing balance of each account that has any. */
    @Requires({Permission.REPORTS_VIEW, Permission.LEDGER_VIEW})
    @Transactional(readOnly = true)
    public GeneralLedger generalLedger(LocalDate from, LocalDate to) {
        return new GeneralLedger(from, to, jdbc.sql(ReportSql.GENERAL_LEDGER).param("from", from).param("to", to)
                .query((row, n) -> {
                    String currency = row.getString("currency");
                    return new GeneralLedger.Line(row.getObject("id", UUID.class), row.getString("code"), row.getString("name"), row.getString("type"),
                            Moneys.ofMinor(currency, row.getLong("opening_minor")), Moneys.ofMinor(currency, row.getLong("debit_minor")),
                            Moneys.ofMinor(currency, row.getLong("credit_minor")), Moneys.ofMinor(currency, row.getLong("closing_minor")));
                })
                .list());
    }

    /**
     * A bill that is not settled.
     *
     * @param daysLate 0 if it is not due
     */
    public record Receivable(InvoiceId invoiceId, String number, UUID matterId, String matterNumber, String matter, UUID clientId, String client, LocalDate issuedOn,
            LocalDate dueOn, int daysLate, Money balance, List<Money> amounts) implements Ageing.Aged {}

    /** What clients owe at the end of the day, by how late it is. */
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    @Transactional(readOnly = true)
    public Ageing<Receivable> receivables(LocalDate asOf) {
        return Ageing.of(asOf, RECEIVABLE_BUCKETS, jdbc.sql(ReportSql.RECEIVABLES + " order by client, due_on, number")
                .param("asOf", asOf).query(Reports::receivable).list());
    }

    private static Receivable receivable(ResultSet row, int number) throws SQLException {
        int late = row.getInt("days_late");
        Money balance = Moneys.ofMinor(row.getString("currency"), row.getLong("balance_minor"));
        int bucket = late == 0 ? 0 : 1 + Math.min((late - 1) / 30, RECEIVABLE_BUCKETS.size() - 2);
        return new Receivable(new InvoiceId(row.getObject("id", UUID.class)), row.getString("number"), row.getObject("matter_id", UUID.class),
                row.getString("matter_number"), row.getString("matter"), row.getObject("client_id", UUID.class), row.getString("client"),
                row.getObject("issued_on", LocalDate.class), row.getObject("due_on", LocalDate.class), late, balance, inBucket(balance, bucket, RECEIVABLE_BUCKETS.size()));
    }

    private static List<Money> inBucket(Money amount, int bucket, int buckets) {
        Money zero = Money.zero(amount.getCurrencyUnit());
        return Stream.iterate(0, i -> i < buckets, i -> i + 1).map(i -> i == bucket ? amount : zero).toList();
    }

    /**
     * A matter's work that no bill has taken.
     *
     * @param minutes as worked
     * @param oldest  day of the oldest piece
     */
    public record WorkInProgress(UUID matterId, String matterNumber, String matter, String client, @Nullable UUID responsibleId, @Nullable String responsible,
            int minutes, Money time, Money expenses, Money total, LocalDate oldest, List<Money> amounts) implements Ageing.Aged {}

    /** Work done and not billed at the end of the day, at its worked value, by how old it is. A bill voided later had taken its work until then. */
    @Requires({Permission.REPORTS_VIEW, Permission.BILLING_VIEW})
    @Transactional(readOnly = true)
    public Ageing<WorkInProgress> wip(LocalDate asOf) {
        return Ageing.of(asOf, WIP_BUCKETS, jdbc.sql(ReportSql.WIP + " order by client, number")
                .param("asOf", asOf).query(Reports::workInProgress).list());
    }

    private static WorkInProgress workInProgress(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        Money time = Moneys.ofMinor(currency, row.getLong("time_minor"));
        Money expenses = Moneys.ofMinor(currency, row.getLong("expense_minor"));
        return new WorkInProgress(row.getObject("id", UUID.class), row.getString("number"), row.getString("name"), row.getString("client"),
                row.getObject("responsible_id", UUID.class), row.getString("responsible"), row.getInt("minutes"), time, expenses, time.plus(expenses),
                row.getObject("oldest", LocalDate.class),
                List.of(Moneys.ofMinor(currency, row.getLong("bucket_0")), Moneys.ofMinor(currency, row.getLong("bucket_1")),
                        Moneys.ofMinor(currency, row.getLong("bucket_2")), Moneys.ofMinor(currency, row.getLong("bucket_3"))));
    }

    /** A client's money in a trust account. */
    public record ClientLedger(UUID ledgerId, String kind, @Nullable UUID matterId, @Nullable String matterNumber, @Nullable String matter, @Nullable String client,
            Money balance, Money available, @Nullable LocalDate lastEntryOn) {}

    /**
     * The client ledgers of a trust account at the end of a day.
     *
     * @param positive the sum of ledgers above zero; those below are never netted against them
     * @param negative the sum of ledgers below zero: always zero, or client money is missing
     * @param book     the trust account's balance in the books, whole whatever walls hide, for those who see the firm's banking or books; for others the sum of the ledgers
     */
    public record ClientLedgers(UUID bankAccountId, String bankAccount, LocalDate asOf, List<ClientLedger> items, Money positive, Money negative, Money book) {}

    /** The client ledger listing of each trust account, or of one; ledgers without money are left out. */
    @Requires({Permission.REPORTS_VIEW, Permission.TRUST_VIEW})
    @Transactional(readOnly = true)
    public List<ClientLedgers> clientLedgers(@Nullable UUID bankAccountId, LocalDate asOf) {
        record Account(UUID id, String name, CurrencyUnit currency, long book) {}
        return jdbc.sql("""
                select b.id, b.name, b.currency, p.book_minor
                from finance.bank_account b cross join lateral finance.trust_pool(b.id, :asOf) p
                where b.kind = 'TRUST' and (cast(:id as uuid) is null or b.id = :id)
                order by b.name""")
                .param("asOf", asOf).param("id", bankAccountId)
                .query((row, n) -> new Account(row.getObject("id", UUID.class), row.getString("name"), CurrencyUnit.of(row.getString("currency")), row.getLong("book_minor")))
                .list().stream()
                .map(account -> listing(account.id(), account.name(), asOf, Money.ofMinor(account.currency(), account.book())))
                .toList();
    }

    private ClientLedgers listing(UUID account, String name, LocalDate asOf, Money book) {
        List<ClientLedger> ledgers = jdbc.sql(ReportSql.CLIENT_LEDGERS + " order by kind, client, number")
                .param("asOf", asOf).param("account", account)
                .query((row, n) -> new ClientLedger(row.getObject("id", UUID.class), row.getString("kind"), row.getObject("matter_id", UUID.class),
                        row.getString("number"), row.getString("name"), row.getString("client"), Moneys.ofMinor(row.getString("currency"), row.getLong("balance_minor")),
                        Moneys.ofMinor(row.getString("currency"), row.getLong("cleared_minor")), row.getObject("last_entry_on", LocalDate.class)))
                .list();
        Money zero = Money.zero(book.getCurrencyUnit());
        Actor actor = Actors.current();
        boolean whole = actor.may(Permission.BANKING_VIEW) || actor.may(Permission.LEDGER_VIEW);
        return new ClientLedgers(account, name, asOf, ledgers,
                ledgers.stream().map(ClientLedger::balance).filter(Money::isPositive).reduce(zero, Money::plus),
                ledgers.stream().map(ClientLedger::balance).filter(Money::isNegative).reduce(zero, Money::plus), whole ? book : ledgers.stream().map(ClientLedger::balance).reduce(zero, Money::plus));
    }
}
