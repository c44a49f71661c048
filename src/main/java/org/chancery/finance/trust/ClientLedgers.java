package org.chancery.finance.trust;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterRef;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each matter holds in each trust account, on any day. */
@Service
public class ClientLedgers {

    static final String LATEST = """
            select greatest(cast(:today as date), max(t.date))
            from finance.client_ledger l join finance.trust_entry t on t.firm_id = l.firm_id and t.ledger_id = l.id
            where l.matter_id = :matter""";

    private static final String LEDGERS = """
            select b.ledger_id, b.bank_account_id, b.kind, b.matter_id, b.currency, b.balance_minor, b.cleared_minor as available_minor, b.last_entry_on
            from finance.client_ledger_balances(:asOf) b""";

    /** Of one day what came in stands first, so that no balance within a day looks short. */
    private static final String CARD = """
            select t.id, t.number, t.date, t.amount_minor, t.currency, t.kind, t.reference, t.party, t.purpose, t.instrument, t.available_on, t.bank_account_id,
                   t.ledger_id, t.matter_id, t.journal_entry_id, t.invoice_id, t.authority, t.voids_id, v.id as voided_by, coalesce(u.name, 'the program') as recorded_by,
                   t.recorded_at, sum(t.amount_minor) over (order by t.date, t.amount_minor < 0, t.id rows unbounded preceding) as balance_minor
            from finance.trust_movement t
            left join finance.trust_entry v on v.firm_id = t.firm_id and v.voids_id = t.id
            left join platform.app_user u on u.firm_id = t.firm_id and u.id = t.recorded_by
            where t.ledger_id = any (cast(:ledgers as uuid[])) and t.date <= :asOf
            order by t.date, t.amount_minor < 0, t.id""";

    private static final String WHOLE_POOL = "select book_minor, positive_minor, negative_minor, ledgers, uncleared_minor from finance.trust_pool(:account, :asOf)";
    /** What the reader sees of it: beside the whole, his ledgers would tell what those hold that are hidden from him. */
    private static final String SEEN_POOL = """
            select coalesce(sum(b.balance_minor), 0)::bigint, coalesce(sum(b.balance_minor) filter (where b.balance_minor > 0), 0)::bigint,
                   coalesce(sum(b.balance_minor) filter (where b.balance_minor < 0), 0)::bigint, count(*) filter (where b.balance_minor <> 0),
                   coalesce(sum(b.balance_minor - b.cleared_minor), 0)::bigint
            from finance.client_ledger_balances(:asOf) b where b.bank_account_id = :account""";

    private final JdbcClient jdbc;
    private final Matters matters;
    private final BankAccounts bankAccounts;
    private final Firms firms;

