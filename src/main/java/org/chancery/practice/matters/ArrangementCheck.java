package org.chancery.practice.matters;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Gathers what is wrong with an arrangement, at its fields. */
final class ArrangementCheck {

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = new BigDecimal("10000000000");
    private static final int PERCENT_DECIMALS = 4;

    private final CurrencyUnit currency;
    private final List<Refusal> refusals = new ArrayList<>();

    ArrangementCheck(CurrencyUnit currency) {
        this.currency = currency;
    }

    List<Refusal> list() {
        return List.copyOf(refusals);
    }

    ArrangementCheck that(boolean holds, String field, String code, String message) {
        if (!holds) {
            refusals.add(Refusal.at("arrangement." + field, code, message));
        }
        return this;
    }

    /** A sum above zero, in the currency of the matter. */
    ArrangementCheck sum(String field, Money sum, String what) {
        if (!sum.getCurrencyUnit().equals(currency)) {
            return that(false, field, "fee-currency", what + " is in the currency of the matter, " + currency.getCode() + ".");
        }
        return that(sum.isPositive(), field, "fee-not-positive", what + " is above zero.")
                .that(sum.getAmount().compareTo(MOST) <= 0, field, "amount-too-large", what + " is at most 10,000,000,000.00.");
    }

    ArrangementCheck percent(String field, BigDecimal percent) {
        return that(percent.signum() > 0 && percent.compareTo(HUNDRED) <= 0 && percent.stripTrailingZeros().scale() <= PERCENT_DECIMALS, field, "percent-invalid",
                "Above 0 and at most 100 percent, with four decimals at most.");
    }

    ArrangementCheck text(String field, String text, int most) {
        return that(!text.isEmpty(), field, "required", "This is needed.").that(text.length() <= most, field, "too-long", "At most %d characters.".formatted(most));
    }

    static String percent(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString() + " %";
    }
}
