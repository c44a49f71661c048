package org.chancery.practice.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.practice.timekeeping.Office.usd;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.chancery.practice.timekeeping.Valuation.Charge;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

    @ParameterizedTest
    @CsvSource({"0, 6, 0", "1, 6, 6", "6, 6, 6", "7, 6, 12", "40, 6, 42", "40, 15, 45", "1440, 60, 1440", "61, 60, 120", "37, 1, 37"})
    void minutesAreRoundedUpToWholeUnits(int minutes, int unit, int billed) {
        assertThat(new Rounding(unit).billed(minutes)).isEqualTo(billed);
    }

    @Property
    void theBilledTimeIsTheLeastWholeNumberOfUnitsThatHoldsTheRecorded(@ForAll @IntRange(max = 1440) int minutes, @ForAll("units") int unit) {
        int billed = new Rounding(unit).billed(minutes);
        assertThat(billed % unit).isZero();
        assertThat(billed).isBetween(minutes, minutes + unit - 1);
    }

    @Property
    void aChargeIsExactInSixtiethsAndRoundedHalfUp(@ForAll @IntRange(max = 1440) int minutes, @ForAll @IntRange(min = 1, max = 500_000) int hourlyMinor) {
        Money hourly = Money.ofMinor(CurrencyUnit.USD, hourlyMinor);
        Valuation value = Valuation.of(minutes, Billing.BILLABLE, new Rounding(6), CurrencyUnit.USD, Optional.of(new Charge(RateId.next(), hourly))).orElseThrow();
        long sixtieths = (long) value.billedMinutes() * hourlyMinor;
        assertThat(value.amount().getAmountMinorLong()).isEqualTo(Math.floorDiv(sixtieths + 30, 60L));
    }

    @ParameterizedTest
    @CsvSource({"42, 450.00, 315.00", "6, 333.33, 33.33", "6, 333.35, 33.34", "0, 450.00, 0.00"})
    void aFeeIsBilledMinutesAtTheRate(int minutes, String hourly, String amount) {
        assertThat(Valuation.of(minutes, Billing.BILLABLE, new Rounding(6), CurrencyUnit.USD, Optional.of(new Charge(RateId.next(), usd(hourly)))).orElseThrow().amount())
                .isEqualTo(usd(amount));
    }

    @Provide
    Arbitrary<Integer> units() {
        return Arbitraries.of(Rounding.UNITS);
    }
}
