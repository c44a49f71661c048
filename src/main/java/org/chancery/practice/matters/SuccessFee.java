package org.chancery.practice.matters;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.chancery.platform.web.Show;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Time at a part of its rates, and a fee on top if what was aimed at is reached, once.
 *
 * @param fee         above zero, in the currency of the matter
 * @param success     what must be reached: {@code The licence is granted}
 * @param timePercent of the rates, above zero; 100 for the rates as they are
 */
public record SuccessFee(Money fee, String success, BigDecimal timePercent) implements Arrangement {

    public SuccessFee {
        Objects.requireNonNull(fee, "fee");
        success = success.strip();
        Objects.requireNonNull(timePercent, "timePercent");
    }

    @Override
    public Kind kind() {
        return Kind.SUCCESS_FEE;
    }

    @Override
    public String terms() {
        return "Hourly at " + ArrangementCheck.percent(timePercent) + " of the rates, and a success fee of " + Show.money(fee) + ": " + success;
    }

    @Override
    public TimeCharge charge(@Nullable String taskCode) {
        return TimeCharge.share(timePercent);
    }

    @Override
    public List<Refusal> refusals(CurrencyUnit currency) {
        return new ArrangementCheck(currency).sum("fee", fee, "A success fee").text("success", success, 500).percent("timePercent", timePercent).list();
    }
}
