package org.chancery.finance.billing;

import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.TimeCharge;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.WorkInProgress.UnbilledTime;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an arrangement asks for recorded time, before anybody reviews it. The rate and value that it was recorded at stay beside it on the line.
 *
 * @param rate an hour's price; null only for time at no charge where no rate fitted
 */
record ChargedTime(Charge charge, @Nullable Money rate, Money gross) {

    static ChargedTime of(UnbilledTime entry, Arrangement arrangement, CurrencyUnit currency) {
        Money nothing = Money.zero(currency);
        Money rate = entry.rate();
        if (entry.billing() == Billing.NO_CHARGE) {
            return new ChargedTime(Charge.NO_CHARGE, rate, nothing);
        }
        return switch (arrangement.charge(entry.taskCode())) {
            case TimeCharge.AtRates _ -> new ChargedTime(Charge.CHARGED, rate, entry.amount());
            case TimeCharge.Covered _ -> new ChargedTime(Charge.COVERED, rate, nothing);
            case TimeCharge.AtRate(Money hourly) -> at(entry, hourly);
            case TimeCharge.AtShare share -> rate == null ? new ChargedTime(Charge.CHARGED, null, entry.amount()) : at(entry, share.of(rate));
        };
    }

    private static ChargedTime at(UnbilledTime entry, Money hourly) {
        return new ChargedTime(Charge.CHARGED, hourly, Moneys.forMinutes(hourly, entry.billedMinutes()));
    }

    /** No more than a cap leaves: less than its value, or nothing at all. */
    ChargedTime within(Money room) {
        if (!gross.isGreaterThan(room)) {
            return this;
        }
        return room.isPositive() ? new ChargedTime(charge, rate, room) : new ChargedTime(Charge.OVER_CAP, rate, Money.zero(gross.getCurrencyUnit()));
    }
}
