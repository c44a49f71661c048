package org.chancery.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Arithmetic on {@link Money} that says how it rounds. Money is exact minor units everywhere else. */
public final class Moneys {

    /** The moneys that people pay in, by their ISO 4217 codes: neither metals nor units of account. */
    private static final Map<String, CurrencyUnit> CURRENCIES = CurrencyUnit.registeredCurrencies().stream().filter(unit -> !unit.isPseudoCurrency())
            .collect(Collectors.toMap(CurrencyUnit::getCode, Function.identity(), (first, _) -> first, TreeMap::new));

    private Moneys() {}

    /** What people pay in, by code. */
    public static Collection<CurrencyUnit> currencies() {
        return Collections.unmodifiableCollection(CURRENCIES.values());
    }

    /** @param code as ISO 4217 writes it, in capitals; empty for a code that nobody pays in */
    public static Optional<CurrencyUnit> currency(String code) {
        return Optional.ofNullable(CURRENCIES.get(code));
    }

    /** Money from the database's pair of columns. */
    public static Money ofMinor(String currency, long minor) {
        return Money.ofMinor(CurrencyUnit.of(currency), minor);
    }

    /** Minor units for the database. */
    public static long minor(Money money) {
        return money.getAmountMinorLong();
    }

    /** Minutes at an hourly rate, rounded HALF_UP to the minor unit: the rounding of a fee line. */
    public static Money forMinutes(Money hourlyRate, int minutes) {
        return Money.of(hourlyRate.getCurrencyUnit(),
                hourlyRate.getAmount().multiply(BigDecimal.valueOf(minutes)).divide(BigDecimal.valueOf(60), 10, RoundingMode.HALF_UP),
                RoundingMode.HALF_UP);
    }

    /** A percentage of a sum, rounded HALF_UP to the minor unit: the rounding of tax and discount lines. */
    public static Money percent(Money base, BigDecimal percent) {
        return Money.of(base.getCurrencyUnit(), base.getAmount().multiply(percent).movePointLeft(2), RoundingMode.HALF_UP);
    }

    public static Money sum(CurrencyUnit currency, List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
}
