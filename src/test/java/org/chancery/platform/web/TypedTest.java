package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1234.5;1234.50", "1,234.5;1234.50", "$1,234.50;1234.50", "USD 1234;1234.00", "1234 USD;1234.00", "(435.00);-435.00", "($435);-435.00",
        "-12;-12.00", ".5;0.50", "1 234.50;1234.50", "12.;12.00", "1,234,567.89;1234567.89", "−7;-7.00", "1'234.50;1234.50", "1.234,50;1234.50"})
    void moneyIsReadAsAnAmericanTypesIt(String typed, String amount) {
        assertThat(Typed.money(typed, CurrencyUnit.USD, Locale.US)).hasValue(Money.parse("USD " + amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5", "12,34", "1,23,456", "1.2.3", "1.005", "€5", "12x", "", "-", "(-5)", "1e3", "99999999999999999", "1,234,56", "NaN", "0x10"})
    void moneyThatCouldMeanTwoThingsIsNotGuessed(String typed) {
        assertThat(Typed.money(typed, CurrencyUnit.USD, Locale.US)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1.234,50 €;1234.50", "1234,5;1234.50", "1.234;1234.00", "12.50;12.50", "-3,00;-3.00", "1 234,50;1234.50"})
    void moneyIsReadAsAGermanTypesIt(String typed, String amount) {
        assertThat(Typed.money(typed, CurrencyUnit.EUR, Locale.GERMANY)).hasValue(Money.parse("EUR " + amount));
    }

    @Test
    void aCurrencyWithoutDecimalsTakesNone() {
        assertThat(Typed.money("1,235", CurrencyUnit.JPY, Locale.US)).hasValue(Money.ofMajor(CurrencyUnit.JPY, 1235));
        assertThat(Typed.money("1.5", CurrencyUnit.JPY, Locale.US)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.5,90", "1:30,90", "90m,90", "1h 30m,90", "1h,60", ".7,42", "0:05,5", "2,120", ":42,42", "1.5h,90", "45 min,45", "1h30,0", "0,0", "'1,5',90", "0.33,20", "7h30m,450"})
    void timeIsReadAsPeopleTypeIt(String typed, int minutes) {
        if (typed.equals("1h30")) {
            assertThat(Typed.minutes(typed)).isEmpty();
        } else {
            assertThat(Typed.minutes(typed)).hasValue(minutes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1:75", "x", "-1", "h", "1.5.2", "5000h", "1:2:3"})
    void whatIsNoTimeIsNone(String typed) {
        assertThat(Typed.minutes(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"2026-11-23", "11/23/2026", "11/23/26", "23 Nov 2026", "Nov 23, 2026", "november 23 2026", "23 November 2026", "11-23-2026", "11.23.2026"})
    void aDateIsReadInTheAmericanOrder(String typed) {
        assertThat(Typed.date(typed, Locale.US)).hasValue(LocalDate.of(2026, 11, 23));
    }

    @Test
    void aDateIsReadInTheOrderOfThePlace() {
        assertThat(Typed.date("3/4/2026", Locale.US)).hasValue(LocalDate.of(2026, 3, 4));
        assertThat(Typed.date("3/4/2026", Locale.UK)).hasValue(LocalDate.of(2026, 4, 3));
        assertThat(Typed.date("03.04.2026", Locale.GERMANY)).hasValue(LocalDate.of(2026, 4, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2/30/2026", "13/13/2026", "0026-11-23", "tomorrow", "", "2026"})
    void whatIsNoDayIsNone(String typed) {
        assertThat(Typed.date(typed, Locale.US)).isEmpty();
    }

    record Payment(UserId to, Money amount, LocalDate date, int minutes, List<Money> parts) {
        Payment {
            if (amount.isNegativeOrZero()) {
                throw new IllegalArgumentException("a payment pays");
            }
        }
    }

    private static Outcome<Payment> payment(Posted posted) {
        return posted.read(f -> new Payment(f.id("to", UserId::of), f.money("amount", CurrencyUnit.USD), f.date("date"), f.minutes("time"),
                f.each("part", part -> part.money("amount", CurrencyUnit.USD))));
    }

    @Test
    void aFormBecomesACommand() {
        var id = UUID.randomUUID();
        var posted = Posted.of(Map.of("to", List.of(id.toString()), "amount", List.of(" $1,250 "), "date", List.of("11/23/2026"), "time", List.of("1:30"),
                "part[0].amount", List.of("1,000"), "part[2].amount", List.of("250")), Locale.US);
        assertThat(payment(posted)).isEqualTo(Outcome.done(new Payment(new UserId(id), Money.parse("USD 1250.00"), LocalDate.of(2026, 11, 23), 90,
                List.of(Money.parse("USD 1000.00"), Money.parse("USD 250.00")))));
    }

    @Test
    void everyFieldThatMeansNothingIsRefusedOnceAndTheTypingKept() {
        var posted = Posted.of(Map.of("to", List.of("me"), "amount", List.of("1,5"), "date", List.of(" "), "part[1].amount", List.of("x")), Locale.US);
        var refusals = payment(posted).refusals();
        assertThat(refusals).extracting(Refusal::field).containsExactly("to", "amount", "date", "time", "part[1].amount");
        assertThat(refusals).extracting(Refusal::code).containsExactly("malformed", "malformed", "required", "required", "malformed");
        assertThat(posted.form(refusals).value("amount")).isEqualTo("1,5");
    }
}
