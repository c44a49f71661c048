package org.chancery.finance.billing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.chancery.finance.billing.CreditNoteId;
import org.chancery.finance.billing.InvoiceStatus;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBillStatus;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Tone;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** The lists of billing: pre-bills, bills, payments, credit notes. */
final class BillingLists {

    private static final String MATTER = "select number || ' ' || name from practice.matter where id = :id";
    private static final String CONTACT = "select display_name from practice.contact where id = :id";

    private BillingLists() {}

    /** A pre-bill. */
    record PreBillRow(PreBillId id, MatterId matterId, String matterNumber, String matter, ContactId clientId, String client, LocalDate through, PreBillStatus status,
            String preparedBy, Instant preparedAt, String approvedBy, Money worked, Money billed, Money total) {}

    static final Listing<PreBillRow> PRE_BILLS = Listing.of("pre-bills", "Pre-bills", PreBillRow.class)
            .sql("""
                select b.id, b.matter_id, m.number as matter_number, m.name as matter, m.client_id, c.display_name as client, m.responsible_id, b.through, b.status,
                       b.prepared_by as prepared_by_id, p.name as prepared_by, b.prepared_at, coalesce(a.name, '') as approved_by, b.currency, t.worked_minor, t.amount_minor as billed_minor, t.total_minor
                from finance.pre_bill b
                join finance.pre_bill_total t on t.firm_id = b.firm_id and t.pre_bill_id = b.id
                join practice.matter m on m.firm_id = b.firm_id and m.id = b.matter_id
                join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
                join platform.app_user p on p.firm_id = b.firm_id and p.id = b.prepared_by
                left join platform.app_user a on a.firm_id = b.firm_id and a.id = b.approved_by
                """)
            .row(row -> new PreBillRow(row.id("id", PreBillId::new), row.id("matter_id", MatterId::new), row.text("matter_number"), row.text("matter"),
                    row.id("client_id", ContactId::new), row.text("client"), row.date("through"), row.constant("status", PreBillStatus.class), row.text("prepared_by"),
                    row.instant("prepared_at"), row.text("approved_by"), row.money("worked"), row.money("billed"), row.money("total")))
            .column(Column.text("matter", "Matter", PreBillRow::matter).link(b -> "/pre-bills/" + b.id()).small(b -> b.matterNumber() + " · " + b.client()).required())
            .column(Column.date("through", "Through", PreBillRow::through).required())
            .column(Column.text("preparedBy", "Prepared", PreBillRow::preparedBy).required())
            .column(Column.instant("preparedAt", "On", PreBillRow::preparedAt).required())
            .column(Column.tag("status", "Status", (PreBillRow b) -> b.status().title()).tone(b -> b.status().tone()).required())
            .column(Column.money("worked", "Worked", PreBillRow::worked).total().required())
            .column(Column.money("billed", "Billed", PreBillRow::billed).total().required())
            .column(Column.money("total", "With tax", PreBillRow::total).total().required())
            .filter(Filter.choice("status", "Status", Choices.of(PreBillStatus.class, PreBillStatus::title)))
            .filter(Filter.choice("whose", "Whose", Choices.of(Arrays.asList(Option.of("MATTERS", "Of my matters"), Option.of("PREPARED", "Prepared by me"))),
                    "(responsible_id = platform.current_user_id() and 'MATTERS' in (:whose)) or (prepared_by_id = platform.current_user_id() and 'PREPARED' in (:whose))"))
            .filter(Filter.reference("matterId", "Matter", MATTER))
            .filter(Filter.reference("clientId", "Client", CONTACT))
            .filter(Filter.reference("responsibleId", "Lawyer", "select name from platform.app_user where id = :id"))
            .filter(Filter.dates("through", "Through", "through"))
            .filter(Filter.amounts("total", "Amount"))
            .search("matter_number ilike :q or matter ilike :q or client ilike :q")
            .sort("-preparedAt")
            .view("Awaiting approval", "status=DRAFT")
            .view("Approved", "status=APPROVED")
            .view("Mine", "whose=MATTERS&whose=PREPARED&status=DRAFT&status=APPROVED")
            .view("All", "")
            .empty("No pre-bills yet", "A pre-bill is a copy of approved work for review; approved by a second person, it becomes a bill.")
            .build();

    /** A bill. */
    record BillRow(InvoiceId id, String number, MatterId matterId, String matterNumber, String matter, ContactId clientId, String client, LocalDate issuedOn, LocalDate dueOn,
            int daysLate, InvoiceStatus status, Money total, Money balance, String approvedBy) {}

