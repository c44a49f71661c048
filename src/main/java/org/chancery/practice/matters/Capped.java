package org.chancery.practice.matters;

import java.util.List;
import java.util.Objects;
import org.chancery.platform.web.Show;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Time at its rates, up to a sum over the life of the matter. Time beyond it is on the bill at nothing, its value beside it. A bill that is voided
 * frees what it took of the cap, a credit note what it gave back. Costs and taxes are not counted.
 *
 * @param cap the most that all bills together charge in fees; above zero, in the currency of the matter
 */
public record Capped(Money cap) implements Arrangement {

    public Capped {
        Objects.requireNonNull(cap, "cap");
    }

    @Override
    public Kind kind() {
        return Kind.CAPPED;
    }

    @Override
    public String terms() {
        return "Hourly, fees capped at " + Show.money(cap);
    }

    @Override
    public TimeCharge charge(@Nullable String taskCode) {
        return new TimeCharge.AtRates();
    }

    /** What may still be charged in fees; never below zero, even where the cap was lowered later. */
    public Money room(Money charged) {
        return charged.isLessThan(cap) ? cap.minus(charged) : Money.zero(cap.getCurrencyUnit());
    }

    @Override
    public List<Refusal> refusals(CurrencyUnit currency) {
        return new ArrangementCheck(currency).sum("cap", cap, "A cap").list();
    }
}
