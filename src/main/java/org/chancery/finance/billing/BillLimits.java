package org.chancery.finance.billing;

import java.math.BigDecimal;
import org.chancery.shared.Refusal;
import org.joda.money.Money;

/** Sums beyond which somebody's finger slipped; below them no total of a bill overflows. In major units. */
final class BillLimits {

    static final Refusal TOO_LARGE = Refusal.at("amount", "amount-too-large", "A line of a bill is over at most 10,000,000,000.00.");

    private static final BigDecimal LARGEST_LINE = new BigDecimal("10000000000");
    private static final BigDecimal LARGEST_HOURLY_RATE = new BigDecimal("10000000");

    private BillLimits() {}

    static boolean tooLarge(Money line) {
        return line.getAmount().abs().compareTo(LARGEST_LINE) > 0;
    }

    static boolean tooLargeAnHour(Money rate) {
        return rate.getAmount().compareTo(LARGEST_HOURLY_RATE) > 0;
    }
}
