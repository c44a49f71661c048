package org.chancery.finance.receivables.web;

import java.time.Instant;
import java.time.LocalDate;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.receivables.LetterId;
import org.chancery.finance.receivables.LetterView;
import org.chancery.finance.receivables.RefundId;
import org.chancery.finance.receivables.RefundView;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.practice.contacts.ContactId;
import org.joda.money.Money;

/** The lists of unapplied cash, refunds and letters. */
final class ReceivablesLists {

    private static final String CONTACT = "select display_name from practice.contact where id = :id";

    private ReceivablesLists() {}

    /** A payment of which something is on account. */
    record UnappliedRow(PaymentId id, String number, LocalDate date, int days, ContactId payorId, String payor, Money amount, Money unapplied) {}

    /** As of {@code :today}. */
    static final Listing<UnappliedRow> UNAPPLIED = Listing.of("unapplied-cash", "Unapplied cash", UnappliedRow.class)
            .sql("""
                select p.id, p.number, p.date, cast(:today as date) - p.date as days, p.payor_id, c.display_name as payor, p.currency, p.amount_minor, u.unapplied_minor
                from finance.unapplied_payment u
                join finance.payment p on p.firm_id = u.firm_id and p.id = u.payment_id
                join practice.contact c on c.firm_id = p.firm_id and c.id = p.payor_id
                """)
            .row(row -> new UnappliedRow(row.id("id", PaymentId::new), row.text("number"), row.date("date"), row.number("days"), row.id("payor_id", ContactId::new), row.text("payor"),
                    row.money("amount"), row.money("unapplied")))
            .column(Column.text("number", "Payment", UnappliedRow::number).link(p -> "/payments/" + p.id()).required())
            .column(Column.text("payor", "From", UnappliedRow::payor).link(p -> "/receivables/" + p.payorId()).required())
            .column(Column.date("date", "Date", UnappliedRow::date).required())
            .column(Column.count("days", "Days", UnappliedRow::days).required())
            .column(Column.money("amount", "Payment", UnappliedRow::amount).required())
            .column(Column.money("unapplied", "On account", UnappliedRow::unapplied).total().required())
            .filter(Filter.reference("payorId", "From", CONTACT))
            .filter(Filter.dates("date", "Date", "date"))
            .filter(Filter.amounts("unapplied", "On account"))
            .search("number ilike :q or payor ilike :q")
            .sort("date")
            .empty("Nothing is on account", "What a payment has left when no bill takes it waits here, to be allocated or given back.")
            .build();

    /** A refund. */
    record RefundRow(RefundId id, PaymentId paymentId, String payment, ContactId payorId, String payor, RefundView.Status status, String askedBy, Instant askedAt, Money amount) {}

    static final Listing<RefundRow> REFUNDS = Listing.of("refunds", "Refunds", RefundRow.class)
            .sql("""
                select r.id, r.payment_id, p.number as payment, p.payor_id, c.display_name as payor, r.status, a.name as asked_by, r.asked_at, r.currency, r.amount_minor
                from finance.refund r
                join finance.payment p on p.firm_id = r.firm_id and p.id = r.payment_id
                join practice.contact c on c.firm_id = p.firm_id and c.id = p.payor_id
                join platform.app_user a on a.firm_id = r.firm_id and a.id = r.asked_by
                """)
            .row(row -> new RefundRow(row.id("id", RefundId::new), row.id("payment_id", PaymentId::new), row.text("payment"), row.id("payor_id", ContactId::new), row.text("payor"),
                    row.constant("status", RefundView.Status.class), row.text("asked_by"), row.instant("asked_at"), row.money("amount")))
            .column(Column.text("payor", "To", RefundRow::payor).link(r -> "/refunds/" + r.id()).small(r -> "payment " + r.payment()).required())
            .column(Column.tag("status", "Status", (RefundRow r) -> r.status().title()).tone(r -> r.status().tone()).required())
            .column(Column.text("askedBy", "Asked by", RefundRow::askedBy).required())
            .column(Column.instant("askedAt", "On", RefundRow::askedAt).required())
            .column(Column.money("amount", "Amount", RefundRow::amount).total().required())
            .filter(Filter.choice("status", "Status", Choices.of(RefundView.Status.class, RefundView.Status::title)))
            .filter(Filter.reference("payorId", "To", CONTACT))
            .filter(Filter.amounts("amount", "Amount"))
            .search("payor ilike :q or payment ilike :q")
            .sort("-askedAt")
            .view("Awaiting approval", "status=ASKED")
            .view("All", "")
            .empty("No refunds", "Money on account is given back from the page of its payment; a second person approves it.", "Unapplied cash", "/unapplied-cash")
            .build();

    /** A letter. */
    record LetterRow(LetterId id, ContactId clientId, String client, int level, String title, LocalDate dated, LetterView.Status status, int bills, Money total) {}

    static final Listing<LetterRow> LETTERS = Listing.of("letters", "Letters", LetterRow.class)
            .sql("""
                select l.id, l.client_id, l.client_name as client, l.level, l.title, l.dated, l.status, l.currency, l.total_minor,
                       (select count(*) from finance.dunning_letter_bill b where b.firm_id = l.firm_id and b.letter_id = l.id) as bills
                from finance.dunning_letter l
                """)
            .row(row -> new LetterRow(row.id("id", LetterId::new), row.id("client_id", ContactId::new), row.text("client"), row.number("level"), row.text("title"), row.date("dated"),
                    row.constant("status", LetterView.Status.class), row.number("bills"), row.money("total")))
            .column(Column.text("client", "To", LetterRow::client).link(l -> "/letters/" + l.id()).required())
            .column(Column.text("title", "Letter", LetterRow::title).small(l -> "level " + l.level()).required())
            .column(Column.date("dated", "Dated", LetterRow::dated).required())
            .column(Column.tag("status", "Status", (LetterRow l) -> l.status().title()).tone(l -> l.status().tone()).required())
            .column(Column.count("bills", "Bills", LetterRow::bills).required())
            .column(Column.money("total", "Total", LetterRow::total).total().required())
            .filter(Filter.choice("status", "Status", Choices.of(LetterView.Status.class, LetterView.Status::title)))
            .filter(Filter.reference("clientId", "To", CONTACT))
            .filter(Filter.dates("dated", "Dated", "dated"))
            .search("client ilike :q")
            .sort("-dated,client")
            .view("To review", "status=PROPOSED")
            .view("Ready to send", "status=RELEASED")
            .view("All", "")
            .empty("No letters", "A dunning run proposes a letter to each client with bills that are due for their next level; you review and release them.")
            .build();
}
