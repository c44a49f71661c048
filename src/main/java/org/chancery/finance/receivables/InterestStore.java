package org.chancery.finance.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBillLineId;
import org.chancery.finance.receivables.Accrual.Days;
import org.chancery.finance.receivables.Accrual.Movement;
import org.chancery.finance.receivables.Accrual.Planned;
import org.chancery.finance.receivables.Accrual.Terms;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What interest is computed of, and what was charged. */
@Component
class InterestStore {

    private final JdbcClient jdbc;

    InterestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A bill that may bear interest: no bill over interest, and none that is void. */
    record Bill(InvoiceId id, String number, MatterId matterId, String matterNumber, String matter, ContactId clientId, LocalDate dueOn, CurrencyUnit currency) {}

    private static final String BILLS = """
            select i.id, i.number, i.matter_id, i.matter_number, i.matter_name, i.client_id, i.due_on, i.currency
            from finance.invoice i
            where (i.voided_on is null or i.voided_on > :asOf) and i.total_minor > 0
              and not exists (select from finance.invoice_line l where l.firm_id = i.firm_id and l.invoice_id = i.id and l.kind = 'INTEREST') and\s""";

    private static Bill bill(Row row) {
        return new Bill(row.id("id", InvoiceId::new), row.text("number"), row.id("matter_id", MatterId::new), row.text("matter_number"), row.text("matter_name"),
                row.id("client_id", ContactId::new), row.date("due_on"), CurrencyUnit.of(row.text("currency")));
    }

    List<Bill> bills(Collection<InvoiceId> ids, LocalDate asOf) {
        return jdbc.sql(BILLS + "i.id = any (:ids) order by i.due_on, i.number").param("asOf", asOf).param("ids", values(ids)).query(Row.mapping(InterestStore::bill)).list();
    }

    /** A client's bills of which something was owed after their due day. */
    List<Bill> late(ContactId client, LocalDate asOf) {
        return jdbc.sql(BILLS + """
                i.client_id = :client and i.due_on < :asOf
                and i.total_minor > (select coalesce(sum(s.amount_minor), 0) from finance.settlement s where s.firm_id = i.firm_id and s.invoice_id = i.id and s.date <= i.due_on)
                order by i.due_on, i.number""").param("asOf", asOf).param("client", client.value()).query(Row.mapping(InterestStore::bill)).list();
    }

    boolean exists(InvoiceId id) {
        return jdbc.sql("select exists (select from finance.invoice where id = :id)").param("id", id.value()).query(Boolean.class).single();
    }

    private static UUID[] values(Collection<InvoiceId> ids) {
        return ids.stream().map(InvoiceId::value).distinct().toArray(UUID[]::new);
    }

    /** Bills, so that nothing settles them meanwhile. */
    void lock(Collection<InvoiceId> ids) {
        jdbc.sql("select id from finance.invoice where id = any (:ids) order by id for update").param("ids", values(ids)).query(UUID.class).list();
    }

    private record Of<T>(InvoiceId bill, T what) {}

    /**
     * What is known of bills.
     *
     * @param billed the day at whose end interest must be on a bill to count as charged; null for all that is claimed, be it on a pre-bill
     */
    Map<InvoiceId, Accrual.Debt> debts(List<Bill> bills, @Nullable LocalDate billed) {
        UUID[] ids = values(bills.stream().map(Bill::id).toList());
        Map<InvoiceId, List<Movement>> movements = grouped(jdbc.sql("""
                select invoice_id, date, sum(amount_minor) as minor from finance.receivable where invoice_id = any (:ids) group by invoice_id, date order by date""").param("ids", ids)
                .query(Row.mapping(row -> new Of<>(row.id("invoice_id", InvoiceId::new), new Movement(row.date("date"), row.decimal("minor").longValueExact())))).list());
        Map<InvoiceId, List<Days>> charged = grouped(jdbc.sql("""
                select c.invoice_id, c.from_day, c.through_day
                from finance.interest_charge c
                left join finance.invoice x on x.firm_id = c.firm_id and x.pre_bill_id = c.pre_bill_id
                where c.invoice_id = any (:ids)
                  and case when cast(:billed as date) is null then c.live
                           else x.issued_on <= :billed and (x.voided_on is null or x.voided_on > :billed)
                                and exists (select from finance.invoice_line l where l.firm_id = c.firm_id and l.pre_bill_line_id = c.pre_bill_line_id) end""")
                .param("ids", ids).param("billed", billed)
                .query(Row.mapping(row -> new Of<>(row.id("invoice_id", InvoiceId::new), new Days(row.date("from_day"), row.date("through_day"))))).list());
        Map<InvoiceId, List<Planned>> plans = grouped(jdbc.sql("""
                select invoice_id, agreed_on, ended_on, rate_bps from finance.payment_plan_bill where invoice_id = any (:ids) order by agreed_on desc, id desc""").param("ids", ids)
                .query(Row.mapping(row -> new Of<>(row.id("invoice_id", InvoiceId::new), new Planned(row.date("agreed_on"), row.dateOrNull("ended_on"), row.number("rate_bps"))))).list());
        Agreed agreed = agreed(bills, ids);
        Map<InvoiceId, Accrual.Debt> debts = new HashMap<>();
        bills.forEach(bill -> debts.put(bill.id(), new Accrual.Debt(bill.dueOn(), movements.getOrDefault(bill.id(), List.of()), agreed.of(bill), charged.getOrDefault(bill.id(), List.of()),
                plans.getOrDefault(bill.id(), List.of()))));
        return debts;
    }

