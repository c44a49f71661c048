package org.chancery.practice.matters;

import java.util.List;
import java.util.Objects;
import org.chancery.platform.web.Show;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Time at one rate, whoever works. Each one's own rate stays beside it.
 *
 * @param rate the price of an hour; above zero, in the currency of the matter
 */
public record Blended(Money rate) implements Arrangement {

    public Blended {
        Objects.requireNonNull(rate, "rate");
    }

    @Override
    public Kind kind() {
        return Kind.BLENDED;
    }

    @Override
    public String terms() {
        return "Blended rate, " + Show.money(rate) + " an hour for everybody";
    }

    @Override
    public TimeCharge charge(@Nullable String taskCode) {
        return new TimeCharge.AtRate(rate);
    }

    @Override
    public List<Refusal> refusals(CurrencyUnit currency) {
        return new ArrangementCheck(currency).sum("rate", rate, "A rate").list();
    }
}
