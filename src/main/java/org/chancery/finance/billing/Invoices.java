package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.practice.timekeeping.WorkInProgress;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The firm's bills. A bill is frozen when it is issued: what follows is a payment ({@link Payments}), a credit note ({@link CreditNotes}), a write-off
 * ({@link WriteOffs}) or a void. One that a wall hides does not exist for the current person.
 */
@Service
public class Invoices {

    static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such bill.");

    private final InvoiceIssuing issuing;
    private final InvoiceStore store;
    private final Ledger ledger;
    private final WorkInProgress work;
    private final AgreedFeeStore fees;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    Invoices(InvoiceIssuing issuing, InvoiceStore store, Ledger ledger, WorkInProgress work, AgreedFeeStore fees, Firms firms, ApplicationEventPublisher events) {
        this.issuing = issuing;
        this.store = store;
        this.ledger = ledger;
        this.work = work;
        this.fees = fees;
        this.firms = firms;
        this.events = events;
    }

    /**
     * Issues an approved pre-bill: number without gap, bill, entry in the books and billed work come together or not at all. Refused
     * {@code not-approved}, {@code already-issued}, {@code issue-before-work} and {@code period-closed} (field {@code date}),
     * {@code due-before-issue}, {@code tax-changed}, {@code work-taken}, {@code work-changed}, {@code guideline} for a line that the client's guidelines refuse.
     */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    @Transactional
    public Outcome<IssuedBill> issue(PreBillId preBill, IssueBill command) {
        return issuing.issue(preBill, command);
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<InvoiceView> find(InvoiceId id) {
        return store.find(id);
    }

    /**
     * Takes a bill back as a whole: its entry is reversed, its work and agreed fees unbilled again, its number stays used. Refused {@code bill-settled} while
     * payments or credits remain on it, {@code bill-void}, {@code period-closed}.
     *
     * @param date null for today, or the bill's own date if that is later
     */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    @Transactional
    public Outcome<InvoiceView> voidBill(InvoiceId id, @Nullable LocalDate date, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > 1000) {
            return Outcome.refusedAt("reason", why.isEmpty() ? "required" : "too-long", "Say why, in at most 1000 characters.");
        }
        InvoiceStore.Bill bill = store.lock(id).orElse(null);
        if (bill == null) {
            return Outcome.refused(UNKNOWN);
        }
        if (bill.status() == InvoiceStatus.VOID) {
            return Outcome.refused("bill-void", "Bill %s is void already.".formatted(bill.number()));
        }
        if (!bill.balance().equals(bill.total())) {
            return Outcome.refused("bill-settled", "Bill %s has payments, credits or write-offs; reverse its payments first, or credit what is left.".formatted(bill.number()));
        }
        LocalDate today = firms.today();
        LocalDate on = date != null ? date : today.isBefore(bill.issuedOn()) ? bill.issuedOn() : today;
        if (on.isBefore(bill.issuedOn())) {
            return Outcome.refusedAt("date", "void-before-issue", "It cannot be voided before it was issued.");
        }
        return reverse(bill, on, why).map(entry -> {
            store.voided(id, on, Actors.current().id(), firms.now(), why, entry.orElse(null));
            work.releaseBill(id.value());
            fees.release(id);
            events.publishEvent(new InvoiceVoided(id, bill.number(), bill.matterId(), on, why));
            return store.find(id).orElseThrow();
        });
    }

    private Outcome<Optional<EntryId>> reverse(InvoiceStore.Bill bill, LocalDate on, String reason) {
        EntryId entry = bill.entryId();
        return entry == null ? Outcome.done(Optional.empty())
                : ledger.reverse(entry, on, "Bill %s voided: %s".formatted(bill.number(), shortened(reason)), EntrySource.of("invoice", bill.id())).map(Optional::of);
    }

    static String shortened(String reason) {
        return reason.length() <= 200 ? reason : reason.substring(0, reason.offsetByCodePoints(0, Math.min(200, reason.codePointCount(0, reason.length())) - 1)) + "…";
    }
}
