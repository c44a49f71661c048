package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Issued bills as they stand. */
@Component
class InvoiceStore {

    private final JdbcClient jdbc;

    InvoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What must be known of a bill before anything happens to it. */
    record Bill(InvoiceId id, String number, MatterId matterId, ContactId clientId, LocalDate issuedOn, LocalDate dueOn, Money total, Money balance, InvoiceStatus status,
            @Nullable EntryId entryId) {}

    private static final String BILL = """
            select b.id, b.number, b.matter_id, b.client_id, b.issued_on, b.due_on, b.total_minor, b.balance_minor, b.currency, b.status, b.entry_id
            from finance.invoice_balance b
            """;

    private static Bill bill(Row row) {
        return new Bill(row.id("id", InvoiceId::new), row.text("number"), row.id("matter_id", MatterId::new), row.id("client_id", ContactId::new), row.date("issued_on"),
                row.date("due_on"), row.money("total"), row.money("balance"), row.constant("status", InvoiceStatus.class), row.idOrNull("entry_id", EntryId::new));
    }

    /** Locks bills in the order of their ids, so that two who settle the same bills wait for each other and never in a circle; by id, unknown ones left out. */
    Map<InvoiceId, Bill> lock(Collection<InvoiceId> ids) {
        UUID[] values = ids.stream().map(InvoiceId::value).distinct().toArray(UUID[]::new);
        jdbc.sql("select i.id from finance.invoice i where i.id = any (:ids) order by i.id for update").param("ids", values).query(UUID.class).list();
        return jdbc.sql(BILL + "where b.id = any (:ids)").param("ids", values).query(Row.mapping(InvoiceStore::bill)).stream()
                .collect(Collectors.toUnmodifiableMap(Bill::id, Function.identity()));
    }

    /** Whose number and letterhead a bill bears; empty for one that is not there, and for one of before there were offices: the firm's. */
    Optional<OfficeId> office(InvoiceId id) {
        return jdbc.sql("select i.office_id from finance.invoice i where i.id = :id and i.office_id is not null").param("id", id.value()).query(UUID.class).optional().map(OfficeId::new);
    }

    Optional<Bill> lock(InvoiceId id) {
        return Optional.ofNullable(lock(List.of(id)).get(id));
    }

    /** A client's bills with something owed, oldest due first. */
    List<Bill> owed(ContactId client, CurrencyUnit currency) {
        return jdbc.sql(BILL + """
                where b.client_id = :client and b.currency = :currency and b.voided_on is null and b.balance_minor > 0
                order by b.due_on, b.issued_on, b.number""")
                .param("client", client.value()).param("currency", currency.getCode()).query(Row.mapping(InvoiceStore::bill)).list();
    }

    /** What is owed on a matter's bills, oldest due first. */
    List<Bill> owed(MatterId matter) {
        return jdbc.sql(BILL + "where b.matter_id = :matter and b.voided_on is null and b.balance_minor > 0 order by b.due_on, b.issued_on, b.number")
                .param("matter", matter.value()).query(Row.mapping(InvoiceStore::bill)).list();
    }

    Optional<InvoiceView> find(InvoiceId id) {
        return jdbc.sql("""
                select b.*, p.name as prepared_by_name, a.name as approved_by_name, i.name as issued_by_name, v.name as voided_by_name
                from finance.invoice_balance b
                join platform.app_user p on p.firm_id = b.firm_id and p.id = b.prepared_by
                join platform.app_user a on a.firm_id = b.firm_id and a.id = b.approved_by
                join platform.app_user i on i.firm_id = b.firm_id and i.id = b.issued_by
                left join platform.app_user v on v.firm_id = b.firm_id and v.id = b.voided_by
                where b.id = :id""")
                .param("id", id.value()).query(Row.mapping(row -> view(row, lines(id), settlements(id)))).optional();
    }

    private static InvoiceView view(Row row, List<InvoiceLineView> lines, List<SettlementView> settlements) {
        return new InvoiceView(row.id("id", InvoiceId::new), row.text("number"), row.constant("status", InvoiceStatus.class), row.id("matter_id", MatterId::new),
                row.text("matter_number"), row.text("matter_name"), row.id("client_id", ContactId::new),
                new InvoiceView.Addressee(row.text("client_name"), row.text("client_address"), row.text("client_tax_number"), row.text("client_reference")),
                CurrencyUnit.of(row.text("currency")), row.date("through"), row.date("issued_on"), row.date("due_on"), row.money("fees"), row.money("costs"),
                row.money("discount"), row.money("tax"), row.money("total"), row.money("settled"), row.money("balance"), row.flag("show_time"), row.text("note"),
                row.text("pay_to"), row.text("firm_name"), row.money("client_money"), row.id("pre_bill_id", PreBillId::new), row.id("prepared_by", UserId::new),
                row.text("prepared_by_name"), row.instant("prepared_at"), row.id("approved_by", UserId::new), row.text("approved_by_name"), row.instant("approved_at"),
                row.id("issued_by", UserId::new), row.text("issued_by_name"), row.instant("issued_at"), row.idOrNull("entry_id", EntryId::new), voided(row), lines, settlements);
    }