    private record Agreed(Map<InvoiceId, List<Terms>> bills, Map<ContactId, List<Terms>> clients, List<Terms> firm) {
        List<List<Terms>> of(Bill bill) {
            return List.of(bills.getOrDefault(bill.id(), List.of()), clients.getOrDefault(bill.clientId(), List.of()), firm);
        }
    }

    private Agreed agreed(List<Bill> bills, UUID[] ids) {
        var agreed = new Agreed(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        jdbc.sql("""
                select client_id, invoice_id, from_day, rate_bps, grace_days from finance.interest_terms
                where invoice_id = any (:ids) or client_id = any (:clients) or client_id is null and invoice_id is null order by from_day, created_at, id""").param("ids", ids)
                .param("clients", bills.stream().map(bill -> bill.clientId().value()).distinct().toArray(UUID[]::new)).query(Row.mapping(row -> {
                    InvoiceId bill = row.idOrNull("invoice_id", InvoiceId::new);
                    ContactId client = row.idOrNull("client_id", ContactId::new);
                    List<Terms> level = bill != null ? agreed.bills().computeIfAbsent(bill, _ -> new ArrayList<>())
                            : client != null ? agreed.clients().computeIfAbsent(client, _ -> new ArrayList<>()) : agreed.firm();
                    return level.add(new Terms(row.date("from_day"), row.numberOrNull("rate_bps"), row.number("grace_days")));
                })).list();
        return agreed;
    }

    private static final String TERMS = """
            select t.id, t.client_id, t.invoice_id, t.from_day, t.rate_bps, t.grace_days, u.name, t.created_at
            from finance.interest_terms t join platform.app_user u on u.firm_id = t.firm_id and u.id = t.created_by
            """;

    /** Newest first; of a bill, else of a client, else the firm's. */
    List<InterestTerms> terms(@Nullable ContactId client, @Nullable InvoiceId bill) {
        return jdbc.sql(TERMS + """
                where t.invoice_id is not distinct from cast(:bill as uuid) and t.client_id is not distinct from cast(:client as uuid)
                order by t.from_day desc, t.created_at desc, t.id desc limit 200""")
                .param("bill", bill == null ? null : bill.value()).param("client", client == null ? null : client.value())
                .query(Row.mapping(row -> new InterestTerms(row.id("id", InterestTermsId::new), row.idOrNull("client_id", ContactId::new), row.idOrNull("invoice_id", InvoiceId::new),
                        row.date("from_day"), row.numberOrNull("rate_bps"), row.number("grace_days"), row.text("name"), row.instant("created_at")))).list();
    }

    void set(InterestTermsId id, NewInterestTerms terms, LocalDate from, Instant now) {
        jdbc.sql("""
                insert into finance.interest_terms (id, client_id, invoice_id, matter_id, from_day, rate_bps, grace_days, created_at)
                values (:id, :client, :bill, (select i.matter_id from finance.invoice i where i.id = cast(:bill as uuid)), :from, :rate, :grace, :now)""")
                .param("id", id.value()).param("client", terms.clientId() == null ? null : terms.clientId().value()).param("bill", terms.invoiceId() == null ? null : terms.invoiceId().value())
                .param("from", from).param("rate", terms.rateBps()).param("grace", terms.graceDays()).param("now", RefundStore.at(now)).update();
    }

    void charge(InvoiceId bill, Accrual.Period period, Money amount, PreBillId preBill, PreBillLineId line, Instant now) {
        jdbc.sql("""
                insert into finance.interest_charge (id, invoice_id, matter_id, from_day, through_day, amount_minor, pre_bill_id, pre_bill_line_id, created_at)
                select :id, i.id, i.matter_id, :from, :through, :amount, :preBill, :line, :now from finance.invoice i where i.id = :bill""")
                .param("id", InterestChargeId.next().value()).param("bill", bill.value()).param("from", period.from()).param("through", period.through()).param("amount", Moneys.minor(amount))
                .param("preBill", preBill.value()).param("line", line.value()).param("now", RefundStore.at(now)).update();
    }

    Map<InvoiceId, List<InterestView.Charged>> charges(List<Bill> bills) {
        return grouped(jdbc.sql("""
                select c.id, c.invoice_id, c.from_day, c.through_day, i.currency, c.amount_minor, c.pre_bill_id, x.id as bill_id, x.number as bill_number, c.live, u.name, c.created_at
                from finance.interest_charge c
                join finance.invoice i on i.firm_id = c.firm_id and i.id = c.invoice_id
                join platform.app_user u on u.firm_id = c.firm_id and u.id = c.created_by
                left join finance.invoice x on x.firm_id = c.firm_id and x.pre_bill_id = c.pre_bill_id
                where c.invoice_id = any (:ids) order by c.from_day, c.id""").param("ids", values(bills.stream().map(Bill::id).toList()))
                .query(Row.mapping(row -> new Of<>(row.id("invoice_id", InvoiceId::new), new InterestView.Charged(row.id("id", InterestChargeId::new), row.date("from_day"),
                        row.date("through_day"), row.money("amount"), row.id("pre_bill_id", PreBillId::new), row.idOrNull("bill_id", InvoiceId::new), row.textOrNull("bill_number"),
                        row.flag("live"), row.text("name"), row.instant("created_at"))))).list());
    }

    private static <T> Map<InvoiceId, List<T>> grouped(List<Of<T>> rows) {
        return rows.stream().collect(Collectors.groupingBy(Of::bill, Collectors.mapping(Of::what, Collectors.toList())));
    }
}
