package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.finance.billing.InvoiceStore.Bill;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Credit notes: they take back a bill, or a part of one, under a number of their own; the bill itself stays as it was issued. */
@Service
public class CreditNotes {

    private final JdbcClient jdbc;
    private final InvoiceStore bills;
    private final Ledger ledger;
    private final NumberSeries numbers;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    CreditNotes(JdbcClient jdbc, InvoiceStore bills, Ledger ledger, NumberSeries numbers, Firms firms, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.bills = bills;
        this.ledger = ledger;
        this.numbers = numbers;
        this.firms = firms;
        this.events = events;
    }

    /**
     * Issues a credit note: income, tax and receivable go down. Refused {@code over-credited} beyond what is left of a line, {@code over-allocated}
     * beyond what is owed (reverse a payment first), {@code bill-void}, {@code period-closed}.
     */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    @Transactional
    public Outcome<CreditNoteView> issue(InvoiceId invoice, NewCreditNote note) {
        Bill bill = bills.lock(invoice).orElse(null);
        String reason = note.reason().strip();
        if (bill == null) {
            return Outcome.refused(Invoices.UNKNOWN);
        }
        if (bill.status() == InvoiceStatus.VOID) {
            return Outcome.refused("bill-void", "Bill %s is void.".formatted(bill.number()));
        }
        if (reason.isEmpty() || reason.length() > 1000) {
            return Outcome.refusedAt("reason", reason.isEmpty() ? "required" : "too-long", "Say why, in at most 1000 characters.");
        }
        LocalDate today = firms.today();
        LocalDate date = note.date() != null ? note.date() : today.isBefore(bill.issuedOn()) ? bill.issuedOn() : today;
        if (date.isBefore(bill.issuedOn())) {
            return Outcome.refusedAt("date", "credit-before-issue", "The bill is of %s; it cannot be credited before.".formatted(Show.date(bill.issuedOn())));
        }
        return credited(bill, note).flatMap(lines -> issue(bill, date, reason, lines));
    }

    private Outcome<List<CreditedLine>> credited(Bill bill, NewCreditNote note) {
        var crediting = new Crediting(bill.total().getCurrencyUnit(), left(bill.id(), bill.total().getCurrencyUnit()));
        List<NewCreditNote.Line> lines = note.lines();
        Money amount = note.amount();
        if (lines != null && amount != null) {
            return Outcome.refusedAt("amount", "lines-or-amount", "Either lines or a sum.");
        }
        return lines != null ? crediting.lines(lines) : amount != null ? crediting.sum(amount) : Outcome.done(crediting.whole());
    }

    /** What earlier credit notes left of each line. */
    private List<CreditedLine> left(InvoiceId invoice, CurrencyUnit currency) {
        record Taken(UUID line, Money amount, Money tax) {}
        Map<UUID, Taken> taken = jdbc.sql("""
                select c.invoice_line_id, sum(c.amount_minor) as amount_minor, sum(c.tax_minor) as tax_minor, cast(:currency as text) as currency
                from finance.credit_note_line c join finance.credit_note n on n.firm_id = c.firm_id and n.id = c.credit_note_id
                where n.invoice_id = :invoice
                group by c.invoice_line_id""")
                .param("invoice", invoice.value()).param("currency", currency.getCode())
                .query(Row.mapping(row -> new Taken(row.id("invoice_line_id", id -> id), row.money("amount"), row.money("tax")))).stream()
                .collect(Collectors.toMap(Taken::line, each -> each));
        Money zero = Money.zero(currency);
        return bills.lines(invoice).stream().map(line -> {
            Taken before = taken.getOrDefault(line.id().value(), new Taken(line.id().value(), zero, zero));
            return new CreditedLine(line, line.amount().minus(before.amount()), line.tax().minus(before.tax()));
        }).toList();
    }