    private static InvoiceView.@Nullable Voided voided(Row row) {
        LocalDate on = row.dateOrNull("voided_on");
        return on == null ? null : new InvoiceView.Voided(on, row.text("voided_by_name"), row.instant("voided_at"), row.text("void_reason"), row.idOrNull("void_entry_id", EntryId::new));
    }

    List<InvoiceLineView> lines(InvoiceId invoice) {
        return jdbc.sql("""
                select l.id, l.position, l.kind, l.source_id, l.date, l.timekeeper_id, l.timekeeper_name, l.task_code, l.activity_code, l.expense_code, l.hard, l.charge,
                       l.minutes, l.rate_minor, l.narrative, l.gross_minor, l.discount_minor, l.bill_discount_minor, l.amount_minor, l.tax_code, l.tax_percent, l.tax_minor,
                       i.currency
                from finance.invoice_line l join finance.invoice i on i.firm_id = l.firm_id and i.id = l.invoice_id
                where l.invoice_id = :invoice
                order by l.position""")
                .param("invoice", invoice.value())
                .query(Row.mapping(row -> new InvoiceLineView(row.id("id", InvoiceLineView.LineId::new), row.number("position"), row.constant("kind", LineKind.class),
                        row.idOrNull("source_id", Function.identity()), row.date("date"), row.idOrNull("timekeeper_id", UserId::new), row.textOrNull("timekeeper_name"),
                        row.textOrNull("task_code"), row.textOrNull("activity_code"), row.textOrNull("expense_code"), row.flag("hard"), row.constant("charge", Charge.class),
                        row.number("minutes"), row.moneyOrNull("rate_minor", "currency"), row.text("narrative"), row.money("gross"), row.money("discount"),
                        row.money("bill_discount"), row.money("amount"), row.textOrNull("tax_code"), row.decimal("tax_percent"), row.money("tax"))))
                .list();
    }

    List<SettlementView> settlements(InvoiceId invoice) {
        return jdbc.sql("""
                select s.id, s.kind, coalesce(s.payment_id, s.credit_note_id, s.write_off_id) as source,
                       coalesce(p.number || ' ' || replace(lower(p.method), '_', ' '), c.number, w.reason) as label, s.date, s.amount_minor, i.currency, s.entry_id
                from finance.settlement s
                join finance.invoice i on i.firm_id = s.firm_id and i.id = s.invoice_id
                left join finance.payment p on p.firm_id = s.firm_id and p.id = s.payment_id
                left join finance.credit_note c on c.firm_id = s.firm_id and c.id = s.credit_note_id
                left join finance.write_off w on w.firm_id = s.firm_id and w.id = s.write_off_id
                where s.invoice_id = :invoice
                order by s.date, s.id""")
                .param("invoice", invoice.value())
                .query(Row.mapping(row -> new SettlementView(row.id("id", Function.identity()), row.constant("kind", SettlementView.Kind.class),
                        row.id("source", Function.identity()), java.util.Objects.requireNonNullElse(row.textOrNull("label"), ""), row.date("date"), row.money("amount"),
                        row.id("entry_id", EntryId::new))))
                .list();
    }

    void voided(InvoiceId id, LocalDate on, UserId by, Instant now, String reason, @Nullable EntryId entry) {
        jdbc.sql("update finance.invoice set voided_on = :on, voided_by = :by, voided_at = :now, void_reason = :reason, void_entry_id = :entry where id = :id")
                .param("on", on).param("by", by.value()).param("now", PreBillStore.at(now)).param("reason", reason)
                .param("entry", entry == null ? null : entry.value()).param("id", id.value()).update();
    }

    /** A row that reduces a bill; by exactly one of payment, credit note and write-off. */
    record NewSettlement(UUID id, Bill bill, SettlementView.Kind kind, UUID source, LocalDate date, Money amount, @Nullable UUID reverses, EntryId entry) {}

    void settle(NewSettlement row) {
        jdbc.sql("""
                insert into finance.settlement (id, invoice_id, matter_id, kind, payment_id, credit_note_id, write_off_id, date, amount_minor, reverses_id, entry_id)
                values (:id, :invoice, :matter, :kind, :payment, :credit, :writeOff, :date, :amount, :reverses, :entry)""")
                .param("id", row.id()).param("invoice", row.bill().id().value()).param("matter", row.bill().matterId().value()).param("kind", row.kind().name())
                .param("payment", row.kind() == SettlementView.Kind.PAYMENT ? row.source() : null)
                .param("credit", row.kind() == SettlementView.Kind.CREDIT ? row.source() : null)
                .param("writeOff", row.kind() == SettlementView.Kind.WRITE_OFF ? row.source() : null)
                .param("date", row.date()).param("amount", Moneys.minor(row.amount())).param("reverses", row.reverses()).param("entry", row.entry().value()).update();
    }
}