    ClientLedgers(JdbcClient jdbc, Matters matters, BankAccounts bankAccounts, Firms firms) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.bankAccounts = bankAccounts;
        this.firms = firms;
    }

    /**
     * A matter's card; empty if the matter or the account is unknown, or hidden by a wall. A matter that never held money has an empty card.
     *
     * @param bankAccount null for all trust accounts in the matter's currency together
     * @param asOf        null for today, or the day of the last entry if that is later
     */
    @Requires(Permission.TRUST_VIEW)
    @Transactional(readOnly = true)
    public Optional<LedgerCard> card(MatterId matter, @Nullable BankAccountId bankAccount, @Nullable LocalDate asOf) {
        MatterRef of = matters.ref(matter).orElse(null);
        BankAccountView account = bankAccount == null ? null : bankAccounts.find(bankAccount).filter(BankAccountView::trust).orElse(null);
        if (of == null || (bankAccount != null && account == null)) {
            return Optional.empty();
        }
        CurrencyUnit currency = account == null ? of.currency() : account.currency();
        List<UUID> ledgers = jdbc.sql("""
                select id from finance.client_ledger where matter_id = :matter and currency = :currency
                  and (cast(:bank as uuid) is null or bank_account_id = :bank)""")
                .param("matter", matter.value()).param("currency", currency.getCode()).param("bank", bankAccount == null ? null : bankAccount.value())
                .query(Row.mapping(row -> row.id("id", id -> id))).list();
        return Optional.of(card(ledgers, currency, asOf));
    }

    /** One ledger's card. */
    @Requires(Permission.TRUST_VIEW)
    @Transactional(readOnly = true)
    public Optional<LedgerCard> card(ClientLedgerId ledger, @Nullable LocalDate asOf) {
        return jdbc.sql("select currency from finance.client_ledger where id = :id").param("id", ledger.value()).query(String.class).optional()
                .map(currency -> card(List.of(ledger.value()), CurrencyUnit.of(currency), asOf));
    }

    /** One entry, with its ledger's balance after it. */
    @Requires(Permission.TRUST_VIEW)
    @Transactional(readOnly = true)
    public Optional<LedgerCard.Line> entry(TrustEntryId id) {
        return jdbc.sql("select ledger_id, currency from finance.trust_entry where id = :id").param("id", id.value())
                .query((row, n) -> card(List.of(row.getObject(1, UUID.class)), CurrencyUnit.of(row.getString(2)), null)).optional()
                .flatMap(card -> card.entries().stream().filter(line -> line.id().equals(id)).findFirst());
    }

    private LedgerCard card(List<UUID> ledgers, CurrencyUnit currency, @Nullable LocalDate asked) {
        String[] ids = ledgers.stream().map(UUID::toString).toArray(String[]::new);
        LocalDate today = firms.today();
        List<LedgerCard.Line> lines = jdbc.sql(CARD).param("ledgers", ids).param("asOf", asked == null ? LocalDate.of(2199, 12, 31) : asked)
                .query(Row.mapping(ClientLedgers::line)).list();
        LocalDate last = lines.isEmpty() ? today : lines.getLast().date();
        LocalDate asOf = asked != null ? asked : last.isAfter(today) ? last : today;
        Money balance = lines.isEmpty() ? Money.zero(currency) : lines.getLast().balance();
        Money available = lines.stream().filter(line -> line.clearedOn() != null && !line.clearedOn().isAfter(asOf)).map(LedgerCard.Line::amount)
                .reduce(Money.zero(currency), Money::plus);
        return new LedgerCard(asOf, balance, available, lines);
    }

    private static LedgerCard.Line line(Row row) {
        return new LedgerCard.Line(row.id("id", TrustEntryId::new), row.text("number"), row.date("date"), row.money("amount"), row.money("balance"),
                row.constant("kind", TrustKind.class), row.text("reference"), row.text("party"), row.text("purpose"), row.text("instrument"),
                row.dateOrNull("available_on"), row.id("bank_account_id", BankAccountId::new), row.id("ledger_id", ClientLedgerId::new),
                row.idOrNull("matter_id", MatterId::new), row.id("journal_entry_id", EntryId::new), row.idOrNull("invoice_id", InvoiceId::new),
                row.textOrNull("authority"), row.idOrNull("voids_id", TrustEntryId::new), row.idOrNull("voided_by", TrustEntryId::new), row.text("recorded_by"),
                row.instant("recorded_at"));
    }

    /** A ledger as it stands at the end of a day. */
    @Requires(Permission.TRUST_VIEW)
    @Transactional(readOnly = true)
    public Optional<ClientLedgerView> find(ClientLedgerId ledger, LocalDate asOf) {
        return jdbc.sql(LEDGERS + " where b.ledger_id = :id").param("asOf", asOf).param("id", ledger.value()).query(Row.mapping(ClientLedgers::ledger)).optional();
    }

    /** A matter's ledgers as they stand at the end of a day; null for today, or the day of the last entry if that is later. */
    @Requires(Permission.TRUST_VIEW)
    @Transactional(readOnly = true)
    public List<ClientLedgerView> of(MatterId matter, @Nullable LocalDate asOf) {
        LocalDate day = asOf != null ? asOf : jdbc.sql(LATEST).param("today", firms.today()).param("matter", matter.value()).query(LocalDate.class).single();
        return jdbc.sql(LEDGERS + " where b.matter_id = :matter order by b.currency, b.ledger_id").param("asOf", day).param("matter", matter.value())
                .query(Row.mapping(ClientLedgers::ledger)).list();
    }

    /** What a matter holds in an account on a day, cleared or not; zero if it has no ledger there. For the hint beside a form. */
    @Requires(Permission.TRUST_VIEW)
    @Transactional(readOnly = true)
    public Optional<ClientLedgerView> find(BankAccountId account, MatterId matter, LocalDate asOf) {
        return jdbc.sql(LEDGERS + " where b.bank_account_id = :account and b.matter_id = :matter").param("asOf", asOf)
                .param("account", account.value()).param("matter", matter.value()).query(Row.mapping(ClientLedgers::ledger)).optional();
    }

    private static ClientLedgerView ledger(Row row) {
        return new ClientLedgerView(row.id("ledger_id", ClientLedgerId::new), row.id("bank_account_id", BankAccountId::new), row.constant("kind", LedgerKind.class),
                row.idOrNull("matter_id", MatterId::new), row.money("balance"), row.money("available"), row.dateOrNull("last_entry_on"));
    }

    /** A trust account at the end of a day; empty if there is no such trust account. Whole for those who see the firm's banking or books; for others the sum of the ledgers they see. */
    @Requires({Permission.TRUST_VIEW, Permission.BANKING_VIEW})
    @Transactional(readOnly = true)
    public Optional<TrustPool> pool(BankAccountId account, LocalDate asOf) {
        Actor actor = Actors.current();
        boolean whole = actor.may(Permission.BANKING_VIEW) || actor.may(Permission.LEDGER_VIEW);
        return bankAccounts.find(account).filter(BankAccountView::trust).map(trust -> {
            String currency = trust.currency().getCode();
            return jdbc.sql(whole ? WHOLE_POOL : SEEN_POOL)
                    .param("account", account.value()).param("asOf", asOf)
                    .query((row, n) -> new TrustPool(Moneys.ofMinor(currency, row.getLong(1)), Moneys.ofMinor(currency, row.getLong(2)),
                            Moneys.ofMinor(currency, row.getLong(3)), row.getLong(4), Moneys.ofMinor(currency, row.getLong(5))))
                    .single();
        });
    }
}
