package org.chancery.finance.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** No cent is lost when a sum is paid in parts. */
class InstalmentsProperties {

    @Property
    void equalInstalmentsAddUpAndDifferByACentAtMost(@ForAll @LongRange(min = 120, max = 1_000_000_000_000L) long minor, @ForAll @IntRange(min = 1, max = 120) int number) {
        Money total = Money.ofMinor(CurrencyUnit.USD, minor);
        List<Money> parts = Instalments.equal(total, number);
        assertThat(parts).hasSize(number).allMatch(Money::isPositive);
        assertThat(parts.stream().reduce(Money.zero(CurrencyUnit.USD), Money::plus)).isEqualTo(total);
        assertThat(parts.getFirst().minus(parts.getLast()).getAmountMinorLong()).isBetween(0L, 1L);
    }

    @Property
    void theirDaysComeOneAfterTheOther(@ForAll @IntRange(min = 0, max = 3000) int from, @ForAll NewPlan.Every every, @ForAll @IntRange(min = 2, max = 120) int number) {
        var equal = new NewPlan.Equal(number, LocalDate.of(2026, 1, 31).plusDays(from), every);
        List<LocalDate> days = Instalments.equal(Money.of(CurrencyUnit.USD, 1000), equal).stream().map(NewPlan.Instalment::dueOn).toList();
        assertThat(days).isSorted().doesNotHaveDuplicates();
    }
}
