package org.chancery.finance.billing;

import java.math.BigDecimal;
import org.chancery.shared.Moneys;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What is taken off a line or a bill. */
public sealed interface Discount {

    /** What it takes off a sum; a percentage is rounded HALF_UP. */
    Money of(Money base);

    /** In words, such as {@code 10 %}; empty for none. */
    String words();

    /** Nothing. */
    record None() implements Discount {
        @Override
        public Money of(Money base) {
            return Money.zero(base.getCurrencyUnit());
        }

        @Override
        public String words() {
            return "";
        }
    }

    /** @param percent above 0, at most 100, with up to four decimals */
    record Percent(BigDecimal percent) implements Discount {
        @Override
        public Money of(Money base) {
            return Moneys.percent(base, percent);
        }

        @Override
        public String words() {
            return percent.stripTrailingZeros().toPlainString() + " %";
        }
    }

    /** @param amount above zero */
    record Sum(Money amount) implements Discount {
        @Override
        public Money of(Money base) {
            return amount;
        }

        @Override
        public String words() {
            return amount.getCurrencyUnit().getCode() + " " + amount.getAmount().toPlainString();
        }
    }

    /** From the pair of columns: at most one is there, a sum of zero is none. */
    static Discount of(@Nullable BigDecimal percent, @Nullable Money amount) {
        if (percent != null) {
            return new Percent(percent);
        }
        return amount == null || amount.isZero() ? new None() : new Sum(amount);
    }

    /** The percentage, null if it is none. */
    default @Nullable BigDecimal percentOrNull() {
        return this instanceof Percent(var percent) ? percent : null;
    }
}
