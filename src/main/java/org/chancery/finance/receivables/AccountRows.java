package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.receivables.StatementOfAccount.OpenBill;
import org.chancery.finance.receivables.StatementOfAccount.Unapplied;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that a statement is made of. */
@Component
class AccountRows {

    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A movement without its running balance. */
    record Step(LocalDate date, String kind, UUID documentId, String document, Money amount) {}

    /** What stood before a day, for each currency in which there was ever anything until the last day. */
    Map<CurrencyUnit, Money> before(ContactId client, LocalDate from, LocalDate asOf) {
        Map<CurrencyUnit, Money> opening = new LinkedHashMap<>();
        jdbc.sql("""
                select currency, coalesce(sum(amount_minor) filter (where date < :from), 0)::bigint as opening_minor
                from finance.client_account where client_id = :client and date <= :asOf group by currency order by currency""")
                .param("client", client.value()).param("from", from).param("asOf", asOf).query(Row.mapping(row -> row.money("opening"))).list()
                .forEach(money -> opening.put(money.getCurrencyUnit(), money));
        return opening;
    }

    List<Step> steps(ContactId client, LocalDate from, LocalDate asOf) {
        return jdbc.sql("""
                select date, kind, document_id, max(document) as document, currency, sum(amount_minor)::bigint as amount_minor
                from finance.client_account
                where client_id = :client and date between :from and :asOf
                group by date, kind, document_id, currency
                having sum(amount_minor) <> 0
                order by date, case kind when 'BILL' then 0 else 1 end, document""")
                .param("client", client.value()).param("from", from).param("asOf", asOf)
                .query(Row.mapping(row -> new Step(row.date("date"), row.text("kind"), row.id("document_id", id -> id), row.text("document"), row.money("amount")))).list();
    }

    List<OpenBill> bills(ContactId client, LocalDate asOf, Map<InvoiceId, Money> accrued) {
        return jdbc.sql("""
                select i.id, i.number, i.matter_id, i.matter_number, i.matter_name, i.issued_on, i.due_on, greatest(cast(:asOf as date) - i.due_on, 0) as days_late, i.currency,
                       i.total_minor, r.balance_minor
                from (select invoice_id, sum(amount_minor)::bigint as balance_minor from finance.receivable
                      where client_id = :client and date <= :asOf group by invoice_id having sum(amount_minor) <> 0) r
                join finance.invoice i on i.id = r.invoice_id
                order by i.due_on, i.number""")
                .param("client", client.value()).param("asOf", asOf)
                .query(Row.mapping(row -> new OpenBill(row.id("id", InvoiceId::new), row.text("number"), row.id("matter_id", MatterId::new), row.text("matter_number"),
                        row.text("matter_name"), row.date("issued_on"), row.date("due_on"), row.number("days_late"), row.money("total"), row.money("balance"),
                        accrued.getOrDefault(row.id("id", InvoiceId::new), Money.zero(CurrencyUnit.of(row.text("currency"))))))).list();
    }

    List<Unapplied> unapplied(ContactId client, LocalDate asOf) {
        return jdbc.sql("""
                select u.payment_id, u.number, u.currency, min(u.date) as date, sum(u.amount_minor)::bigint as amount_minor
                from finance.unapplied_movement u where u.payor_id = :client and u.date <= :asOf
                group by u.payment_id, u.number, u.currency having sum(u.amount_minor) <> 0 order by min(u.date), u.number""")
                .param("client", client.value()).param("asOf", asOf)
                .query(Row.mapping(row -> new Unapplied(row.id("payment_id", PaymentId::new), row.text("number"), row.date("date"), row.money("amount")))).list();
    }
}