    private Outcome<CreditNoteView> issue(Bill bill, LocalDate date, String reason, List<CreditedLine> lines) {
        Money total = Moneys.sum(bill.total().getCurrencyUnit(), lines.stream().map(CreditedLine::total).toList());
        if (!total.isPositive()) {
            return Outcome.refused("nothing-to-credit", "Nothing is left to credit on bill %s.".formatted(bill.number()));
        }
        if (total.isGreaterThan(bill.balance())) {
            return Outcome.refusedAt("amount", "over-allocated", "Bill %s has a balance of %s; %s is more. Reverse a payment first, or credit less."
                    .formatted(bill.number(), Show.money(bill.balance()), Show.money(total)));
        }
        CreditNoteId id = CreditNoteId.next();
        String number = bills.office(bill.id()).map(office -> numbers.next(BillingDefaults.CREDIT_NOTES, date, office)).orElseGet(() -> numbers.next(BillingDefaults.CREDIT_NOTES, date));
        return ledger.post(new NewEntry(date, "CREDIT_NOTE", "Credit note %s on bill %s".formatted(number, bill.number()), EntrySource.of("credit-note", id), bill.matterId(),
                BillPostings.credit(bill.matterId(), lines))).map(entry -> {
                    insert(id, number, bill, date, reason, lines, total, entry);
                    bills.settle(new InvoiceStore.NewSettlement(Id.next(), bill, SettlementView.Kind.CREDIT, id.value(), date, total, null, entry));
                    events.publishEvent(new InvoiceCredited(id, number, bill.id(), bill.number(), bill.matterId(), date, total));
                    return find(id).orElseThrow();
                });
    }

    private void insert(CreditNoteId id, String number, Bill bill, LocalDate date, String reason, List<CreditedLine> lines, Money total, EntryId entry) {
        Money tax = Moneys.sum(total.getCurrencyUnit(), lines.stream().map(CreditedLine::tax).toList());
        Instant now = firms.now();
        jdbc.sql("""
                insert into finance.credit_note (id, number, invoice_id, matter_id, date, reason, amount_minor, tax_minor, total_minor, entry_id, created_at)
                values (:id, :number, :invoice, :matter, :date, :reason, :amount, :tax, :total, :entry, :now)""")
                .param("id", id.value()).param("number", number).param("invoice", bill.id().value()).param("matter", bill.matterId().value()).param("date", date)
                .param("reason", reason).param("amount", Moneys.minor(total.minus(tax))).param("tax", Moneys.minor(tax)).param("total", Moneys.minor(total))
                .param("entry", entry.value()).param("now", PreBillStore.at(now)).update();
        for (CreditedLine line : lines) {
            jdbc.sql("""
                    insert into finance.credit_note_line (id, credit_note_id, invoice_line_id, matter_id, amount_minor, tax_minor)
                    values (:id, :note, :line, :matter, :amount, :tax)""")
                    .param("id", Id.next()).param("note", id.value()).param("line", line.line().id().value()).param("matter", bill.matterId().value())
                    .param("amount", Moneys.minor(line.amount())).param("tax", Moneys.minor(line.tax())).update();
        }
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<CreditNoteView> find(CreditNoteId id) {
        return jdbc.sql("""
                select c.id, c.number, c.invoice_id, i.number as invoice_number, c.matter_id, c.date, c.reason, c.amount_minor, c.tax_minor, c.total_minor, i.currency,
                       c.entry_id, u.name as issued_by, c.created_at
                from finance.credit_note c
                join finance.invoice i on i.firm_id = c.firm_id and i.id = c.invoice_id
                join platform.app_user u on u.firm_id = c.firm_id and u.id = c.created_by
                where c.id = :id""")
                .param("id", id.value()).query(Row.mapping(row -> new CreditNoteView(id, row.text("number"), row.id("invoice_id", InvoiceId::new), row.text("invoice_number"),
                        row.id("matter_id", MatterId::new), row.date("date"), row.text("reason"), row.money("amount"), row.money("tax"), row.money("total"),
                        row.id("entry_id", EntryId::new), row.text("issued_by"), row.instant("created_at"), lines(id))))
                .optional();
    }

    private List<CreditNoteView.Line> lines(CreditNoteId id) {
        return jdbc.sql("""
                select c.invoice_line_id, l.narrative, c.amount_minor, c.tax_minor, i.currency
                from finance.credit_note_line c
                join finance.invoice_line l on l.firm_id = c.firm_id and l.id = c.invoice_line_id
                join finance.invoice i on i.firm_id = l.firm_id and i.id = l.invoice_id
                where c.credit_note_id = :id order by l.position""")
                .param("id", id.value())
                .query(Row.mapping(row -> new CreditNoteView.Line(row.id("invoice_line_id", InvoiceLineView.LineId::new), row.text("narrative"), row.money("amount"), row.money("tax"))))
                .list();
    }
}
