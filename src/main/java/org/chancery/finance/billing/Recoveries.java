package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.finance.billing.RecoveryStore.Cost;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.Contingency;
import org.chancery.practice.matters.Contingency.Stage;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is recovered for clients on contingencies: the fee by the stage, the closing statement, and the fee's line on the next pre-bill. A mistake is
 * taken back by withdrawing the fee ({@link AgreedFees#withdraw}); the statement then says that it no longer holds.
 */
@Service
public class Recoveries {

    private static final int LONGEST_SOURCE = 300;
    private static final int LONGEST_OUTCOME = 2000;

    private final RecoveryStore store;
    private final ArrangedFees fees;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    Recoveries(RecoveryStore store, ArrangedFees fees, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.fees = fees;
        this.firms = firms;
        this.events = events;
    }

    /** Empty for one that a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<RecoveryView> find(RecoveryId id) {
        return store.find(id);
    }

    /**
     * Records a recovery; its fee is due from that day. Refused {@code no-contingency} where the arrangement knows none, {@code stage-unknown},
     * {@code currency-mismatch}, {@code amount-not-positive}, {@code no-fee} where the costs leave nothing to take a share of.
     */
    @Requires(Permission.BILLING_PREPARE)
    @Transactional
    public Outcome<RecoveryView> record(MatterId id, NewRecovery recovery) {
        LocalDate on = recovery.receivedOn() == null ? firms.today() : recovery.receivedOn();
        return fees.open(id).flatMap(matter -> fees.day("receivedOn", on).flatMap(_ -> matter.arrangement().contingent().map(agreed -> record(matter, agreed, recovery, on))
                .orElseGet(() -> Outcome.refused("no-contingency", "The arrangement of this matter, “%s”, takes no share of a recovery.".formatted(matter.arrangement().word())))));
    }

    private Outcome<RecoveryView> record(MatterView matter, Contingency agreed, NewRecovery recovery, LocalDate on) {
        List<Refusal> refusals = refusals(matter, recovery);
        Stage stage = agreed.stage(recovery.stage()).orElse(null);
        if (stage == null) {
            refusals.add(Refusal.at("stage", "stage-unknown", "Choose one of the stages that the arrangement names."));
        }
        if (stage == null || !refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        List<Cost> costs = store.costs(matter.id(), on, matter.currency());
        Money total = Moneys.sum(matter.currency(), costs.stream().map(Cost::amount).toList());
        Money paid = Moneys.sum(matter.currency(), costs.stream().filter(Cost::paid).map(Cost::amount).toList());
        Money fee = agreed.fee(stage, recovery.recovered(), total);
        if (!fee.isPositive()) {
            return Outcome.refusedAt("recovered", "no-fee", "The costs leave nothing to take a share of.");
        }
        return write(new RecoveryStore.New(RecoveryId.next(), matter.id(), on, recovery, costs, total, paid, stage, agreed.costs(), agreed.base(recovery.recovered(), total), fee));
    }

    private static List<Refusal> refusals(MatterView matter, NewRecovery recovery) {
        List<Refusal> refusals = new ArrayList<>();
        if (!recovery.recovered().getCurrencyUnit().equals(matter.currency())) {
            refusals.add(Refusal.at("recovered", "currency-mismatch", "The matter is in %s.".formatted(matter.currency())));
        } else if (!recovery.recovered().isPositive() || BillLimits.tooLarge(recovery.recovered())) {
            refusals.add(Refusal.at("recovered", "amount-not-positive", "Above zero, and at most 10,000,000,000.00."));
        }
        text("source", recovery.source(), LONGEST_SOURCE, refusals);
        text("outcome", recovery.outcome(), LONGEST_OUTCOME, refusals);
        return refusals;
    }

    private static void text(String field, String text, int most, List<Refusal> refusals) {
        if (text.isEmpty() || text.length() > most) {
            refusals.add(Refusal.at(field, text.isEmpty() ? "required" : "too-long", text.isEmpty() ? "This is needed: the closing statement says it." : "At most %d characters.".formatted(most)));
        }
    }

    private Outcome<RecoveryView> write(RecoveryStore.New recovery) {
        store.insert(recovery);
        Money recovered = recovery.recovery().recovered();
        events.publishEvent(new Recovered(recovery.id(), recovery.matter(), recovered, recovery.fee()));
        String narrative = "Contingent fee, %s of %s recovered from %s (%s)".formatted(recovery.stage().percent().stripTrailingZeros().toPlainString() + " %",
                Show.money(recovery.base()), recovery.recovery().source(), recovery.stage().name());
        return fees.due(new AgreedFeeStore.New(AgreedFeeId.next(), recovery.matter(), AgreedFeeKind.CONTINGENCY, null, recovery.receivedOn(), recovery.id(), narrative, recovery.fee()))
                .map(_ -> store.find(recovery.id()).orElseThrow());
    }
}
