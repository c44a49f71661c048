package org.chancery.finance.billing;

import java.math.BigDecimal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's change to a line of a pre-bill; what is null stays as it is.
 *
 * @param minutes  as billed; the sum follows by the rate
 * @param rate     an hour's price; the sum follows by the minutes
 * @param amount   the sum before discounts, instead of minutes at the rate: a write-down if it is less than was worked
 * @param discount off this line; both of its parts null take it away
 * @param taxCode  empty for untaxed
 * @param held     true keeps the line for a later bill, false puts it back on this one
 * @param reason   why, for the list of changes
 */
public record LineEdit(@Nullable String narrative, @Nullable Integer minutes, @Nullable Money rate, @Nullable Money amount, @Nullable Off discount,
        @Nullable String taxCode, @Nullable Boolean held, @Nullable String reason) {

    /** A discount: a percentage or a sum, at most one of them. */
    public record Off(@Nullable BigDecimal percent, @Nullable Money amount) {

        public static Off percent(String percent) {
            return new Off(new BigDecimal(percent), null);
        }

        public static Off sum(Money amount) {
            return new Off(null, amount);
        }
    }

    public static LineEdit narrative(String text, String reason) {
        return new LineEdit(text, null, null, null, null, null, null, reason);
    }

    public static LineEdit minutes(int minutes, String reason) {
        return new LineEdit(null, minutes, null, null, null, null, null, reason);
    }

    public static LineEdit rate(Money rate, String reason) {
        return new LineEdit(null, null, rate, null, null, null, null, reason);
    }

    public static LineEdit amount(Money amount, String reason) {
        return new LineEdit(null, null, null, amount, null, null, null, reason);
    }

    public static LineEdit discount(Off discount, String reason) {
        return new LineEdit(null, null, null, null, discount, null, null, reason);
    }

    public static LineEdit held(boolean held, String reason) {
        return new LineEdit(null, null, null, null, null, null, held, reason);
    }
}
