package org.chancery.finance.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.shared.InvoiceId;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deliveries in the database, which holds that a bill goes to a recipient once for each occasion. */
@Component
class DeliveryStore {

    static final String SQL = """
            select d.id, d.invoice_id, i.number, d.matter_id, i.matter_name as matter, i.client_id, i.client_name as client, i.currency, i.total_minor, d.way, d.recipient, d.occasion, d.state,
                   d.reason, u.name as asked_by, d.asked_at, d.sent_at, d.reference, d.print_id
            from finance.bill_delivery d
            join finance.invoice i on i.firm_id = d.firm_id and i.id = d.invoice_id
            join platform.app_user u on u.firm_id = d.firm_id and u.id = d.asked_by
            """;

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static DeliveryView read(Row row) {
        return new DeliveryView(row.id("id", DeliveryId::new), row.id("invoice_id", InvoiceId::new), row.text("number"), row.id("matter_id", MatterId::new), row.text("matter"),
                row.text("client"), row.money("total"), row.constant("way", DeliveryWay.class), row.text("recipient"), row.number("occasion"), row.constant("state", DeliveryState.class),
                row.text("reason"), row.text("asked_by"), row.instant("asked_at"), row.instantOrNull("sent_at"), row.text("reference"), row.idOrNull("print_id", BillPrintId::new));
    }

    Optional<DeliveryView> find(DeliveryId id) {
        return jdbc.sql(SQL + " where d.id = :id").param("id", id.value()).query(Row.mapping(DeliveryStore::read)).optional();
    }

    /** Newest first. */
    List<DeliveryView> of(InvoiceId bill) {
        return jdbc.sql(SQL + " where d.invoice_id = :bill order by d.id desc limit 200").param("bill", bill.value()).query(Row.mapping(DeliveryStore::read)).list();
    }

    /** A bill as far as its delivery asks. */
    record Bill(InvoiceId id, MatterId matter, ContactId client, String number, boolean isVoid) {}

    Optional<Bill> bill(InvoiceId id) {
        return jdbc.sql("select id, matter_id, client_id, number, voided_on is not null as void from finance.invoice where id = :id").param("id", id.value())
                .query(Row.mapping(row -> new Bill(id, row.id("matter_id", MatterId::new), row.id("client_id", ContactId::new), row.text("number"), row.flag("void")))).optional();
    }

    /** Nothing happens if it is there for that occasion. */
    void queue(Bill bill, DeliveryWay way, String recipient, String message, int occasion, Instant now) {
        jdbc.sql("""
                insert into finance.bill_delivery (id, invoice_id, matter_id, way, recipient, message, occasion, asked_at)
                values (:id, :bill, :matter, :way, :recipient, :message, :occasion, :now)
                on conflict on constraint bill_delivery_once do nothing""")
                .param("id", DeliveryId.next().value()).param("bill", bill.id().value()).param("matter", bill.matter().value()).param("way", way.name()).param("recipient", recipient)
                .param("message", message).param("occasion", occasion).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    String message(DeliveryId id) {
        return jdbc.sql("select message from finance.bill_delivery where id = :id").param("id", id.value()).query(String.class).single();
    }

    int lastOccasion(DeliveryView of) {
        return jdbc.sql("select max(occasion) from finance.bill_delivery where invoice_id = :bill and way = :way and recipient = :recipient")
                .param("bill", of.invoiceId().value()).param("way", of.way().name()).param("recipient", of.recipient()).query(Integer.class).single();
    }

    boolean again(DeliveryId id) {
        return jdbc.sql("update finance.bill_delivery set state = 'QUEUED', reason = '' where id = :id and state = 'FAILED'").param("id", id.value()).update() == 1;
    }

    /** What waits to be sent, and what a program that ended left in the middle. */
    List<DeliveryView> waiting() {
        return jdbc.sql(SQL + " where d.state in ('QUEUED', 'SENDING') and d.way <> 'PRINT' order by d.id").query(Row.mapping(DeliveryStore::read)).list();
    }

    boolean anyQueued() {
        return jdbc.sql("select exists (select from finance.bill_delivery where state = 'QUEUED' and way <> 'PRINT')").query(Boolean.class).single();
    }

    /** Whether this transaction is the one that sends it; another's program that died has let it go. */
    boolean isMine(DeliveryId id) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:id, 28))").param("id", id.toString()).query(Boolean.class).single();
    }

    boolean claim(DeliveryId id) {
        return jdbc.sql("update finance.bill_delivery set state = 'SENDING', tries = tries + 1, reason = '' where id = :id and state in ('QUEUED', 'FAILED')").param("id", id.value()).update() == 1;
    }

    void sent(DeliveryId id, String reference, Instant now) {
        jdbc.sql("update finance.bill_delivery set state = 'SENT', reason = '', reference = :reference, sent_at = :now where id = :id")
                .param("reference", reference).param("now", now.atOffset(ZoneOffset.UTC)).param("id", id.value()).update();
    }

    void ended(DeliveryId id, DeliveryState state, String reason) {
        jdbc.sql("update finance.bill_delivery set state = :state, reason = :reason where id = :id").param("state", state.name()).param("reason", reason).param("id", id.value()).update();
    }

    /** Marks bills that wait for paper as printed in a batch; how many. */
    List<DeliveryView> print(BillPrintId batch, int most, Instant now) {
        jdbc.sql("insert into finance.bill_print (id, created_at) values (:id, :now)").param("id", batch.value()).param("now", now.atOffset(ZoneOffset.UTC)).update();
        jdbc.sql("""
                update finance.bill_delivery set state = 'SENT', sent_at = :now, print_id = :batch
                where id in (select d.id from finance.bill_delivery d
                             join finance.invoice i on i.firm_id = d.firm_id and i.id = d.invoice_id and i.voided_on is null
                             where d.way = 'PRINT' and d.state in ('QUEUED', 'FAILED') order by d.id limit :most for update of d)""")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("batch", batch.value()).param("most", most).update();
        return printed(batch);
    }

    /** By the numbers of the bills. */
    List<DeliveryView> printed(BillPrintId batch) {
        return jdbc.sql(SQL + " where d.print_id = :batch order by i.number, d.id").param("batch", batch.value()).query(Row.mapping(DeliveryStore::read)).list();
    }

    Optional<UUID> batch(BillPrintId batch) {
        return jdbc.sql("select id from finance.bill_print where id = :id").param("id", batch.value()).query(UUID.class).optional();
    }
}
