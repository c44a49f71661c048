package org.chancery.finance.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Sums by how old they are at the end of a day, for each currency and bucket.
 *
 * @param buckets their titles, youngest first
 * @param items   one for each bill or matter
 * @param totals  per currency, the sum of each bucket in their order
 */
public record Ageing<T extends Ageing.Aged>(LocalDate asOf, List<String> buckets, List<T> items, Map<CurrencyUnit, List<Money>> totals) {

    /** A row that falls into buckets. */
    public interface Aged {
        /** What it adds to each bucket, in their order; all of one currency. */
        List<Money> amounts();
    }

    static <T extends Aged> Ageing<T> of(LocalDate asOf, List<String> buckets, List<T> items) {
        Map<CurrencyUnit, List<Money>> totals = new LinkedHashMap<>();
        for (T item : items) {
            CurrencyUnit currency = item.amounts().getFirst().getCurrencyUnit();
            List<Money> sums = totals.computeIfAbsent(currency, unit -> new ArrayList<>(buckets.stream().map(bucket -> Money.zero(unit)).toList()));
            for (int bucket = 0; bucket < buckets.size(); bucket++) {
                sums.set(bucket, sums.get(bucket).plus(item.amounts().get(bucket)));
            }
        }
        return new Ageing<>(asOf, buckets, List.copyOf(items), totals);
    }

    /** The sum of all buckets of a currency. */
    public Money total(CurrencyUnit currency) {
        return totals.getOrDefault(currency, List.of()).stream().reduce(Money.zero(currency), Money::plus);
    }
}
