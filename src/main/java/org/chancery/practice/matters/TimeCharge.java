package org.chancery.practice.matters;

import java.math.BigDecimal;
import org.chancery.shared.Moneys;
import org.joda.money.Money;

/** How an arrangement charges recorded time. */
public sealed interface TimeCharge {

    /** At the rate that it was recorded at. */
    record AtRates() implements TimeCharge {}

    /** Not at all: a fee agreed covers it, and it is shown beside. */
    record Covered() implements TimeCharge {}

    /** At one rate, whoever worked. */
    record AtRate(Money hourly) implements TimeCharge {}

    /**
     * At a part of the rate that it was recorded at.
     *
     * @param percent above zero, at most 100
     */
    record AtShare(BigDecimal percent) implements TimeCharge {

        /** The reduced price of an hour, HALF_UP to the minor unit. */
        public Money of(Money rate) {
            return Moneys.percent(rate, percent);
        }
    }

    /** A part of the rates, or simply the rates for all of them. */
    static TimeCharge share(BigDecimal percent) {
        return percent.compareTo(ArrangementCheck.HUNDRED) == 0 ? new AtRates() : new AtShare(percent);
    }
}
