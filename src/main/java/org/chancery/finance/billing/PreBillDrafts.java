package org.chancery.finance.billing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chancery.finance.billing.PreBillStore.Locked;
import org.chancery.finance.billing.PreBillStore.NewChange;
import org.chancery.platform.firm.Firms;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens a pre-bill for a change and writes what came of it: priced anew as a whole, the approval lapsed, the change written down. */
@Component
class PreBillDrafts {

    private static final int LONGEST_REASON = 1000;

    static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such pre-bill.");

    private final PreBillStore store;
    private final PreBillLineStore lines;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    PreBillDrafts(PreBillStore store, PreBillLineStore lines, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.lines = lines;
        this.firms = firms;
        this.events = events;
    }

    /**
     * A pre-bill opened for a change; its row is locked.
     *
     * @param before what it comes to before the change
     * @param reason why it is changed; empty for none given
     */
    record Opened(Locked head, Draft draft, Draft.Priced before, String reason) {

        PreBillId id() {
            return head.id();
        }

        Outcome<DraftLine> line(PreBillLineId wanted) {
            return draft.lines().stream().filter(line -> line.id().equals(wanted)).findFirst()
                    .map(Outcome::done).orElseGet(() -> Outcome.refused("not-found", "There is no such line on this pre-bill."));
        }
    }

    Outcome<Opened> open(PreBillId id, @Nullable String reason) {
        String why = reason == null ? "" : reason.strip();
        if (why.length() > LONGEST_REASON) {
            return Outcome.refusedAt("reason", "too-long", "At most %d characters.".formatted(LONGEST_REASON));
        }
        return lock(id).flatMap(head -> {
            Draft draft = store.draft(head);
            return draft.price().map(priced -> new Opened(head, draft, priced, why));
        });
    }

    /** Locks a pre-bill that may still change. */
    Outcome<Locked> lock(PreBillId id) {
        Locked head = store.lock(id).orElse(null);
        if (head == null) {
            return Outcome.refused(UNKNOWN);
        }
        return switch (head.status()) {
            case DRAFT, APPROVED -> Outcome.done(head);
            case ISSUED -> Outcome.refused("already-issued", "This pre-bill was issued already.");
            case CANCELLED -> Outcome.refused("pre-bill-cancelled", "This pre-bill was cancelled.");
        };
    }

    /** What a change came to: the lines as they are now, and by how much the bill moved before tax. */
    record Written(Draft.Priced priced, Money effect) {}

    /** Writes the lines that are there already; {@code then} adds what is new and writes down what was done. */
    Outcome<PreBillView> write(Opened bill, Draft changed, Consumer<Written> then) {
        return changed.price().map(priced -> {
            lapse(bill.head());
            Set<Draft.PricedLine> same = Set.copyOf(bill.before().lines());
            lines.update(priced.lines().stream().filter(line -> !same.contains(line)).toList());
            then.accept(new Written(priced, amount(priced).minus(amount(bill.before()))));
            store.touch(bill.id());
            return view(bill.id());
        });
    }

    /** By how much the bill would move before tax with a line changed so; empty where its discounts would not fit. */
    Optional<Money> effect(Opened bill, DraftLine line) {
        return switch (bill.draft().replacing(line).price()) {
            case Outcome.Done<Draft.Priced>(var priced) -> Optional.of(amount(priced).minus(amount(bill.before())));
            case Outcome.Refused<Draft.Priced> _ -> Optional.empty();
        };
    }

    /** A change voids an approval: somebody approved another bill than this will be. */
    void lapse(Locked head) {
        if (head.status() == PreBillStatus.APPROVED) {
            store.reopen(head.id());
            note(head, PreBillChange.What.APPROVAL_VOIDED, "");
            events.publishEvent(new PreBillReopened(head.id(), head.matterId()));
        }
    }

    void note(Locked head, PreBillChange.What what, String reason) {
        store.record(head.id(), head.matterId(), new NewChange(what, null, null, null, Money.zero(head.currency()), reason), firms.now());
    }

    void note(Opened bill, NewChange change) {
        store.record(bill.id(), bill.head().matterId(), change, firms.now());
    }

    PreBillView view(PreBillId id) {
        return store.find(id).orElseThrow();
    }

    static Money amount(Draft.Priced priced) {
        return priced.totals().total().minus(priced.totals().tax());
    }
}
