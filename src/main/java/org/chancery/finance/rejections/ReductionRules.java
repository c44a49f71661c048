package org.chancery.finance.rejections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.platform.web.Show;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a reduction of a bill can be.
 *
 * @param standing what was taken off already and not given back
 */
record ReductionRules(InvoiceView bill, Money standing, LocalDate today) {

    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_WORDS = 1000;

    /** What is taken off, if nothing is against it. */
    Outcome<Money> amount(NewReduction reduction, LocalDate received) {
        InvoiceLineView.@Nullable LineId id = reduction.lineId();
        @Nullable InvoiceLineView line = id == null ? null : Reductions.line(bill, id).orElse(null);
        if (id != null && line == null) {
            return Outcome.refusedAt("lineId", "line-unknown", "The bill has no such line.");
        }
        Money whole = line == null ? bill.total() : line.total();
        Money amount = reduction.amount() == null ? whole : reduction.amount();
        List<Refusal> refusals = new ArrayList<>(dates(reduction, received));
        sum(amount, whole, line == null ? "bill" : "line").forEach(refusals::add);
        if (reduction.code().length() > LONGEST_CODE) {
            refusals.add(Refusal.at("clientCode", "too-long", "At most %d characters.".formatted(LONGEST_CODE)));
        }
        if (reduction.said().length() > LONGEST_WORDS) {
            refusals.add(Refusal.at("words", "too-long", "At most %d characters.".formatted(LONGEST_WORDS)));
        }
        return refusals.isEmpty() ? Outcome.done(amount) : Outcome.refused(refusals);
    }

    private List<Refusal> dates(NewReduction reduction, LocalDate received) {
        List<Refusal> refusals = new ArrayList<>();
        if (received.isAfter(today) || received.isBefore(bill.issuedOn())) {
            refusals.add(Refusal.at("receivedOn", received.isAfter(today) ? "date-in-future" : "date-too-early", "From the day of the bill to today."));
        }
        LocalDate until = reduction.appealBy();
        if (until != null && until.isBefore(received)) {
            refusals.add(Refusal.at("appealBy", "appeal-before", "An appeal cannot be due before the client wrote."));
        }
        return refusals;
    }

    private List<Refusal> sum(Money amount, Money whole, String what) {
        if (!amount.isSameCurrency(whole)) {
            return List.of(Refusal.at("amount", "currency-mismatch", "The bill is in %s.".formatted(bill.currency().getCode())));
        }
        if (!amount.isPositive()) {
            return List.of(Refusal.at("amount", "amount-not-positive", "What was taken off is above zero."));
        }
        if (amount.isGreaterThan(whole)) {
            return List.of(Refusal.at("amount", "amount-too-large", "The %s is over %s.".formatted(what, Show.money(whole))));
        }
        return amount.plus(standing).isGreaterThan(bill.total())
                ? List.of(Refusal.at("amount", "amount-too-large", "With the %s that were taken off before, it would be more than the bill.".formatted(Show.money(standing)))) : List.of();
    }
}