    /** As of {@code :today}, which says what is late. */
    static final Listing<BillRow> BILLS = Listing.of("bills", "Bills", BillRow.class)
            .sql("""
                select b.id, b.number, b.matter_id, b.matter_number, b.matter_name as matter, b.client_id, b.client_name as client, b.issued_on, b.due_on,
                       case when b.balance_minor > 0 then greatest(0, cast(:today as date) - b.due_on) else 0 end as days_late, b.status, b.currency,
                       b.total_minor, b.balance_minor, a.name as approved_by,
                       case when b.balance_minor <= 0 then 'SETTLED' when b.due_on < cast(:today as date) then 'OVERDUE' else 'UNPAID' end as owed
                from finance.invoice_balance b
                join platform.app_user a on a.firm_id = b.firm_id and a.id = b.approved_by
                """)
            .row(row -> new BillRow(row.id("id", InvoiceId::new), row.text("number"), row.id("matter_id", MatterId::new), row.text("matter_number"), row.text("matter"),
                    row.id("client_id", ContactId::new), row.text("client"), row.date("issued_on"), row.date("due_on"), row.number("days_late"),
                    row.constant("status", InvoiceStatus.class), row.money("total"), row.money("balance"), row.text("approved_by")))
            .column(Column.text("number", "Number", BillRow::number).link(b -> "/bills/" + b.id()).required())
            .column(Column.text("matter", "Matter", BillRow::matter).link(b -> "/matters/" + b.matterId()).small(b -> b.matterNumber() + " · " + b.client()).required())
            .column(Column.date("issuedOn", "Issued", BillRow::issuedOn).required())
            .column(Column.date("dueOn", "Due", BillRow::dueOn).required())
            .column(Column.count("daysLate", "Days late", (BillRow b) -> b.daysLate() == 0 ? null : b.daysLate()).required())
            .column(Column.tag("status", "Status", (BillRow b) -> b.daysLate() > 0 ? "Overdue" : b.status().title())
                    .tone(b -> b.daysLate() > 0 ? Tone.BAD : b.status().tone()).required())
            .column(Column.money("total", "Total", BillRow::total).total().required())
            .column(Column.money("balance", "Balance", BillRow::balance).total().required())
            .filter(Filter.choice("status", "Status", Choices.of(InvoiceStatus.class, InvoiceStatus::title)))
            .filter(Filter.choice("owed", "Owed", Choices.of(Arrays.asList(Option.of("UNPAID", "Not yet due"), Option.of("OVERDUE", "Overdue"), Option.of("SETTLED", "Settled")))))
            .filter(Filter.reference("matterId", "Matter", MATTER))
            .filter(Filter.reference("clientId", "Client", CONTACT))
            .filter(Filter.dates("issued", "Issued", "issued_on"))
            .filter(Filter.dates("due", "Due", "due_on"))
            .filter(Filter.amounts("total", "Total"))
            .filter(Filter.amounts("balance", "Balance"))
            .search("number ilike :q or matter_number ilike :q or matter ilike :q or client ilike :q")
            .sort("-issuedOn,-number")
            .view("Unpaid", "owed=UNPAID&owed=OVERDUE&sort=dueOn")
            .view("Overdue", "owed=OVERDUE&sort=dueOn")
            .view("Paid", "status=PAID")
            .view("Void", "status=VOID")
            .view("All", "")
            .empty("No bills yet", "A bill is issued from an approved pre-bill and takes the next number; it never changes afterwards.", "See pre-bills", "/pre-bills")
            .build();

    /** A payment. */
    record PaymentRow(PaymentId id, String number, LocalDate date, ContactId payorId, String payor, String bankAccount, String method, String reference, Money amount,
            Money unallocated, String state) {}

