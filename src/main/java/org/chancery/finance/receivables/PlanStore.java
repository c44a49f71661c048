package org.chancery.finance.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.finance.receivables.PlanView.State;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payment plans as they stand. */
@Component
class PlanStore {

    private final JdbcClient jdbc;

    PlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param planned whether a plan that runs pays it */
    record Open(InvoiceId id, String number, MatterId matterId, Money balance, boolean planned) {}

    /** Bills of a client that are there and not void, locked: nothing settles them meanwhile. */
    List<Open> lock(ContactId client, Collection<InvoiceId> ids) {
        UUID[] values = ids.stream().map(InvoiceId::value).distinct().toArray(UUID[]::new);
        jdbc.sql("select id from finance.invoice where id = any (:ids) order by id for update").param("ids", values).query(UUID.class).list();
        return jdbc.sql("""
                select b.id, b.number, b.matter_id, b.currency, b.balance_minor,
                       exists (select from finance.payment_plan_bill x where x.firm_id = b.firm_id and x.invoice_id = b.id and x.status = 'AGREED') as planned
                from finance.invoice_balance b where b.id = any (:ids) and b.client_id = :client and b.voided_on is null order by b.due_on, b.number""")
                .param("ids", values).param("client", client.value())
                .query(Row.mapping(row -> new Open(row.id("id", InvoiceId::new), row.text("number"), row.id("matter_id", MatterId::new), row.money("balance"), row.flag("planned")))).list();
    }

    /** A plan to be kept. */
    record New(PlanId id, ContactId client, Money total, LocalDate agreedOn, int breakAfterDays, int rateBps, String note, List<Open> bills, List<NewPlan.Instalment> instalments) {}

    void insert(New plan, Instant now) {
        jdbc.sql("""
                insert into finance.payment_plan (id, client_id, currency, total_minor, agreed_on, break_after_days, rate_bps, note, matter_ids, created_at)
                values (:id, :client, :currency, :total, :on, :days, :rate, :note, :matters, :now)""")
                .param("id", plan.id().value()).param("client", plan.client().value()).param("currency", plan.total().getCurrencyUnit().getCode()).param("total", Moneys.minor(plan.total()))
                .param("on", plan.agreedOn()).param("days", plan.breakAfterDays()).param("rate", plan.rateBps()).param("note", plan.note())
                .param("matters", plan.bills().stream().map(bill -> bill.matterId().value()).distinct().toArray(UUID[]::new)).param("now", RefundStore.at(now)).update();
        plan.bills().forEach(bill -> jdbc.sql("""
                insert into finance.payment_plan_bill (id, plan_id, invoice_id, matter_id, balance_minor, agreed_on, rate_bps) values (:id, :plan, :bill, :matter, :balance, :on, :rate)""")
                .param("id", Id.next()).param("plan", plan.id().value()).param("bill", bill.id().value()).param("matter", bill.matterId().value())
                .param("balance", Moneys.minor(bill.balance())).param("on", plan.agreedOn()).param("rate", plan.rateBps()).update());
        for (int i = 0; i < plan.instalments().size(); i++) {
            jdbc.sql("insert into finance.payment_plan_instalment (id, plan_id, matter_id, number, due_on, amount_minor) values (:id, :plan, :matter, :number, :due, :amount)")
                    .param("id", Id.next()).param("plan", plan.id().value()).param("matter", plan.bills().getFirst().matterId().value()).param("number", i + 1)
                    .param("due", plan.instalments().get(i).dueOn()).param("amount", Moneys.minor(plan.instalments().get(i).amount())).update();
        }
    }

    boolean end(PlanId id, State how, LocalDate on) {
        return jdbc.sql("update finance.payment_plan set status = :status, ended_on = :on, ended_by = :by, version = version + 1 where id = :id and status = 'AGREED'")
                .param("status", how.name()).param("on", on).param("by", Actors.current().id().value()).param("id", id.value()).update() == 1;
    }

    /** @param on the first day on which the instalment was not waited for any more */
    record Missed(PlanId id, ContactId client, Money total, Money missing, MatterId matter, UserId agreedBy, LocalDate on) {}

