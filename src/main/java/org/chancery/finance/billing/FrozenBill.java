package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.OfficeId;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a bill as it will stay: the lines, and the names and address of the day it was issued. */
@Component
class FrozenBill {

    private final JdbcClient jdbc;
    private final Matters matters;
    private final Contacts contacts;
    private final BillingTerms terms;
    private final Firms firms;

    FrozenBill(JdbcClient jdbc, Matters matters, Contacts contacts, BillingTerms terms, Firms firms) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.contacts = contacts;
        this.terms = terms;
        this.firms = firms;
    }

    /** @param entry null for a bill over nothing */
    record New(InvoiceId id, String number, PreBillView bill, LocalDate date, LocalDate dueOn, @Nullable EntryId entry) {}

    void insert(New issued) {
        insertHead(issued, issued.bill());
        insertLines(issued);
    }

    /** Whose number and letterhead the bill bears: the office that its matter belongs to. */
    OfficeId office(PreBillView bill) {
        return matters.find(bill.matterId()).orElseThrow().officeId();
    }

    private void insertHead(New issued, PreBillView bill) {
        MatterView matter = matters.find(bill.matterId()).orElseThrow();
        ContactView client = contacts.find(bill.clientId()).orElseThrow();
        Money held = clientMoney(bill, issued.date());
        jdbc.sql("""
                insert into finance.invoice (id, number, matter_id, client_id, pre_bill_id, currency, through, issued_on, due_on, fees_minor, costs_minor, discount_minor,
                       tax_minor, total_minor, show_time, note, pay_to, firm_name, client_name, client_address, client_tax_number, matter_number, matter_name,
                       client_reference, client_money_minor, prepared_by, prepared_at, approved_by, approved_at, issued_at, entry_id, office_id)
                select :id, :number, b.matter_id, :client, b.id, b.currency, b.through, :date, :due, t.fees_minor, t.costs_minor, t.discount_minor,
                       t.tax_minor, t.total_minor, b.show_time, b.note, :payTo, :firm, :clientName, :address, :taxNumber, :matterNumber, :matterName,
                       :reference, :held, b.prepared_by, b.prepared_at, b.approved_by, b.approved_at, :now, :entry, :office
                from finance.pre_bill b join finance.pre_bill_total t on t.firm_id = b.firm_id and t.pre_bill_id = b.id
                where b.id = :preBill""")
                .param("id", issued.id().value()).param("number", issued.number()).param("client", bill.clientId().value()).param("date", issued.date())
                .param("due", issued.dueOn()).param("payTo", terms.of(bill.clientId()).payTo()).param("firm", firms.current().name()).param("clientName", client.name())
                .param("address", address(client)).param("taxNumber", client.details().taxNumber()).param("matterNumber", matter.number())
                .param("matterName", matter.name()).param("reference", matter.clientReference()).param("office", matter.officeId().value()).param("held", Moneys.minor(held)).param("now", PreBillStore.at(firms.now()))
                .param("entry", issued.entry() == null ? null : issued.entry().value()).param("preBill", bill.id().value()).update();
    }

    private static String address(ContactView client) {
        return client.details().addresses().stream().findFirst().map(address -> String.join("\n", address.lines())).orElse("");
    }

    private void insertLines(New issued) {
        List<PreBillLineView> billed = issued.bill().billed();
        jdbc.sql("""
                insert into finance.invoice_line (id, invoice_id, matter_id, position, kind, source_id, pre_bill_line_id, date, timekeeper_id, timekeeper_name, task_code,
                       activity_code, expense_code, hard, charge, worked_minutes, worked_rate_minor, worked_minor, minutes, rate_minor, narrative, gross_minor,
                       discount_minor, bill_discount_minor, amount_minor, tax_code, tax_percent, tax_minor)
                select n.id, :invoice, l.matter_id, n.place, l.kind, l.source_id, l.id, l.date, l.timekeeper_id, u.name, l.task_code,
                       l.activity_code, l.expense_code, l.hard, l.charge, l.worked_minutes + coalesce(m.minutes, 0), l.worked_rate_minor, l.worked_minor, l.minutes, l.rate_minor, l.narrative,
                       l.gross_minor, l.discount_minor, l.bill_discount_minor, l.amount_minor, l.tax_code, l.tax_percent, l.tax_minor
                from unnest(cast(:ids as uuid[]), cast(:lines as uuid[])) with ordinality as n (id, line, place)
                join finance.pre_bill_line l on l.id = n.line
                left join platform.app_user u on u.firm_id = l.firm_id and u.id = l.timekeeper_id
                left join lateral (select sum(o.worked_minutes)::int as minutes from finance.pre_bill_line o where o.firm_id = l.firm_id and o.merged_into = l.id) m on true
                where l.pre_bill_id = :preBill""")
                .param("ids", billed.stream().map(_ -> Id.next()).toArray(java.util.UUID[]::new))
                .param("lines", billed.stream().map(line -> line.id().value()).toArray(java.util.UUID[]::new))
                .param("invoice", issued.id().value()).param("preBill", issued.bill().id().value()).update();
    }

    /** Held for the matter at the end of a day, in the currency of the bill. */
    private Money clientMoney(PreBillView bill, LocalDate on) {
        long minor = jdbc.sql("""
                select coalesce(sum(l.balance_minor), 0) from finance.client_ledger_balances(:on) l
                where l.matter_id = :matter and l.currency = :currency""")
                .param("on", on).param("matter", bill.matterId().value()).param("currency", bill.currency().getCode()).query(Long.class).single();
        return Money.ofMinor(bill.currency(), minor);
    }
}
