package org.chancery.practice.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.practice.timekeeping.Office.usd;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.RateCard.Work;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateCardTest {

    private static final UserId ANNA = UserId.next();
    private static final ContactId CLIENT = ContactId.next();
    private static final MatterId MATTER = MatterId.next();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);
    private static final Work WORK = new Work(ANNA, CLIENT, MATTER, "A103", CurrencyUnit.USD, DAY);

    @Test
    void whatWasAgreedNearestIsCharged() {
        var farToNear = List.of(
                rate(null, null, null, null, "100"), rate(ANNA, null, null, null, "110"), rate(null, null, null, "A103", "120"), rate(ANNA, null, null, "A103", "130"),
                rate(null, CLIENT, null, null, "200"), rate(ANNA, CLIENT, null, null, "210"), rate(null, CLIENT, null, "A103", "220"), rate(ANNA, CLIENT, null, "A103", "230"),
                rate(null, null, MATTER, null, "300"), rate(ANNA, null, MATTER, null, "310"), rate(null, null, MATTER, "A103", "320"), rate(ANNA, null, MATTER, "A103", "330"));
        for (int known = 1; known <= farToNear.size(); known++) {
            assertThat(new RateCard(farToNear.subList(0, known)).charge(WORK)).contains(farToNear.get(known - 1));
        }
    }

    @Test
    void aBlendedRateOfAMatterReplacesEverybodysStandardRate() {
        var standard = rate(ANNA, null, null, null, "450");
        var blended = rate(null, null, MATTER, null, "300");
        assertThat(new RateCard(List.of(standard, blended)).charge(WORK)).contains(blended);
    }

    @Test
    void aRateOfOthersOfAnotherCurrencyOrOfOtherDaysDoesNotFit() {
        assertThat(new RateCard(List.of(
                rate(UserId.next(), null, null, null, "1"), rate(null, ContactId.next(), null, null, "1"), rate(null, null, MatterId.next(), null, "1"),
                rate(null, null, null, "A101", "1"), dated(DAY.plusDays(1), null), dated(DAY.minusDays(9), DAY.minusDays(1)),
                new Rate(RateId.next(), null, null, null, null, Money.of(CurrencyUnit.EUR, 1), DAY, null, 1))).charge(WORK)).isEmpty();
    }

    @Test
    void aRateHoldsOnItsFirstAndOnItsLastDay() {
        assertThat(new RateCard(List.of(dated(DAY, DAY))).charge(WORK)).isPresent();
    }

    @Property
    void theOrderInWhichRatesAreKnownDoesNotMatterAndTheChosenOneIsTheNearest(@ForAll @IntRange(min = 1, max = 4095) int which, @ForAll java.util.Random random) {
        List<Rate> rates = new ArrayList<>();
        for (int rank = 0; rank < 12; rank++) {
            if ((which & (1 << rank)) != 0) {
                rates.add(rate((rank & 1) == 1 ? ANNA : null, rank / 4 == 1 ? CLIENT : null, rank / 4 == 2 ? MATTER : null, (rank & 2) == 2 ? "A103" : null, "1"));
            }
        }
        java.util.Collections.shuffle(rates, random);
        Rate chosen = new RateCard(rates).charge(WORK).orElseThrow();
        assertThat(chosen.rank()).isEqualTo(31 - Integer.numberOfLeadingZeros(which));
    }

    private static Rate rate(@Nullable UserId timekeeper, @Nullable ContactId client, @Nullable MatterId matter, @Nullable String activity, String hourly) {
        return new Rate(RateId.next(), timekeeper, client, matter, activity, usd(hourly), DAY, null, 1);
    }

    private static Rate dated(LocalDate from, @Nullable LocalDate through) {
        return new Rate(RateId.next(), null, null, null, null, usd("1"), from, through, 1);
    }
}
