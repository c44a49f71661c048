package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;

class ShowTest {

    private static void readBy(Locale locale, String zone) {
        LocaleContextHolder.setLocaleContext(new SimpleTimeZoneAwareLocaleContext(locale, TimeZone.getTimeZone(zone)));
    }

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void moneyIsExactAndNegativesStandInParentheses() {
        assertThat(Show.money(Money.parse("USD 1234.50"))).isEqualTo("$1,234.50");
        assertThat(Show.money(Money.parse("USD -435.00"))).isEqualTo("($435.00)");
        assertThat(Show.amount(Money.parse("USD -435.00"))).isEqualTo("(435.00)");
        assertThat(Show.amount(Money.parse("USD 90071992547409.93"))).isEqualTo("90,071,992,547,409.93");
        assertThat(Show.money(Money.parse("JPY 1200"))).isEqualTo("¥1,200");
        assertThat(Show.amount(Money.parse("USD 0"))).isEqualTo("0.00");
        assertThat(Show.money(null)).isEqualTo("—");
    }

    @Test
    void figuresAndDatesFollowTheReader() {
        readBy(Locale.GERMANY, "Europe/Berlin");
        assertThat(Show.amount(Money.parse("EUR 1234.50"))).isEqualTo("1.234,50");
        assertThat(Show.date(LocalDate.of(2026, 11, 20))).isEqualTo("20.11.2026");
        assertThat(Show.hours(192)).isEqualTo("3,2");
        readBy(Locale.US, "America/Los_Angeles");
        assertThat(Show.date(LocalDate.of(2026, 11, 2))).isEqualTo("2 Nov 2026");
        assertThat(Show.day(LocalDate.of(2026, 11, 2))).isEqualTo("2 Nov");
        assertThat(Show.weekday(LocalDate.of(2026, 11, 20))).isEqualTo("Fri 20 Nov");
    }

    @Test
    void anInstantIsShownInTheReadersZoneAndInUtcWhereNobodyReads() {
        var at = Instant.parse("2026-11-21T02:20:00Z");
        assertThat(Show.instant(at)).isEqualTo("21 Nov 2026, 02:20");
        assertThat(Show.instant(at, ZoneId.of("America/Los_Angeles"))).isEqualTo("20 Nov 2026, 18:20");
        readBy(Locale.US, "America/Los_Angeles");
        assertThat(Show.instant(at)).isEqualTo("20 Nov 2026, 18:20");
    }

    @Test
    void minutesAreHoursWithNoMoreDigitsThanItTakes() {
        assertThat(List.of(Show.hours(192), Show.hours(45), Show.hours(7), Show.hours(0), Show.hours(6000))).containsExactly("3.2", "0.75", "0.12", "0.0", "100.0");
        assertThat(List.of(Show.clock(42), Show.clock(725), Show.clock(0), Show.clock(-90))).containsExactly("0:42", "12:05", "0:00", "-1:30");
    }

    @Test
    void aFieldGetsBackWhatItCanRead() {
        assertThat(Show.input(Money.parse("USD 1234.50"))).isEqualTo("1234.50");
        assertThat(Show.input(LocalDate.of(2026, 11, 2))).isEqualTo("2026-11-02");
        assertThat(Show.input(null)).isEmpty();
    }

    @Test
    void namesGiveTwoInitials() {
        assertThat(List.of(Show.initials("Adela Lane"), Show.initials("Cher"), Show.initials("  Jean-Luc van der Berg "), Show.initials(""), Show.initials("élise ørsted")))
                .containsExactly("AL", "C", "JB", "", "ÉØ");
    }

    @Test
    void aRefusalIsFoundByItsFieldAndTheFieldIsCalledInWords() {
        var refusals = List.of(Refusal.of("closed", "The period is closed."), Refusal.required("payeeName"));
        assertThat(Show.refusal(refusals, "payeeName")).isEqualTo("This is needed.");
        assertThat(Show.refusal(refusals, "amount")).isNull();
        assertThat(List.of(Show.words("payeeName"), Show.words("matterId"), Show.words("lines[0].amount"), Show.words("id"))).containsExactly("Payee name", "Matter", "Lines 0 amount", "Id");
    }

    @Test
    void sharesAreWholePercents() {
        assertThat(Show.percent(new BigDecimal("0.615"))).isEqualTo("62 %");
        assertThat(Show.count(1284)).isEqualTo("1,284");
    }
}
