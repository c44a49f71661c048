package org.chancery.finance.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters, and the bills that are due for one. */
@Component
class LetterStore {

    private final JdbcClient jdbc;

    LetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sent the highest level that it had; 0 for none */
    record Overdue(InvoiceId id, MatterId matterId, ContactId clientId, String client, int daysLate, Money balance, int sent) {}

    /** Overdue bills of clients that are not on hold, on no plan that is kept, and have no promise that stands, by client. */
    List<Overdue> overdue(LocalDate day, @Nullable ContactId client) {
        return jdbc.sql("""
                select b.id, b.matter_id, b.client_id, c.display_name as client, cast(:day as date) - b.due_on as days_late, b.currency, b.balance_minor, coalesce(l.sent, 0) as sent
                from finance.invoice_balance b
                join practice.contact c on c.firm_id = b.firm_id and c.id = b.client_id
                left join lateral (select max(x.level) as sent from finance.dunning_letter_bill x where x.firm_id = b.firm_id and x.invoice_id = b.id and x.live) l on true
                where b.voided_on is null and b.balance_minor > 0 and b.due_on < :day and (cast(:client as uuid) is null or b.client_id = :client)
                  and not exists (select from finance.collection_hold h where h.firm_id = b.firm_id and h.client_id = b.client_id and h.lifted_at is null and h.until >= :day
                                    and (h.invoice_id is null or h.invoice_id = b.id))
                  and not exists (select from finance.promise_paid p where p.firm_id = b.firm_id and p.client_id = b.client_id and p.currency = b.currency and p.withdrawn_at is null
                                    and p.promised_for >= :day and p.paid_minor < p.amount_minor and (p.invoice_id is null or p.invoice_id = b.id))
                  and not exists (select from finance.payment_plan_bill x where x.firm_id = b.firm_id and x.invoice_id = b.id and x.status = 'AGREED')
                order by c.display_name, b.client_id, b.due_on, b.number""")
                .param("day", day).param("client", client == null ? null : client.value())
                .query(Row.mapping(row -> new Overdue(row.id("id", InvoiceId::new), row.id("matter_id", MatterId::new), row.id("client_id", ContactId::new), row.text("client"),
                        row.number("days_late"), row.money("balance"), row.number("sent")))).list();
    }

    /** Whether a letter to the client waits for review. */
    boolean isProposed(ContactId client, CurrencyUnit currency) {
        return jdbc.sql("select exists (select from finance.dunning_letter where client_id = :client and currency = :currency and status = 'PROPOSED')")
                .param("client", client.value()).param("currency", currency.getCode()).query(Boolean.class).single();
    }

    void lock(Collection<InvoiceId> bills) {
        jdbc.sql("select id from finance.invoice where id = any (:ids) order by id for share").param("ids", bills.stream().map(InvoiceId::value).toArray(UUID[]::new)).query(UUID.class).list();
    }

    /** A letter to be written. */
    record New(LetterId id, ContactId client, String name, String address, DunningLevel level, String letter, Money total, LocalDate dated, List<Line> lines) {}

    /** @param interest that the bill bore to the day of the letter */
    record Line(Overdue bill, int level, boolean repeated, Money interest) {}

    void insert(New letter, Instant now) {
        jdbc.sql("""
                insert into finance.dunning_letter (id, client_id, client_name, client_address, currency, level, title, letter, total_minor, matter_ids, dated, proposed_at)
                values (:id, :client, :name, :address, :currency, :level, :title, :letter, :total, :matters, :dated, :now)""")
                .param("id", letter.id().value()).param("client", letter.client().value()).param("name", letter.name()).param("address", letter.address())
                .param("currency", letter.total().getCurrencyUnit().getCode()).param("level", letter.level().level()).param("title", letter.level().title())
                .param("letter", letter.letter()).param("total", Moneys.minor(letter.total()))
                .param("matters", letter.lines().stream().map(line -> line.bill().matterId().value()).distinct().toArray(UUID[]::new)).param("dated", letter.dated())
                .param("now", RefundStore.at(now)).update();
        letter.lines().forEach(line -> jdbc.sql("""
                insert into finance.dunning_letter_bill (id, letter_id, invoice_id, matter_id, level, days_late, balance_minor, interest_minor, repeated)
                values (:id, :letter, :invoice, :matter, :level, :late, :balance, :interest, :repeated)""")
                .param("id", Id.next()).param("letter", letter.id().value()).param("invoice", line.bill().id().value()).param("matter", line.bill().matterId().value())
                .param("level", line.level()).param("late", line.bill().daysLate()).param("balance", Moneys.minor(line.bill().balance())).param("interest", Moneys.minor(line.interest())).param("repeated", line.repeated()).update());
    }

