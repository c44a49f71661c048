package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.Capped;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterStatus;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.Subscription;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What arrangements bring onto a new pre-bill beside recorded work, and what they keep off it. */
@Component
class ArrangedFees {

    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

    private final AgreedFeeStore store;
    private final Matters matters;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    ArrangedFees(AgreedFeeStore store, Matters matters, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.matters = matters;
        this.firms = firms;
        this.events = events;
    }

    /** The agreed fees of matters that may be billed up to a day; the periods of subscriptions that have begun by then come due here. */
    List<AgreedFeeStore.Unbilled> unbilled(List<MatterView> matters, LocalDate through) {
        for (MatterView matter : matters) {
            if (matter.arrangement() instanceof Subscription subscription) {
                begin(matter, subscription, through);
            }
        }
        return store.unbilled(matters.stream().map(MatterView::id).toList(), through);
    }

    /** No period begins after the matter is closed. */
    private void begin(MatterView matter, Subscription subscription, LocalDate through) {
        LocalDate closed = Objects.requireNonNullElse(matter.closedOn(), through);
        List<Subscription.Span> periods = subscription.begun(closed.isBefore(through) ? closed : through);
        if (!periods.isEmpty()) {
            store.begin(matter.id(), periods, periods.stream().map(each -> "Subscription, %s to %s".formatted(Show.date(each.from()), Show.date(each.to()))).toList(), subscription.fee());
        }
    }

    /** What a cap leaves for fees on a new pre-bill; null for a matter without one. */
    @Nullable Money room(MatterView matter) {
        return matter.arrangement() instanceof Capped capped
                ? capped.room(store.charged(matter.id(), matter.currency()).plus(store.drafted(matter.id(), matter.currency()))) : null;
    }

    /** What a reviewer should know of a capped matter whose open pre-bills ask for more than the cap leaves: the database will refuse their bill. */
    Optional<String> beyondCap(MatterView matter) {
        return matter.arrangement() instanceof Capped(var cap) && store.charged(matter.id(), matter.currency()).plus(store.drafted(matter.id(), matter.currency())).isGreaterThan(cap)
                ? Optional.of("Fees are beyond the cap of %s agreed for the matter; write them down before the bill is issued.".formatted(Show.money(cap))) : Optional.empty();
    }

    /** Keeps a fee that came due, and says so. */
    Outcome<AgreedFeeView> due(AgreedFeeStore.New fee) {
        store.insert(fee);
        events.publishEvent(new AgreedFeeDue(fee.id(), fee.matterId(), fee.kind(), fee.narrative(), fee.amount()));
        return Outcome.done(store.find(fee.id()).orElseThrow());
    }

    /** A matter that the firm works on. */
    Outcome<MatterView> open(MatterId id) {
        MatterView matter = matters.find(id).orElse(null);
        if (matter == null) {
            return Outcome.refused("not-found", "There is no such matter.");
        }
        return matter.status() == MatterStatus.OPEN || matter.status() == MatterStatus.ON_HOLD ? Outcome.done(matter)
                : Outcome.refused("matter-not-open", "The matter is not open.");
    }

    Outcome<LocalDate> day(String field, LocalDate date) {
        return date.isBefore(EARLIEST) || date.isAfter(firms.today()) ? Outcome.refusedAt(field, "date-out-of-range", "A day from 1950 to today.") : Outcome.done(date);
    }
}
