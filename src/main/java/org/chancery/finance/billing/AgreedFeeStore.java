package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Subscription.Span;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agreed fees in the database, which holds that none is billed twice. */
@Component
class AgreedFeeStore {

    private static final String VIEW = """
            select f.id, f.matter_id, f.kind, f.due_on, f.narrative, f.currency, f.amount_minor, f.recovery_id, f.invoice_id, i.number as invoice_number,
                   l.pre_bill_id, u.name as recorded_by_name, f.recorded_at, f.withdraw_reason
            from finance.agreed_fee f
            join platform.app_user u on u.firm_id = f.firm_id and u.id = f.recorded_by
            left join finance.invoice i on i.firm_id = f.firm_id and i.id = f.invoice_id
            left join finance.pre_bill_line l on l.firm_id = f.firm_id and l.source_id = f.id and l.live
            """;

    private final JdbcClient jdbc;
    private final Firms firms;

    AgreedFeeStore(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    /** One that is billable now. */
    record Unbilled(AgreedFeeId id, MatterId matterId, AgreedFeeKind kind, LocalDate dueOn, String narrative, Money amount) {}

    /** @param item the name in the arrangement; null for what has none */
    record New(AgreedFeeId id, MatterId matterId, AgreedFeeKind kind, @Nullable String item, LocalDate dueOn, @Nullable RecoveryId recovery, String narrative, Money amount) {}

    void insert(New fee) {
        jdbc.sql("""
                insert into finance.agreed_fee (id, matter_id, kind, item, due_on, recovery_id, narrative, currency, amount_minor, recorded_at)
                values (:id, :matter, :kind, :item, :due, :recovery, :narrative, :currency, :amount, :now)""")
                .param("id", fee.id().value()).param("matter", fee.matterId().value()).param("kind", fee.kind().name()).param("item", fee.item())
                .param("due", fee.dueOn()).param("recovery", fee.recovery() == null ? null : fee.recovery().value()).param("narrative", fee.narrative())
                .param("currency", fee.amount().getCurrencyUnit().getCode()).param("amount", Moneys.minor(fee.amount())).param("now", PreBillStore.at(firms.now())).update();
    }

    /**
     * Makes the periods due that are not yet, whoever else does so at the same time, and gives those that no bill has yet the fee of today.
     * A period of which any day was due before is passed over.
     */
    void begin(MatterId matter, List<Span> periods, List<String> narratives, Money fee) {
        jdbc.sql("""
                insert into finance.agreed_fee (id, matter_id, kind, due_on, period_from, period_to, narrative, currency, amount_minor, recorded_at)
                select n.id, :matter, 'PERIOD', n.first, n.first, n.last, n.narrative, :currency, :amount, :now
                from unnest(cast(:ids as uuid[]), cast(:firsts as date[]), cast(:lasts as date[]), cast(:narratives as text[])) as n (id, first, last, narrative)
                on conflict do nothing""")
                .param("matter", matter.value()).param("currency", fee.getCurrencyUnit().getCode()).param("amount", Moneys.minor(fee)).param("now", PreBillStore.at(firms.now()))
                .param("ids", periods.stream().map(_ -> Id.next()).toArray(UUID[]::new))
                .param("firsts", periods.stream().map(each -> each.from().toString()).toArray(String[]::new))
                .param("lasts", periods.stream().map(each -> each.to().toString()).toArray(String[]::new))
                .param("narratives", narratives.toArray(String[]::new)).update();
        jdbc.sql("""
                update finance.agreed_fee f set amount_minor = :amount, version = version + 1
                where f.matter_id = :matter and f.kind = 'PERIOD' and f.invoice_id is null and f.withdrawn_at is null and f.amount_minor <> :amount and f.currency = :currency
                  and not exists (select from finance.pre_bill_line l where l.firm_id = f.firm_id and l.source_id = f.id and l.live)""")
                .param("amount", Moneys.minor(fee)).param("matter", matter.value()).param("currency", fee.getCurrencyUnit().getCode()).update();
    }

    /** What may be billed up to a day, by matter and day. */
    List<Unbilled> unbilled(Collection<MatterId> matters, LocalDate through) {
        return jdbc.sql("""
                select f.id, f.matter_id, f.kind, f.due_on, f.narrative, f.currency, f.amount_minor
                from finance.agreed_fee f
                where f.matter_id = any (:matters) and f.due_on <= :through and f.invoice_id is null and f.withdrawn_at is null
                order by f.matter_id, f.due_on, f.id""")
                .param("matters", matters.stream().map(MatterId::value).toArray(UUID[]::new)).param("through", through)
                .query(Row.mapping(row -> new Unbilled(row.id("id", AgreedFeeId::new), row.id("matter_id", MatterId::new), row.constant("kind", AgreedFeeKind.class),
                        row.date("due_on"), row.text("narrative"), row.money("amount")))).list();
    }

    /** Puts fees on a bill; how many were free for it. */
    int take(InvoiceId invoice, Collection<UUID> fees) {
        return fees.isEmpty() ? 0 : jdbc.sql("""
                update finance.agreed_fee set invoice_id = :invoice, version = version + 1
                where id = any (:ids) and invoice_id is null and withdrawn_at is null""")
                .param("invoice", invoice.value()).param("ids", fees.toArray(UUID[]::new)).update();
    }

    /** Lets the fees of a bill go that is void. */
    void release(InvoiceId invoice) {
        jdbc.sql("update finance.agreed_fee set invoice_id = null, version = version + 1 where invoice_id = :invoice").param("invoice", invoice.value()).update();
    }

    void withdraw(AgreedFeeId id, UserId by, String reason) {
        jdbc.sql("update finance.agreed_fee set withdrawn_by = :by, withdrawn_at = :now, withdraw_reason = :reason, version = version + 1 where id = :id")
                .param("by", by.value()).param("now", PreBillStore.at(firms.now())).param("reason", reason).param("id", id.value()).update();
    }

    /** Fees on bills that are not void, less what credit notes gave back, before tax. */
    Money charged(MatterId matter, CurrencyUnit currency) {
        return Money.ofMinor(currency, jdbc.sql("select finance.fees_charged(:matter)").param("matter", matter.value()).query(Long.class).single());
    }

    /** Fees on open pre-bills, before tax. */
    Money drafted(MatterId matter, CurrencyUnit currency) {
        return Money.ofMinor(currency, jdbc.sql("""
                select coalesce(sum(l.amount_minor), 0) from finance.pre_bill_line l
                where l.matter_id = :matter and l.live and l.disposition = 'BILL' and l.kind not in ('EXPENSE', 'COST', 'INTEREST')""")
                .param("matter", matter.value()).query(Long.class).single());
    }

    Optional<AgreedFeeView> find(AgreedFeeId id) {
        return jdbc.sql(VIEW + "where f.id = :id").param("id", id.value()).query(Row.mapping(AgreedFeeStore::view)).optional();
    }

    /** Newest first. */
    List<AgreedFeeView> of(MatterId matter) {
        return jdbc.sql(VIEW + "where f.matter_id = :matter order by f.due_on desc, f.id desc").param("matter", matter.value()).query(Row.mapping(AgreedFeeStore::view)).list();
    }

    private static AgreedFeeView view(Row row) {
        return new AgreedFeeView(row.id("id", AgreedFeeId::new), row.id("matter_id", MatterId::new), row.constant("kind", AgreedFeeKind.class), row.date("due_on"),
                row.text("narrative"), row.money("amount"), row.idOrNull("recovery_id", RecoveryId::new), row.idOrNull("invoice_id", InvoiceId::new),
                row.textOrNull("invoice_number"), row.idOrNull("pre_bill_id", PreBillId::new), row.text("recorded_by_name"), row.instant("recorded_at"),
                row.textOrNull("withdraw_reason"));
    }
}
