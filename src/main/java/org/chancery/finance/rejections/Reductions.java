package org.chancery.finance.rejections;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceStatus;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Turns;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Show;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients took off bills, line by line or as a whole, and the appeals against it. The books are not touched: what is lost in the end is credited or written off by the acts that there
 * are for it.
 */
@Service
public class Reductions {

    private static final int LONGEST_TEXT = 4000;
    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such reduction.");

    private final Invoices invoices;
    private final ReductionStore store;
    private final Firms firms;
    private final Turns turns;
    private final ApplicationEventPublisher events;

    Reductions(Invoices invoices, ReductionStore store, Firms firms, Turns turns, ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.store = store;
        this.firms = firms;
        this.turns = turns;
        this.events = events;
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<ReductionView> find(ReductionId id) {
        return store.find(id);
    }

    /** Of a bill, the latest first. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<ReductionView> of(InvoiceId bill) {
        return store.of(bill);
    }

    /**
     * Records what a client took off. Refused {@code not-found}, {@code bill-void}, {@code line-unknown}, {@code amount-not-positive}, {@code currency-mismatch}, {@code amount-too-large} for more
     * than the line, or than the bill has left, {@code date-in-future}, {@code appeal-before}, {@code too-long}.
     */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<ReductionView> record(InvoiceId id, NewReduction reduction) {
        InvoiceView bill = invoices.find(id).orElse(null);
        if (bill == null) {
            return Outcome.refused("not-found", "There is no such bill.");
        }
        if (bill.status() == InvoiceStatus.VOID) {
            return Outcome.refused("bill-void", "Bill %s is void.".formatted(bill.number()));
        }
        turns.take("finance.bill_reduction", id);
        LocalDate received = reduction.receivedOn() == null ? firms.today() : reduction.receivedOn();
        return new ReductionRules(bill, store.standing(bill), firms.today()).amount(reduction, received).map(amount -> {
            ReductionId made = ReductionId.next();
            store.insert(made, bill, reduction, amount, received);
            events.publishEvent(new ReductionRecorded(made, id, bill.number(), bill.matterId(), reduction.reason(), amount));
            return store.find(made).orElseThrow();
        });
    }

    /** The firm agrees: nothing is asked of the client. Refused {@code not-found}, {@code reduction-settled}. */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<ReductionView> accept(ReductionId id) {
        return store.find(id).map(before -> store.accept(before, firms.today()) ? moved(id) : Outcome.<ReductionView>refused(settled(before)))
                .orElseGet(() -> Outcome.refused(UNKNOWN));
    }

    /**
     * The client is asked to pay after all. Refused {@code not-found}, {@code reduction-settled}, {@code required} without a reason, {@code due-before}.
     *
     * @param answerBy when an answer is expected; null for no day
     */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<ReductionView> appeal(ReductionId id, String appeal, @Nullable LocalDate answerBy) {
        ReductionView before = store.find(id).orElse(null);
        if (before == null) {
            return Outcome.refused(UNKNOWN);
        }
        if (appeal.isBlank() || appeal.length() > LONGEST_TEXT) {
            return Outcome.refused(appeal.isBlank() ? Refusal.required("appeal") : Refusal.at("appeal", "too-long", "At most 4,000 characters."));
        }
        if (answerBy != null && answerBy.isBefore(firms.today())) {
            return Outcome.refusedAt("answerBy", "due-before", "Choose a day from today on.");
        }
        return store.appeal(before, appeal.strip(), firms.today(), answerBy) ? moved(id) : Outcome.refused(settled(before));
    }

    /**
     * The client's answer to an appeal. Refused {@code not-found}, {@code not-appealed}, {@code currency-mismatch}, {@code amount-too-large}.
     *
     * @param won what it pays after all: nothing, a part, or all that it took off
     */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<ReductionView> answer(ReductionId id, Money won, String answer) {
        ReductionView before = store.find(id).orElse(null);
        if (before == null) {
            return Outcome.refused(UNKNOWN);
        }
        if (answer.length() > LONGEST_TEXT) {
            return Outcome.refusedAt("answer", "too-long", "At most 4,000 characters.");
        }
        if (!won.isSameCurrency(before.amount())) {
            return Outcome.refusedAt("won", "currency-mismatch", "The bill is in %s.".formatted(before.amount().getCurrencyUnit().getCode()));
        }
        if (won.isNegative() || won.isGreaterThan(before.amount())) {
            return Outcome.refusedAt("won", "amount-too-large", "From nothing to the %s that the client took off.".formatted(Show.money(before.amount())));
        }
        ReductionState state = won.isZero() ? ReductionState.LOST : won.isEqual(before.amount()) ? ReductionState.WON : ReductionState.PARTLY;
        return store.answer(before, state, won, answer.strip(), firms.today()) ? moved(id)
                : Outcome.refused("not-appealed", "Only an appeal that waits can be answered.");
    }

    private static Refusal settled(ReductionView before) {
        return Refusal.of("reduction-settled", before.state() == ReductionState.OPEN ? "Somebody else answered it meanwhile." : "It is %s already.".formatted(before.state().title().toLowerCase(Locale.ROOT)));
    }

    private Outcome<ReductionView> moved(ReductionId id) {
        ReductionView now = store.find(id).orElseThrow();
        events.publishEvent(new ReductionMoved(id, now.invoiceId(), now.number(), now.matterId(), now.state(), now.amount(), now.won()));
        return Outcome.done(now);
    }

    static Optional<InvoiceLineView> line(InvoiceView bill, InvoiceLineView.LineId id) {
        return bill.lines().stream().filter(line -> line.id().equals(id)).findFirst();
    }
}