    static final Listing<PaymentRow> PAYMENTS = Listing.of("payments", "Payments", PaymentRow.class)
            .sql("""
                select p.id, p.number, p.date, p.payor_id, c.display_name as payor, b.name as bank_account, p.bank_account_id, p.method, p.reference, p.currency, p.amount_minor,
                       coalesce(u.unapplied_minor, 0) as unallocated_minor,
                       case when p.reversed_on is not null then 'REVERSED' when u.unapplied_minor > 0 then 'ON_ACCOUNT'
                            when exists (select from finance.refund r where r.firm_id = p.firm_id and r.payment_id = p.id and r.status = 'PAID') then 'REFUNDED' else 'ALLOCATED' end as state
                from finance.payment p
                join practice.contact c on c.firm_id = p.firm_id and c.id = p.payor_id
                join finance.bank_account b on b.firm_id = p.firm_id and b.id = p.bank_account_id
                left join finance.unapplied_payment u on u.firm_id = p.firm_id and u.payment_id = p.id
                """)
            .row(row -> new PaymentRow(row.id("id", PaymentId::new), row.text("number"), row.date("date"), row.id("payor_id", ContactId::new), row.text("payor"),
                    row.text("bank_account"), row.text("method"), row.text("reference"), row.money("amount"), row.money("unallocated"), row.text("state")))
            .column(Column.text("number", "Number", PaymentRow::number).link(p -> "/payments/" + p.id()).required())
            .column(Column.date("date", "Date", PaymentRow::date).required())
            .column(Column.text("payor", "From", PaymentRow::payor).small(PaymentRow::reference).required())
            .column(Column.text("bankAccount", "Account", PaymentRow::bankAccount).required())
            .column(Column.text("method", "How", (PaymentRow p) -> PaymentForm.word(p.method())).required())
            .column(Column.tag("state", "Status", (PaymentRow p) -> stateTitle(p.state())).tone(p -> stateTone(p.state())).required())
            .column(Column.money("amount", "Amount", PaymentRow::amount).total().required())
            .column(Column.money("unallocated", "On account", PaymentRow::unallocated).total().required())
            .filter(Filter.choice("state", "Status", Choices.of(Arrays.asList(Option.of("ALLOCATED", "Allocated"), Option.of("ON_ACCOUNT", "On account"),
                    Option.of("REFUNDED", "Refunded"), Option.of("REVERSED", "Reversed")))))
            .filter(Filter.reference("payorId", "From", CONTACT))
            .filter(Filter.reference("bankAccountId", "Account", "select name from finance.bank_account where id = :id"))
            .filter(Filter.dates("date", "Date", "date"))
            .filter(Filter.amounts("amount", "Amount"))
            .search("number ilike :q or payor ilike :q or reference ilike :q")
            .sort("-date,-number")
            .view("All", "")
            .view("On account", "state=ON_ACCOUNT")
            .empty("No payments yet", "What clients pay reduces their bills, oldest due first or as you say; the rest waits on account.", "Record a payment", "/payments/new")
            .build();

    private static String stateTitle(String state) {
        return switch (state) {
            case "REVERSED" -> "Reversed";
            case "ON_ACCOUNT" -> "On account";
            case "REFUNDED" -> "Refunded";
            default -> "Allocated";
        };
    }

    private static Tone stateTone(String state) {
        return switch (state) {
            case "REVERSED", "REFUNDED" -> Tone.PLAIN;
            case "ON_ACCOUNT" -> Tone.WARN;
            default -> Tone.GOOD;
        };
    }

    /** A credit note. */
    record CreditNoteRow(CreditNoteId id, String number, InvoiceId invoiceId, String invoiceNumber, MatterId matterId, LocalDate date, String reason, Money total) {}

    static final Listing<CreditNoteRow> CREDIT_NOTES = Listing.of("credit-notes", "Credit notes", CreditNoteRow.class)
            .sql("""
                select n.id, n.number, n.invoice_id, i.number as invoice_number, n.matter_id, n.date, n.reason, n.total_minor, i.currency
                from finance.credit_note n
                join finance.invoice i on i.firm_id = n.firm_id and i.id = n.invoice_id
                """)
            .row(row -> new CreditNoteRow(row.id("id", CreditNoteId::new), row.text("number"), row.id("invoice_id", InvoiceId::new), row.text("invoice_number"),
                    row.id("matter_id", MatterId::new), row.date("date"), row.text("reason"), row.money("total")))
            .column(Column.text("number", "Number", CreditNoteRow::number).link(n -> "/bills/" + n.invoiceId()).required())
            .column(Column.text("invoiceNumber", "Bill", CreditNoteRow::invoiceNumber).required())
            .column(Column.date("date", "Date", CreditNoteRow::date).required())
            .column(Column.prose("reason", "Why", CreditNoteRow::reason))
            .column(Column.money("total", "Total", CreditNoteRow::total).total().required())
            .filter(Filter.reference("matterId", "Matter", MATTER))
            .filter(Filter.reference("invoiceId", "Bill", "select number from finance.invoice where id = :id"))
            .filter(Filter.dates("date", "Date", "date"))
            .search("number ilike :q or invoice_number ilike :q")
            .sort("-date,-number")
            .empty("No credit notes", "A credit note takes back a bill, or a part of one; it is made on the bill's page.")
            .build();
}
