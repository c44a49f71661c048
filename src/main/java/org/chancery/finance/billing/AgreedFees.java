package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.Blended;
import org.chancery.practice.matters.Capped;
import org.chancery.practice.matters.Contingency;
import org.chancery.practice.matters.Hybrid;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Subscription;
import org.chancery.practice.matters.SuccessFee;
import org.chancery.practice.matters.TaskFees;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fees that an arrangement makes due beside recorded time: tasks and appearances, a success, periods of a subscription, shares of recoveries
 * ({@link Recoveries}). The next pre-bill has them; none is billed twice, and a bill that is voided gives them back.
 */
@Service
public class AgreedFees {

    static final int LONGEST_REASON = 1000;
    private static final int LONGEST_NOTE = 1000;

    private final AgreedFeeStore store;
    private final ArrangedFees arranged;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    AgreedFees(AgreedFeeStore store, ArrangedFees arranged, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.arranged = arranged;
        this.firms = firms;
        this.events = events;
    }

    /**
     * How a capped matter stands.
     *
     * @param charged on bills that are not void, less credits; before tax
     * @param drafted on open pre-bills
     * @param room    what neither has taken
     */
    public record Cap(Money cap, Money charged, Money drafted, Money room) {}

    /** Those of a matter, newest first; none for a matter that a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<AgreedFeeView> of(MatterId matter) {
        return store.of(matter);
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<AgreedFeeView> find(AgreedFeeId id) {
        return store.find(id);
    }

    /** Empty for a matter without a cap. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<Cap> cap(MatterView matter) {
        if (!(matter.arrangement() instanceof Capped capped)) {
            return Optional.empty();
        }
        Money charged = store.charged(matter.id(), matter.currency());
        Money drafted = store.drafted(matter.id(), matter.currency());
        return Optional.of(new Cap(capped.cap(), charged, drafted, capped.room(charged.plus(drafted))));
    }

    /**
     * Records that a task was done, an appearance made, a success reached. Refused {@code no-agreed-fees} where the arrangement knows none,
     * {@code item-unknown}, {@code fee-due-already} for what is due once, {@code date-out-of-range}, {@code matter-not-open}.
     */
    @Requires(Permission.BILLING_PREPARE)
    @Transactional
    public Outcome<AgreedFeeView> earn(MatterId id, NewAgreedFee fee) {
        String note = Objects.requireNonNullElse(fee.note(), "").strip();
        LocalDate date = fee.date() == null ? firms.today() : fee.date();
        if (note.length() > LONGEST_NOTE) {
            return Outcome.refusedAt("note", "too-long", "At most %d characters.".formatted(LONGEST_NOTE));
        }
        return arranged.open(id).flatMap(matter -> arranged.day("date", date).flatMap(_ -> switch (matter.arrangement()) {
            case TaskFees tasks -> task(matter, tasks, fee.item(), date, note);
            case SuccessFee success -> arranged.due(new AgreedFeeStore.New(AgreedFeeId.next(), id, AgreedFeeKind.SUCCESS, null, date, null,
                    worded("Success fee: " + success.success(), note), success.fee()));
            case Arrangement.Hourly _, Arrangement.Flat _, Capped _, Blended _, Subscription _, Contingency _, Hybrid _ -> Outcome.refused("no-agreed-fees", "The arrangement of this matter, “%s”, has no fees that are recorded one by one.".formatted(matter.arrangement().word()));
        }));
    }

    private Outcome<AgreedFeeView> task(MatterView matter, TaskFees tasks, @Nullable String item, LocalDate date, String note) {
        return tasks.named(Objects.requireNonNullElse(item, "").strip()).map(agreed -> arranged.due(new AgreedFeeStore.New(AgreedFeeId.next(), matter.id(),
                        agreed.due() == TaskFees.Due.ONCE ? AgreedFeeKind.TASK : AgreedFeeKind.APPEARANCE, agreed.name(), date, null, worded(agreed.name(), note), agreed.fee())))
                .orElseGet(() -> Outcome.refusedAt("item", "item-unknown", "Choose one of the fees that the arrangement names."));
    }

    private static String worded(String name, String note) {
        return note.isEmpty() ? name : name + ": " + note;
    }

    /**
     * Gives a fee up: a mistake, or a period that is waived. Refused {@code fee-on-pre-bill}, {@code fee-billed}, {@code fee-withdrawn}.
     */
    @Requires(Permission.BILLING_PREPARE)
    @Transactional
    public Outcome<AgreedFeeView> withdraw(AgreedFeeId id, String reason) {
        String why = reason.strip();
        AgreedFeeView fee = store.find(id).orElse(null);
        if (fee == null) {
            return Outcome.refused("not-found", "There is no such fee.");
        }
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return Outcome.refusedAt("reason", why.isEmpty() ? "required" : "too-long", "Say why, in at most %d characters.".formatted(LONGEST_REASON));
        }
        store.withdraw(id, Actors.current().id(), why);
        events.publishEvent(new AgreedFeeWithdrawn(id, fee.matterId(), fee.amount(), why));
        return Outcome.done(store.find(id).orElseThrow());
    }
}