    /** Plans of which an instalment is later than is waited for. */
    List<Missed> missed(LocalDate today, int most) {
        return jdbc.sql("""
                select p.id, p.client_id, p.currency, p.total_minor, m.until_then_minor - p.paid_minor as missing_minor, p.matter_id, p.created_by, m.due_on + p.break_after_days + 1 as broken_on
                from finance.payment_plan_paid p
                cross join lateral (select d.due_on, d.until_then_minor from finance.payment_plan_due d
                                    where d.firm_id = p.firm_id and d.plan_id = p.id and d.until_then_minor > p.paid_minor order by d.number limit 1) m
                where p.status = 'AGREED' and m.due_on + p.break_after_days < :today
                order by p.id limit :most""").param("today", today).param("most", most)
                .query(Row.mapping(row -> new Missed(row.id("id", PlanId::new), row.id("client_id", ContactId::new), row.money("total"), row.money("missing"), row.id("matter_id", MatterId::new),
                        row.id("created_by", UserId::new), row.date("broken_on")))).list();
    }

    Optional<PlanView> find(PlanId id, LocalDate today) {
        return jdbc.sql(PLANS + "where p.id = :id").param("id", id.value()).query(Row.mapping(row -> view(row, today))).optional();
    }

    /** Newest first. */
    List<PlanView> of(ContactId client, LocalDate today) {
        return jdbc.sql(PLANS + "where p.client_id = :client order by p.agreed_on desc, p.id desc limit 50").param("client", client.value())
                .query(Row.mapping(row -> view(row, today))).list();
    }

    private static final String PLANS = """
            select p.id, p.client_id, c.display_name as client, p.currency, p.total_minor, p.paid_minor, p.agreed_on, p.break_after_days, p.rate_bps, p.note, p.status, p.ended_on,
                   u.name as agreed_by, p.created_at
            from finance.payment_plan_paid p
            join practice.contact c on c.firm_id = p.firm_id and c.id = p.client_id
            join platform.app_user u on u.firm_id = p.firm_id and u.id = p.created_by
            """;

    private PlanView view(Row row, LocalDate today) {
        PlanId id = row.id("id", PlanId::new);
        Money paid = row.money("paid");
        List<PlanView.Instalment> instalments = instalments(id, paid, today);
        return new PlanView(id, row.id("client_id", ContactId::new), row.text("client"), row.money("total"), paid, row.date("agreed_on"), row.number("break_after_days"), row.number("rate_bps"),
                row.text("note"), state(row.text("status"), paid.equals(row.money("total")), instalments), row.dateOrNull("ended_on"), row.text("agreed_by"), row.instant("created_at"),
                bills(id), instalments);
    }

    private static State state(String status, boolean paid, List<PlanView.Instalment> instalments) {
        return switch (status) {
            case "BROKEN" -> State.BROKEN;
            case "CANCELLED" -> State.CANCELLED;
            default -> paid ? State.PAID : instalments.stream().anyMatch(PlanView.Instalment::late) ? State.LATE : State.RUNNING;
        };
    }

    private List<PlanView.Bill> bills(PlanId plan) {
        return jdbc.sql("""
                select b.id, b.number, b.matter_id, b.matter_number, b.matter_name, b.currency, x.balance_minor as then_minor, b.balance_minor
                from finance.payment_plan_bill x join finance.invoice_balance b on b.firm_id = x.firm_id and b.id = x.invoice_id
                where x.plan_id = :plan order by b.due_on, b.number""").param("plan", plan.value())
                .query(Row.mapping(row -> new PlanView.Bill(row.id("id", InvoiceId::new), row.text("number"), row.id("matter_id", MatterId::new), row.text("matter_number"),
                        row.text("matter_name"), row.money("then"), row.money("balance")))).list();
    }

    private record Part(int number, LocalDate dueOn, Money amount) {}

    private List<PlanView.Instalment> instalments(PlanId plan, Money paid, LocalDate today) {
        List<Part> parts = jdbc.sql("""
                select i.number, i.due_on, p.currency, i.amount_minor from finance.payment_plan_instalment i
                join finance.payment_plan p on p.firm_id = i.firm_id and p.id = i.plan_id where i.plan_id = :plan order by i.number""").param("plan", plan.value())
                .query(Row.mapping(row -> new Part(row.number("number"), row.date("due_on"), row.money("amount")))).list();
        List<PlanView.Instalment> instalments = new ArrayList<>();
        Money left = paid;
        for (Part part : parts) {
            Money its = left.isLessThan(part.amount()) ? left : part.amount();
            left = left.minus(its);
            instalments.add(new PlanView.Instalment(part.number(), part.dueOn(), part.amount(), its, part.dueOn().isBefore(today) && its.isLessThan(part.amount())));
        }
        return instalments;
    }
}