    boolean decide(LetterId id, LetterView.Status status, Instant now) {
        return jdbc.sql("update finance.dunning_letter set status = :status, decided_by = :by, decided_at = :now, version = version + 1 where id = :id")
                .param("status", status.name()).param("by", Actors.current().id().value()).param("now", RefundStore.at(now)).param("id", id.value()).update() == 1;
    }

    /** The numbers of its bills that have another balance by now, or are on a payment plan. */
    List<String> moved(LetterId id) {
        return jdbc.sql("""
                select b.number from finance.dunning_letter_bill x join finance.invoice_balance b on b.firm_id = x.firm_id and b.id = x.invoice_id
                where x.letter_id = :id and (x.balance_minor <> b.balance_minor
                  or exists (select from finance.payment_plan_bill p where p.firm_id = b.firm_id and p.invoice_id = b.id and p.status = 'AGREED')) order by b.number""").param("id", id.value()).query(Row.mapping(row -> row.text("number"))).list();
    }

    List<LetterView> find(Collection<LetterId> ids, boolean locked) {
        UUID[] values = ids.stream().map(LetterId::value).distinct().toArray(UUID[]::new);
        if (locked) {
            jdbc.sql("select id from finance.dunning_letter where id = any (:ids) order by id for update").param("ids", values).query(UUID.class).list();
        }
        Map<LetterId, List<Of>> bills = bills(values);
        return jdbc.sql("""
                select l.*, p.name as proposed_by_name, d.name as decided_by_name
                from finance.dunning_letter l
                join platform.app_user p on p.firm_id = l.firm_id and p.id = l.proposed_by
                left join platform.app_user d on d.firm_id = l.firm_id and d.id = l.decided_by
                where l.id = any (:ids) order by l.client_name, l.id""").param("ids", values)
                .query(Row.mapping(row -> view(row, bills.getOrDefault(row.id("id", LetterId::new), List.of()).stream().map(Of::bill).toList()))).list();
    }

    Optional<LetterView> find(LetterId id) {
        return find(List.of(id), false).stream().findFirst();
    }

    private record Of(LetterId letter, LetterView.Bill bill) {}

    private Map<LetterId, List<Of>> bills(UUID[] letters) {
        return jdbc.sql("""
                select x.letter_id, x.invoice_id, i.number, i.matter_id, i.matter_number, i.matter_name, i.issued_on, i.due_on, x.level, x.days_late, i.currency, x.balance_minor, x.interest_minor
                from finance.dunning_letter_bill x join finance.invoice i on i.firm_id = x.firm_id and i.id = x.invoice_id
                where x.letter_id = any (:ids) order by i.due_on, i.number""").param("ids", letters)
                .query(Row.mapping(row -> new Of(row.id("letter_id", LetterId::new), new LetterView.Bill(row.id("invoice_id", InvoiceId::new), row.text("number"),
                        row.id("matter_id", MatterId::new), row.text("matter_number"), row.text("matter_name"), row.date("issued_on"), row.date("due_on"), row.number("level"),
                        row.number("days_late"), row.money("balance"), row.money("interest"))))).list().stream().collect(Collectors.groupingBy(Of::letter));
    }

    private static LetterView view(Row row, List<LetterView.Bill> bills) {
        return new LetterView(row.id("id", LetterId::new), row.id("client_id", ContactId::new), row.text("client_name"), row.text("client_address"), row.number("level"),
                row.text("title"), row.text("letter"), row.money("total"), row.date("dated"), row.constant("status", LetterView.Status.class), row.text("proposed_by_name"),
                row.instant("proposed_at"), row.textOrNull("decided_by_name"), row.instantOrNull("decided_at"), bills);
    }
}
