package org.chancery.finance.billing;

import java.util.List;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pre-bills: copies of work, drawn up by one person, reviewed ({@link PreBillReview}), approved by another, and issued ({@link Invoices#issue}).
 * One that a wall hides does not exist for the current person.
 */
@Service
public class PreBills {

    private static final int LONGEST_REASON = 1000;

    private final PreBillPreparation preparation;
    private final PreBillDrafts drafts;
    private final PreBillStore store;
    private final PreBillGuidelines guidelines;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    PreBills(PreBillPreparation preparation, PreBillDrafts drafts, PreBillStore store, PreBillGuidelines guidelines, Firms firms, ApplicationEventPublisher events) {
        this.preparation = preparation;
        this.drafts = drafts;
        this.store = store;
        this.guidelines = guidelines;
        this.firms = firms;
        this.events = events;
    }

    /**
     * Copies the approved, unbilled work of matters into a pre-bill each; work that is on an open pre-bill stays there. Matters with nothing
     * to bill are named with the reason. Refused as a whole for an unknown matter ({@code matter-unknown}).
     */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<PreparedBills> prepare(PrepareBills command) {
        return preparation.prepare(command);
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<PreBillView> find(PreBillId id) {
        return store.find(id);
    }

    /** Who did what to it, newest first. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<PreBillChange> changes(PreBillId id) {
        return store.changes(id);
    }

    /** What a reviewer should know before approving, in sentences; empty for one that is no longer open. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<String> warnings(PreBillView bill) {
        return bill.status().open() ? preparation.warnings(bill) : List.of();
    }

    /** What the client's guidelines say of its lines as they would be billed, in their order; empty for one that is no longer open. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<LineBreach> breaches(PreBillView bill) {
        return bill.status().open() ? guidelines.of(bill) : List.of();
    }

    /** Approves a draft. Refused {@code self-approval} to its preparer, {@code nothing-to-bill} without a line, {@code bill-negative} below zero. */
    @Requires(value = Permission.BILLING_APPROVE, byOffice = true)
    @Transactional
    public Outcome<PreBillView> approve(PreBillId id) {
        return drafts.lock(id).flatMap(bill -> {
            if (bill.status() == PreBillStatus.APPROVED) {
                return Outcome.refused("already-approved", "This pre-bill is approved already.");
            }
            PreBillView view = store.find(id).orElseThrow();
            if (view.billed().isEmpty()) {
                return Outcome.refused("nothing-to-bill", "No line is left to bill; cancel the pre-bill instead.");
            }
            if (view.total().isNegative()) {
                return Outcome.refused("bill-negative", "The courtesies are more than the rest of the bill.");
            }
            store.approve(id, Actors.current().id(), firms.now());
            drafts.note(bill, PreBillChange.What.APPROVED, "");
            events.publishEvent(new PreBillApproved(id, bill.matterId(), view.total()));
            return Outcome.done(store.find(id).orElseThrow());
        });
    }

    /** Takes an approval back, so that the pre-bill can be changed. */
    @Requires(value = {Permission.BILLING_APPROVE, Permission.BILLING_PREPARE}, byOffice = true)
    @Transactional
    public Outcome<PreBillView> reopen(PreBillId id) {
        return drafts.lock(id).flatMap(bill -> {
            if (bill.status() == PreBillStatus.DRAFT) {
                return Outcome.refused("not-approved", "This pre-bill is open for review already.");
            }
            drafts.lapse(bill);
            return Outcome.done(store.find(id).orElseThrow());
        });
    }


    /** Gives a pre-bill up; its work is free for another. */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<PreBillView> cancel(PreBillId id, String reason) {
        return drafts.lock(id).flatMap(bill -> {
            if (reason.length() > LONGEST_REASON) {
                return Outcome.refusedAt("reason", "too-long", "At most %d characters.".formatted(LONGEST_REASON));
            }
            store.cancel(id, Actors.current().id(), firms.now(), reason.strip());
            drafts.note(bill, PreBillChange.What.CANCELLED, reason.strip());
            events.publishEvent(new PreBillCancelled(id, bill.matterId()));
            return Outcome.done(store.find(id).orElseThrow());
        });
    }
}
