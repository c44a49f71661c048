package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chancery.finance.billing.InvoiceStore.Bill;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.platform.web.Show;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Debts given up: proposed by one person, approved by another. Only then is less owed. */
@Service
public class WriteOffs {

    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such write-off.");

    private final JdbcClient jdbc;
    private final InvoiceStore bills;
    private final Ledger ledger;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    WriteOffs(JdbcClient jdbc, InvoiceStore bills, Ledger ledger, Firms firms, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.bills = bills;
        this.ledger = ledger;
        this.firms = firms;
        this.events = events;
    }

    /**
     * Proposes to give up what is owed on a bill, or a part of it. Refused {@code over-allocated} beyond the balance, {@code write-off-open} while
     * another waits.
     *
     * @param amount null for all that is owed
     */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    @Transactional
    public Outcome<WriteOffView> propose(InvoiceId invoice, @Nullable Money amount, String reason) {
        Bill bill = bills.lock(invoice).orElse(null);
        String why = reason.strip();
        if (bill == null) {
            return Outcome.refused(Invoices.UNKNOWN);
        }
        if (why.isEmpty() || why.length() > 1000) {
            return Outcome.refusedAt("reason", why.isEmpty() ? "required" : "too-long", "Say why, in at most 1000 characters.");
        }
        Money sum = amount == null ? bill.balance() : amount;
        Optional<Refusal> wrong = wrong(bill, sum);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        WriteOffId id = WriteOffId.next();
        jdbc.sql("""
                insert into finance.write_off (id, invoice_id, matter_id, amount_minor, reason, proposed_at)
                values (:id, :invoice, :matter, :amount, :reason, :now)""")
                .param("id", id.value()).param("invoice", invoice.value()).param("matter", bill.matterId().value()).param("amount", Moneys.minor(sum))
                .param("reason", why).param("now", PreBillStore.at(firms.now())).update();
        events.publishEvent(new WriteOffProposed(id, invoice, bill.number(), bill.matterId(), sum));
        return Outcome.done(find(id).orElseThrow());
    }

    private static Optional<Refusal> wrong(Bill bill, Money sum) {
        if (!sum.getCurrencyUnit().equals(bill.total().getCurrencyUnit())) {
            return Optional.of(Refusal.at("amount", "currency-mismatch", "Bill %s is in %s.".formatted(bill.number(), bill.total().getCurrencyUnit())));
        } else if (!sum.isPositive()) {
            return Optional.of(Refusal.at("amount", "amount-not-positive", "Nothing is owed on bill %s, or the sum is not above zero.".formatted(bill.number())));
        }
        return sum.isGreaterThan(bill.balance())
                ? Optional.of(Refusal.at("amount", "over-allocated", "Bill %s has a balance of %s; %s is more.".formatted(bill.number(), Show.money(bill.balance()), Show.money(sum))))
                : Optional.empty();
    }

    /**
     * Approves a proposal: the debt is a loss from that day. Refused {@code self-approval} to who proposed it, {@code over-allocated} if less is owed by
     * now, {@code already-decided}, {@code period-closed}.
     *
     * @param date null for today, or the bill's own date if that is later
     */
    @Requires(value = Permission.BILLING_APPROVE, byOffice = true)
    @Transactional
    public Outcome<WriteOffView> approve(WriteOffId id, @Nullable LocalDate date) {
        WriteOffView proposal = find(id).orElse(null);
        Bill bill = proposal == null ? null : bills.lock(proposal.invoiceId()).orElse(null);
        if (proposal == null || bill == null) {
            return Outcome.refused(UNKNOWN);
        }
        LocalDate today = firms.today();
        LocalDate on = date != null ? date : today.isBefore(bill.issuedOn()) ? bill.issuedOn() : today;
        if (on.isBefore(bill.issuedOn())) {
            return Outcome.refusedAt("date", "write-off-before-issue", "The bill is of %s; it cannot be written off before.".formatted(Show.date(bill.issuedOn())));
        }
        Optional<Refusal> wrong = wrong(bill, proposal.amount());
        return proposal.status() == WriteOffView.Status.PROPOSED && wrong.isPresent() ? Outcome.refused(wrong.get()) : approve(proposal, bill, on);
    }

    private Outcome<WriteOffView> approve(WriteOffView proposal, Bill bill, LocalDate on) {
        return ledger.post(new NewEntry(on, "WRITE_OFF", "Write-off on bill %s".formatted(bill.number()), EntrySource.of("write-off", proposal.id()), bill.matterId(),
                BillPostings.writeOff(bill.matterId(), proposal.amount()))).map(entry -> {
                    decide(proposal.id(), WriteOffView.Status.APPROVED, on, entry);
                    bills.settle(new InvoiceStore.NewSettlement(Id.next(), bill, SettlementView.Kind.WRITE_OFF, proposal.id().value(), on, proposal.amount(), null, entry));
                    events.publishEvent(new InvoiceWrittenOff(proposal.id(), bill.id(), bill.number(), bill.matterId(), on, proposal.amount()));
                    return find(proposal.id()).orElseThrow();
                });
    }

    /** Declines a proposal, or takes one's own back. */
    @Requires(value = {Permission.BILLING_APPROVE, Permission.BILLING_ISSUE}, byOffice = true)
    @Transactional
    public Outcome<WriteOffView> decline(WriteOffId id) {
        if (find(id).isEmpty()) {
            return Outcome.refused(UNKNOWN);
        }
        decide(id, WriteOffView.Status.DECLINED, null, null);
        return Outcome.done(find(id).orElseThrow());
    }

    private void decide(WriteOffId id, WriteOffView.Status status, @Nullable LocalDate on, @Nullable EntryId entry) {
        jdbc.sql("""
                update finance.write_off set status = :status, decided_by = :by, decided_at = :now, date = :on, entry_id = :entry, version = version + 1
                where id = :id""")
                .param("status", status.name()).param("by", Actors.current().id().value()).param("now", PreBillStore.at(firms.now())).param("on", on)
                .param("entry", entry == null ? null : entry.value()).param("id", id.value()).update();
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<WriteOffView> find(WriteOffId id) {
        return jdbc.sql(SELECT + " where w.id = :id").param("id", id.value()).query(Row.mapping(WriteOffs::view)).optional();
    }

    /** Those of a bill, newest first. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<WriteOffView> of(InvoiceId invoice) {
        return jdbc.sql(SELECT + " where w.invoice_id = :id order by w.id desc").param("id", invoice.value()).query(Row.mapping(WriteOffs::view)).list();
    }

    private static final String SELECT = """
            select w.id, w.invoice_id, i.number, w.amount_minor, i.currency, w.reason, w.status, w.proposed_by, p.name as proposed_by_name, w.proposed_at,
                   d.name as decided_by_name, w.decided_at, w.date, w.entry_id
            from finance.write_off w
            join finance.invoice i on i.firm_id = w.firm_id and i.id = w.invoice_id
            join platform.app_user p on p.firm_id = w.firm_id and p.id = w.proposed_by
            left join platform.app_user d on d.firm_id = w.firm_id and d.id = w.decided_by""";

    private static WriteOffView view(Row row) {
        return new WriteOffView(row.id("id", WriteOffId::new), row.id("invoice_id", InvoiceId::new), row.text("number"), row.money("amount"), row.text("reason"),
                row.constant("status", WriteOffView.Status.class), row.id("proposed_by", UserId::new), row.text("proposed_by_name"), row.instant("proposed_at"),
                row.textOrNull("decided_by_name"), row.instantOrNull("decided_at"), row.dateOrNull("date"), row.idOrNull("entry_id", EntryId::new));
    }
}
