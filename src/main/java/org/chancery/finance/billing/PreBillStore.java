package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The heads of pre-bills and what was changed on them. */
@Component
class PreBillStore {

    private final JdbcClient jdbc;
    private final PreBillLineStore lines;

    PreBillStore(JdbcClient jdbc, PreBillLineStore lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    /** What must be known of a pre-bill before it is changed; its row is locked. */
    record Locked(PreBillId id, MatterId matterId, CurrencyUnit currency, PreBillStatus status, BillDiscount discount, LocalDate through, UserId preparedBy, int version) {}

    void insert(PreBillId id, MatterId matter, CurrencyUnit currency, LocalDate through, Instant now) {
        jdbc.sql("insert into finance.pre_bill (id, matter_id, currency, through, prepared_at) values (:id, :matter, :currency, :through, :now)")
                .param("id", id.value()).param("matter", matter.value()).param("currency", currency.getCode()).param("through", through).param("now", at(now))
                .update();
    }

    Optional<Locked> lock(PreBillId id) {
        return jdbc.sql("""
                select id, matter_id, currency, status, discount_percent, discount_minor, discount_on, through, prepared_by, version
                from finance.pre_bill where id = :id for update""")
                .param("id", id.value())
                .query(Row.mapping(row -> new Locked(id, row.id("matter_id", MatterId::new), CurrencyUnit.of(row.text("currency")),
                        row.constant("status", PreBillStatus.class), discount(row), row.date("through"), row.id("prepared_by", UserId::new), row.number("version"))))
                .optional();
    }

    private static BillDiscount discount(Row row) {
        return new BillDiscount(Discount.of(row.decimalOrNull("discount_percent"), row.moneyOrNull("discount_minor", "currency")),
                row.constant("discount_on", BillDiscount.Scope.class));
    }

    Draft draft(Locked bill) {
        return new Draft(bill.currency(), bill.discount(), lines.draftLines(bill.id(), bill.currency()));
    }

    Optional<PreBillView> find(PreBillId id) {
        return jdbc.sql("""
                select b.id, b.matter_id, m.number as matter_number, m.name as matter_name, m.client_id, c.display_name as client_name, b.currency, b.through, b.status,
                       b.discount_percent, b.discount_on, b.show_time, b.note, b.prepared_by, p.name as prepared_by_name, b.prepared_at,
                       b.approved_by, a.name as approved_by_name, b.approved_at, b.invoice_id, b.version,
                       t.worked_minor, t.fees_minor, t.costs_minor, t.discount_minor, t.tax_minor, t.total_minor
                from finance.pre_bill b
                join finance.pre_bill_total t on t.firm_id = b.firm_id and t.pre_bill_id = b.id
                join practice.matter m on m.firm_id = b.firm_id and m.id = b.matter_id
                join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
                join platform.app_user p on p.firm_id = b.firm_id and p.id = b.prepared_by
                left join platform.app_user a on a.firm_id = b.firm_id and a.id = b.approved_by
                where b.id = :id""")
                .param("id", id.value()).query(Row.mapping(row -> view(row, lines.of(id)))).optional();
    }

    private static PreBillView view(Row row, List<PreBillLineView> lines) {
        return new PreBillView(row.id("id", PreBillId::new), row.id("matter_id", MatterId::new), row.text("matter_number"), row.text("matter_name"),
                row.id("client_id", ContactId::new), row.text("client_name"), CurrencyUnit.of(row.text("currency")), row.date("through"),
                row.constant("status", PreBillStatus.class), row.decimalOrNull("discount_percent"), row.money("discount"),
                row.constant("discount_on", BillDiscount.Scope.class), row.flag("show_time"), row.text("note"), row.id("prepared_by", UserId::new),
                row.text("prepared_by_name"), row.instant("prepared_at"), row.idOrNull("approved_by", UserId::new), row.textOrNull("approved_by_name"),
                row.instantOrNull("approved_at"), row.idOrNull("invoice_id", InvoiceId::new), row.money("worked"), row.money("fees"), row.money("costs"),
                row.money("tax"), row.money("total"), row.number("version"), lines);
    }

    void discount(PreBillId id, BillDiscount discount) {
        jdbc.sql("update finance.pre_bill set discount_percent = :percent, discount_minor = :sum, discount_on = :scope where id = :id")
                .param("percent", discount.discount().percentOrNull())
                .param("sum", discount.discount() instanceof Discount.Sum(Money sum) ? Moneys.minor(sum) : null)
                .param("scope", discount.on().name()).param("id", id.value()).update();
    }

    void presentation(PreBillId id, boolean showTime, String note) {
        jdbc.sql("update finance.pre_bill set show_time = :show, note = :note where id = :id")
                .param("show", showTime).param("note", note).param("id", id.value()).update();
    }

    void touch(PreBillId id) {
        jdbc.sql("update finance.pre_bill set version = version + 1 where id = :id").param("id", id.value()).update();
    }

    void reopen(PreBillId id) {
        jdbc.sql("update finance.pre_bill set status = 'DRAFT', approved_by = null, approved_at = null, version = version + 1 where id = :id")
                .param("id", id.value()).update();
    }

    void approve(PreBillId id, UserId by, Instant now) {
        jdbc.sql("update finance.pre_bill set status = 'APPROVED', approved_by = :by, approved_at = :now, version = version + 1 where id = :id")
                .param("by", by.value()).param("now", at(now)).param("id", id.value()).update();
    }

    void cancel(PreBillId id, UserId by, Instant now, String reason) {
        jdbc.sql("""
                update finance.pre_bill set status = 'CANCELLED', approved_by = null, approved_at = null, cancelled_by = :by, cancelled_at = :now,
                       cancel_reason = :reason, version = version + 1
                where id = :id""")
                .param("by", by.value()).param("now", at(now)).param("reason", reason).param("id", id.value()).update();
        lines.release(id);
    }

    void issued(PreBillId id, InvoiceId invoice) {
        jdbc.sql("update finance.pre_bill set status = 'ISSUED', invoice_id = :invoice, version = version + 1 where id = :id")
                .param("invoice", invoice.value()).param("id", id.value()).update();
        lines.release(id);
    }

    /** A change to be written down; {@code line} null for the whole. */
    record NewChange(PreBillChange.What what, @Nullable PreBillLineId line, @Nullable String before, @Nullable String after, Money effect, String reason) {}

    void record(PreBillId id, MatterId matter, NewChange change, Instant now) {
        jdbc.sql("""
                insert into finance.pre_bill_change (id, pre_bill_id, matter_id, line_id, what, before, after, effect_minor, reason, created_at)
                values (:id, :bill, :matter, :line, :what, :before, :after, :effect, :reason, :now)""")
                .param("id", Id.next()).param("bill", id.value()).param("matter", matter.value())
                .param("line", change.line() == null ? null : change.line().value()).param("what", change.what().name())
                .param("before", change.before()).param("after", change.after()).param("effect", Moneys.minor(change.effect()))
                .param("reason", change.reason()).param("now", at(now)).update();
    }

    /** Whether recorded work is no longer worth what was copied, although it may be approved again. */
    boolean workChanged(PreBillId id) {
        return jdbc.sql("""
                select exists (select from finance.pre_bill_line l
                               join practice.work_item w on w.firm_id = l.firm_id and w.id = l.source_id
                               where l.pre_bill_id = :id and l.disposition in ('BILL', 'MERGED') and (w.minutes <> l.worked_minutes or w.amount_minor <> l.worked_minor))""")
                .param("id", id.value()).query(Boolean.class).single();
    }

    /** Newest first. */
    List<PreBillChange> changes(PreBillId id) {
        return jdbc.sql("""
                select c.what, c.line_id, left(l.worked_narrative, 60) as line, c.before, c.after, c.effect_minor, b.currency, c.reason, u.name as by_name, c.created_at
                from finance.pre_bill_change c
                join finance.pre_bill b on b.firm_id = c.firm_id and b.id = c.pre_bill_id
                join platform.app_user u on u.firm_id = c.firm_id and u.id = c.created_by
                left join finance.pre_bill_line l on l.firm_id = c.firm_id and l.id = c.line_id
                where c.pre_bill_id = :id
                order by c.id desc""")
                .param("id", id.value())
                .query(Row.mapping(row -> new PreBillChange(row.constant("what", PreBillChange.What.class), row.idOrNull("line_id", PreBillLineId::new),
                        row.textOrNull("line"), row.textOrNull("before"), row.textOrNull("after"), row.money("effect"), row.text("reason"),
                        row.text("by_name"), row.instant("created_at"))))
                .list();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
