package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Retainers of matters: what is agreed, what is held, and each top-up that was asked for. */
@Service
public class Retainers {

    private final RetainerStore store;
    private final ArrangedFees fees;
    private final AgreedFeeStore agreed;
    private final TopUps topUps;
    private final Firms firms;

    Retainers(RetainerStore store, ArrangedFees fees, AgreedFeeStore agreed, TopUps topUps, Firms firms) {
        this.store = store;
        this.fees = fees;
        this.agreed = agreed;
        this.topUps = topUps;
        this.firms = firms;
    }

    /** More client money was asked for. */
    public record TopUp(Instant askedAt, Money held, Money amount) {}

    /** How a matter's retainer stands; {@code asked} newest first. */
    public record Standing(Retainer retainer, Money held, List<TopUp> asked) {}

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Standing of(MatterView matter) {
        return new Standing(store.of(matter.id()), store.held(matter.id(), matter.currency()), store.asked(matter.id()));
    }

    /**
     * Agrees on a retainer, or on another. One that is earned on receipt comes due at once, for the next pre-bill; an evergreen one asks at once for what is
     * missing if no more than its minimum is held. Refused at the fields, {@code matter-not-open}, {@code retainer-waits} while an earlier one is still to be billed.
     */
    @Requires(Permission.BILLING_PREPARE)
    @Transactional
    public Outcome<Standing> set(MatterId id, Retainer retainer) {
        return fees.open(id).flatMap(matter -> {
            List<Refusal> refusals = retainer.refusals(matter.currency());
            if (!refusals.isEmpty() || store.of(id).equals(retainer)) {
                return refusals.isEmpty() ? Outcome.done(of(matter)) : Outcome.refused(refusals);
            }
            // First, so that of two at the same time one waits here and then sees the fee of the other.
            store.set(id, matter.currency(), retainer);
            if (retainer instanceof Retainer.Earned && agreed.of(id).stream().anyMatch(fee -> fee.kind() == AgreedFeeKind.RETAINER && fee.invoiceId() == null && fee.withdrawReason() == null)) {
                return Outcome.refusedAt("kind", "retainer-waits", "A retainer of this matter waits to be billed; bill or withdraw it first.");
            }
            return begin(matter, retainer).map(_ -> of(matter));
        });
    }

    private Outcome<Retainer> begin(MatterView matter, Retainer retainer) {
        return switch (retainer) {
            case Retainer.None _, Retainer.Advance _ -> Outcome.done(retainer);
            case Retainer.Earned(var amount) -> {
                LocalDate today = firms.today();
                yield fees.due(new AgreedFeeStore.New(AgreedFeeId.next(), matter.id(), AgreedFeeKind.RETAINER, null, today, null, "Retainer, earned on receipt", amount)).map(_ -> retainer);
            }
            case Retainer.Evergreen evergreen -> {
                Money held = store.held(matter.id(), matter.currency());
                if (!held.isGreaterThan(evergreen.minimum())) {
                    topUps.ask(matter.id(), evergreen, held);
                }
                yield Outcome.done(retainer);
            }
        };
    }
}
