package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.finance.billing.BillImport.Issued;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.firm.Columns;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Id;
import org.chancery.shared.Moneys;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes bills of the past, many in one statement: what {@link PreBillPreparation}, an approval and {@link FrozenBill} write of one. */
@Component
class PastBills {

    private final JdbcClient jdbc;
    private final BillingTerms terms;
    private final Contacts contacts;
    private final Firms firms;

    PastBills(JdbcClient jdbc, BillingTerms terms, Contacts contacts, Firms firms) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.contacts = contacts;
        this.firms = firms;
    }

    /**
     * A bill whose lines are there.
     *
     * @param hardCosts what was advanced for the client
     */
    record Drawn(Issued issued, PreBillId preBill, OfficeId office, ContactId client, String clientName, Money fees, Money costs, Money hardCosts) {

        Money total() {
            return fees.plus(costs);
        }

        Instant when() {
            return PastBills.when(issued);
        }
    }

    private record Begun(Issued issued, PreBillId preBill) {}

    private record Frozen(Drawn drawn, String number, @Nullable EntryId entry, String address) {}

    private static Instant when(Issued issued) {
        return issued.issuedOn().atTime(LocalTime.of(18, 0)).toInstant(ZoneOffset.UTC);
    }

    private static final Columns<Begun> BEGUN = Columns.<Begun>of().with("pre_bill", "uuid", Begun::preBill).with("invoice", "uuid", row -> row.issued().id())
            .with("matter", "uuid", row -> row.issued().matterId()).with("through", "date", row -> row.issued().through())
            .with("fee", "bigint", row -> row.issued().flatFee() == null ? null : Moneys.minor(row.issued().flatFee()))
            .with("preparer", "uuid", row -> row.issued().preparedBy()).with("approver", "uuid", row -> row.issued().approvedBy())
            .with("at", "timestamptz", row -> when(row.issued()));

    private static final Columns<Frozen> FROZEN = Columns.<Frozen>of().with("id", "uuid", row -> row.drawn().issued().id()).with("number", "text", Frozen::number)
            .with("pre_bill", "uuid", row -> row.drawn().preBill()).with("client", "uuid", row -> row.drawn().client())
            .with("issued", "date", row -> row.drawn().issued().issuedOn()).with("due", "date", row -> row.drawn().issued().dueOn())
            .with("fees", "bigint", row -> Moneys.minor(row.drawn().fees())).with("costs", "bigint", row -> Moneys.minor(row.drawn().costs()))
            .with("total", "bigint", row -> Moneys.minor(row.drawn().total())).with("address", "text", Frozen::address)
            .with("at", "timestamptz", row -> row.drawn().when()).with("entry", "uuid", Frozen::entry).with("matter", "uuid", row -> row.drawn().issued().matterId());

    /** Makes pre-bills of the work that names these bills, approved; those without a line are left out of the answer. */
    List<Drawn> drawUp(List<Issued> issued) {
        List<Begun> begun = issued.stream().map(bill -> new Begun(bill, PreBillId.next())).toList();
        BEGUN.statement(jdbc, """
                insert into finance.pre_bill (id, matter_id, currency, through, prepared_by, prepared_at)
                select r.pre_bill, m.id, m.currency, r.through, r.preparer, r.at - interval '1 day' from {rows} join practice.matter m on m.id = r.matter""", begun).update();
        lines(begun);
        BEGUN.statement(jdbc, """
                update finance.pre_bill b set status = 'APPROVED', approved_by = r.approver, approved_at = r.at, version = b.version + 1
                from {rows} where b.id = r.pre_bill""", begun).update();
        note(begun.stream().map(row -> new Noted(row.preBill(), row.issued(), PreBillChange.What.APPROVED, "", row.issued().approvedBy().value())).toList());
        return drawn(begun);
    }

    private void lines(List<Begun> begun) {
        int work = jdbc.sql("select count(*) from practice.work_item w where w.bill_id = any (:bills)")
                .param("bills", begun.stream().map(row -> row.issued().id().value()).toArray(UUID[]::new)).query(Integer.class).single();
        int fees = (int) begun.stream().filter(row -> row.issued().flatFee() != null).count();
        BEGUN.statement(jdbc, """
                with line as (
                  select w.*, row_number() over (order by w.n, w.rank, w.date, w.source) as place, row_number() over (partition by w.n order by w.rank, w.date, w.source) as position
                  from (
                    select r.n, r.pre_bill, r.matter, case w.kind when 'TIME' then 2 else 3 end as rank, w.kind, w.id as source, w.date,
                           case w.kind when 'TIME' then w.timekeeper_id end as timekeeper, w.task_code, w.activity_code, w.expense_code, w.expense_kind is not distinct from 'HARD' as hard,
                           case when w.billing = 'NO_CHARGE' then 'NO_CHARGE' when w.kind = 'TIME' and m.arrangement_kind = 'FLAT' then 'COVERED' else 'CHARGED' end as charge,
                           w.minutes as worked_minutes, w.billed_minutes as minutes, w.rate_minor, w.amount_minor as worked, w.narrative
                    from {rows}
                    join practice.matter m on m.id = r.matter
                    join practice.work_item w on w.bill_id = r.invoice and w.matter_id = r.matter
                    union all
                    select r.n, r.pre_bill, r.matter, 1, 'FLAT_FEE', null, r.through, null, null, null, null, false, 'CHARGED', 0, 0, null, r.fee, 'Fee agreed for the matter: ' || m.name
                    from {rows}
                    join practice.matter m on m.id = r.matter
                    where r.fee is not null) w)
                insert into finance.pre_bill_line (id, pre_bill_id, matter_id, position, kind, source_id, date, timekeeper_id, task_code, activity_code, expense_code,
                       hard, charge, worked_minutes, worked_rate_minor, worked_minor, worked_narrative, minutes, rate_minor, narrative, gross_minor, amount_minor, live)
                select i.id, l.pre_bill, l.matter, l.position, l.kind, l.source, l.date, l.timekeeper, l.task_code, l.activity_code, l.expense_code,
                       l.hard, l.charge, l.worked_minutes, l.rate_minor, case l.kind when 'FLAT_FEE' then 0 else l.worked end, l.narrative, l.minutes,
                       case l.kind when 'TIME' then l.rate_minor end, l.narrative,
                       case l.charge when 'CHARGED' then l.worked else 0 end, case l.charge when 'CHARGED' then l.worked else 0 end, false
                from line l join unnest(cast(:ids as uuid[])) with ordinality i (id, place) on i.place = l.place""", begun)
                .param("ids", Stream.generate(Id::next).limit((long) work + fees).toArray(UUID[]::new)).update();
    }

    private List<Drawn> drawn(List<Begun> begun) {
        return BEGUN.statement(jdbc, """
                select r.n, m.office_id, m.client_id, c.display_name, m.currency, t.fees as fees_minor, t.costs as costs_minor, t.hard as hard_minor
                from {rows}
                join practice.matter m on m.id = r.matter
                join practice.contact c on c.id = m.client_id
                cross join lateral (select count(*) as lines, coalesce(sum(l.amount_minor) filter (where l.kind <> 'EXPENSE'), 0) as fees,
                                           coalesce(sum(l.amount_minor) filter (where l.kind = 'EXPENSE'), 0) as costs, coalesce(sum(l.worked_minor) filter (where l.hard), 0) as hard
                                    from finance.pre_bill_line l where l.pre_bill_id = r.pre_bill) t
                where t.lines > 0
                order by r.n""", begun)
                .query(Row.mapping(row -> {
                    Begun its = begun.get(row.number("n") - 1);
                    return new Drawn(its.issued(), its.preBill(), row.id("office_id", OfficeId::new), row.id("client_id", ContactId::new), row.text("display_name"),
                            row.money("fees"), row.money("costs"), row.money("hard"));
                })).list();
    }

    /** Writes the bills under their numbers, as they will stay. */
    void freeze(List<Drawn> drawn, List<String> numbers, List<@Nullable EntryId> entries) {
        Map<ContactId, Address> homes = contacts.postalAddresses(drawn.stream().map(Drawn::client).distinct().toList());
        List<Frozen> rows = IntStream.range(0, drawn.size()).mapToObj(i -> {
            Address home = homes.get(drawn.get(i).client());
            return new Frozen(drawn.get(i), numbers.get(i), entries.get(i), home == null ? "" : String.join("\n", home.lines()));
        }).toList();
        heads(rows);
        invoiceLines(rows);
        FROZEN.statement(jdbc, "update finance.pre_bill b set status = 'ISSUED', invoice_id = r.id, version = b.version + 1 from {rows} where b.id = r.pre_bill", rows).update();
        note(rows.stream().map(row -> new Noted(row.drawn().preBill(), row.drawn().issued(), PreBillChange.What.ISSUED, row.number(), null)).toList());
    }

    private void heads(List<Frozen> rows) {
        FROZEN.statement(jdbc, """
                insert into finance.invoice (id, number, matter_id, client_id, pre_bill_id, currency, through, issued_on, due_on, fees_minor, costs_minor, discount_minor,
                       tax_minor, total_minor, show_time, note, pay_to, firm_name, client_name, client_address, client_tax_number, matter_number, matter_name,
                       client_reference, client_money_minor, prepared_by, prepared_at, approved_by, approved_at, issued_at, entry_id, office_id)
                select r.id, r.number, m.id, m.client_id, b.id, b.currency, b.through, r.issued, r.due, r.fees, r.costs, 0,
                       0, r.total, b.show_time, b.note, coalesce((select t.pay_to from finance.billing_terms t where t.client_id = m.client_id), :payTo), :firm,
                       c.display_name, r.address, c.tax_number, m.number, m.name, m.client_reference,
                       (select coalesce(sum(l.balance_minor), 0) from finance.client_ledger_balances(r.issued) l where l.matter_id = m.id and l.currency = m.currency),
                       b.prepared_by, b.prepared_at, b.approved_by, b.approved_at, r.at, r.entry, m.office_id
                from {rows}
                join finance.pre_bill b on b.id = r.pre_bill
                join practice.matter m on m.id = b.matter_id
                join practice.contact c on c.id = m.client_id""", rows)
                .param("payTo", terms.ofFirm().payTo()).param("firm", firms.current().name()).update();
    }

    private void invoiceLines(List<Frozen> rows) {
        int lines = jdbc.sql("select count(*) from finance.pre_bill_line l where l.pre_bill_id = any (:bills)")
                .param("bills", rows.stream().map(row -> row.drawn().preBill().value()).toArray(UUID[]::new)).query(Integer.class).single();
        FROZEN.statement(jdbc, """
                insert into finance.invoice_line (id, invoice_id, matter_id, position, kind, source_id, pre_bill_line_id, date, timekeeper_id, timekeeper_name, task_code,
                       activity_code, expense_code, hard, charge, worked_minutes, worked_rate_minor, worked_minor, minutes, rate_minor, narrative, gross_minor,
                       discount_minor, bill_discount_minor, amount_minor, tax_code, tax_percent, tax_minor)
                select i.id, l.invoice, l.matter_id, l.position, l.kind, l.source_id, l.id, l.date, l.timekeeper_id, u.name, l.task_code,
                       l.activity_code, l.expense_code, l.hard, l.charge, l.worked_minutes, l.worked_rate_minor, l.worked_minor, l.minutes, l.rate_minor, l.narrative,
                       l.gross_minor, l.discount_minor, l.bill_discount_minor, l.amount_minor, l.tax_code, l.tax_percent, l.tax_minor
                from (select r.id as invoice, p.*, row_number() over (order by r.n, p.position) as place
                      from {rows} join finance.pre_bill_line p on p.pre_bill_id = r.pre_bill) l
                join unnest(cast(:ids as uuid[])) with ordinality i (id, place) on i.place = l.place
                left join platform.app_user u on u.firm_id = l.firm_id and u.id = l.timekeeper_id""", rows)
                .param("ids", Stream.generate(Id::next).limit(lines).toArray(UUID[]::new)).update();
    }

    /** @param by null for whoever acts */
    private record Noted(PreBillId preBill, Issued issued, PreBillChange.What what, String reason, @Nullable UUID by) {}

    private void note(List<Noted> notes) {
        Columns.<Noted>of().with("id", "uuid", _ -> Id.next()).with("pre_bill", "uuid", Noted::preBill).with("matter", "uuid", row -> row.issued().matterId())
                .with("what", "text", Noted::what).with("reason", "text", Noted::reason).with("by", "uuid", Noted::by).with("at", "timestamptz", row -> when(row.issued()))
                .statement(jdbc, """
                insert into finance.pre_bill_change (id, pre_bill_id, matter_id, what, reason, created_by, created_at)
                select r.id, r.pre_bill, r.matter, r.what, r.reason, coalesce(r.by, platform.current_user_id()), r.at from {rows}""", new ArrayList<>(notes)).update();
    }
}
