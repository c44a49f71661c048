package org.chancery.practice.timekeeping;

import java.util.Optional;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What recorded minutes are worth: rounded up to the client's unit, times the rate, HALF_UP to the minor unit.
 *
 * @param charge null without one: always for non-billable work, and at no charge where no rate fits
 * @param amount zero unless billable
 */
record Valuation(int billedMinutes, @Nullable Charge charge, Money amount) {

    /** An hour's price, and the rate it was taken from. */
    record Charge(RateId rateId, Money hourly) {
        static Charge of(Rate rate) {
            return new Charge(rate.id(), rate.hourly());
        }
    }

    /** Empty if billable work has no rate. */
    static Optional<Valuation> of(int minutes, Billing billing, Rounding rounding, CurrencyUnit currency, Optional<Charge> charge) {
        int billed = rounding.billed(minutes);
        return switch (billing) {
            case BILLABLE -> charge.map(found -> new Valuation(billed, found, Moneys.forMinutes(found.hourly(), billed)));
            case NO_CHARGE -> Optional.of(new Valuation(billed, charge.orElse(null), Money.zero(currency)));
            case NON_BILLABLE -> Optional.of(new Valuation(billed, null, Money.zero(currency)));
        };
    }

    @Nullable RateId rateId() {
        return charge == null ? null : charge.rateId();
    }

    @Nullable Money hourly() {
        return charge == null ? null : charge.hourly();
    }
}
