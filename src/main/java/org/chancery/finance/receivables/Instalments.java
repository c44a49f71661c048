package org.chancery.finance.receivables;

import java.util.List;
import java.util.stream.IntStream;
import org.chancery.shared.Moneys;
import org.joda.money.Money;

/** Equal parts of a sum. */
final class Instalments {

    private Instalments() {}

    /** Parts that add up to the sum; what does not divide is a smallest unit more on each of the first. */
    static List<Money> equal(Money total, int number) {
        long minor = Moneys.minor(total);
        return IntStream.range(0, number).mapToObj(i -> Money.ofMinor(total.getCurrencyUnit(), minor / number + (i < minor % number ? 1 : 0))).toList();
    }

    static List<NewPlan.Instalment> equal(Money total, NewPlan.Equal equal) {
        List<Money> parts = equal(total, equal.number());
        return IntStream.range(0, equal.number()).mapToObj(i -> new NewPlan.Instalment(equal.every().after(equal.first(), i), parts.get(i))).toList();
    }
}
