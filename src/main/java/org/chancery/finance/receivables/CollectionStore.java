package org.chancery.finance.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes, promises and holds as they stand. */
@Component
class CollectionStore {

    private final JdbcClient jdbc;

    CollectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is a bill of the client, which a wall does not hide. */
    boolean isBillOf(ContactId client, InvoiceId bill) {
        return jdbc.sql("select exists (select from finance.invoice where id = :id and client_id = :client)").param("id", bill.value()).param("client", client.value())
                .query(Boolean.class).single();
    }

    /** The matter of a bill rides along, so that its wall hides the row. */
    private static final String OF_BILL = "(select i.matter_id from finance.invoice i where i.id = cast(:invoice as uuid))";

    private static @Nullable UUID value(@Nullable InvoiceId id) {
        return id == null ? null : id.value();
    }

    void note(NoteId id, ContactId client, NewNote note, LocalDate on, Instant now) {
        jdbc.sql("insert into finance.collection_note (id, client_id, matter_id, invoice_id, kind, contacted_on, text, created_at) values (:id, :client, " + OF_BILL
                + ", :invoice, :kind, :on, :text, :now)")
                .param("id", id.value()).param("client", client.value()).param("invoice", value(note.invoiceId())).param("kind", note.kind().name()).param("on", on)
                .param("text", note.text().strip()).param("now", RefundStore.at(now)).update();
    }

    void promise(PromiseId id, ContactId client, NewPromise promise, LocalDate given, Instant now) {
        jdbc.sql("""
                insert into finance.payment_promise (id, client_id, matter_id, invoice_id, currency, amount_minor, given_on, promised_for, note, created_at)
                values (:id, :client, """ + OF_BILL + ", :invoice, :currency, :amount, :given, :for, :note, :now)")
                .param("id", id.value()).param("client", client.value()).param("invoice", value(promise.invoiceId())).param("currency", promise.amount().getCurrencyUnit().getCode())
                .param("amount", Moneys.minor(promise.amount())).param("given", given).param("for", promise.promisedFor())
                .param("note", promise.note() == null ? "" : promise.note().strip()).param("now", RefundStore.at(now)).update();
    }

    void hold(HoldId id, ContactId client, NewHold hold, Instant now) {
        jdbc.sql("insert into finance.collection_hold (id, client_id, matter_id, invoice_id, until, reason, created_at) values (:id, :client, " + OF_BILL
                + ", :invoice, :until, :reason, :now)")
                .param("id", id.value()).param("client", client.value()).param("invoice", value(hold.invoiceId())).param("until", hold.until()).param("reason", hold.reason().strip())
                .param("now", RefundStore.at(now)).update();
    }

    boolean withdraw(ContactId client, PromiseId id, Instant now) {
        return jdbc.sql("update finance.payment_promise set withdrawn_by = :by, withdrawn_at = :now where id = :id and client_id = :client and withdrawn_at is null")
                .param("by", Actors.current().id().value()).param("now", RefundStore.at(now)).param("id", id.value()).param("client", client.value()).update() == 1;
    }

    boolean lift(ContactId client, HoldId id, Instant now) {
        return jdbc.sql("update finance.collection_hold set lifted_by = :by, lifted_at = :now where id = :id and client_id = :client and lifted_at is null")
                .param("by", Actors.current().id().value()).param("now", RefundStore.at(now)).param("id", id.value()).param("client", client.value()).update() == 1;
    }

    List<NoteView> notes(ContactId client) {
        return jdbc.sql("""
                select n.id, n.kind, n.contacted_on, n.text, n.invoice_id, i.number, u.name
                from finance.collection_note n
                left join finance.invoice i on i.firm_id = n.firm_id and i.id = n.invoice_id
                join platform.app_user u on u.firm_id = n.firm_id and u.id = n.created_by
                where n.client_id = :client order by n.contacted_on desc, n.id desc limit 200""").param("client", client.value())
                .query(Row.mapping(row -> new NoteView(row.id("id", NoteId::new), row.constant("kind", NoteView.Kind.class), row.date("contacted_on"), row.text("text"),
                        row.idOrNull("invoice_id", InvoiceId::new), row.textOrNull("number"), row.text("name")))).list();
    }

    List<PromiseView> promises(ContactId client, LocalDate today) {
        return jdbc.sql(PROMISES + "where p.client_id = :client order by p.promised_for desc, p.id desc limit 200").param("client", client.value()).param("today", today)
                .query(Row.mapping(CollectionStore::promise)).list();
    }

    Optional<PromiseView> promise(PromiseId id, LocalDate today) {
        return jdbc.sql(PROMISES + "where p.id = :id").param("id", id.value()).param("today", today).query(Row.mapping(CollectionStore::promise)).optional();
    }

    private static final String PROMISES = """
            select p.id, p.currency, p.amount_minor, p.given_on, p.promised_for, p.note, p.invoice_id, i.number, p.paid_minor, p.withdrawn_at is not null as withdrawn,
                   p.paid_minor >= p.amount_minor as kept, p.promised_for < cast(:today as date) as over, u.name
            from finance.promise_paid p
            left join finance.invoice i on i.firm_id = p.firm_id and i.id = p.invoice_id
            join platform.app_user u on u.firm_id = p.firm_id and u.id = p.created_by
            """;

    private static PromiseView promise(Row row) {
        return new PromiseView(row.id("id", PromiseId::new), row.money("amount"), row.date("given_on"), row.date("promised_for"), row.text("note"),
                row.idOrNull("invoice_id", InvoiceId::new), row.textOrNull("number"), row.money("paid"),
                PromiseView.State.of(row.flag("withdrawn"), row.flag("kept"), row.flag("over")), row.text("name"));
    }

    List<HoldView> holds(ContactId client, LocalDate today) {
        return jdbc.sql("""
                select h.id, h.invoice_id, i.number, h.until, h.reason, u.name
                from finance.collection_hold h
                left join finance.invoice i on i.firm_id = h.firm_id and i.id = h.invoice_id
                join platform.app_user u on u.firm_id = h.firm_id and u.id = h.created_by
                where h.client_id = :client and h.lifted_at is null and h.until >= :today order by h.until, h.id""").param("client", client.value()).param("today", today)
                .query(Row.mapping(row -> new HoldView(row.id("id", HoldId::new), row.idOrNull("invoice_id", InvoiceId::new), row.textOrNull("number"), row.date("until"),
                        row.text("reason"), row.text("name")))).list();
    }
}
