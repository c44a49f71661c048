package org.chancery.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Whatever is typed into a form, it is money, a day and a time, or nothing; and what was understood is understood alike when it is shown and typed again. */
public final class TypedFuzz {

    private static final List<Locale> LOCALES = List.of(Locale.US, Locale.UK, Locale.GERMANY, Locale.FRANCE, Locale.of("de", "CH"), Locale.of("ar", "EG"), Locale.of("hi", "IN"));
    private static final List<CurrencyUnit> CURRENCIES = List.of(CurrencyUnit.USD, CurrencyUnit.EUR, CurrencyUnit.JPY, CurrencyUnit.of("BHD"));

    private TypedFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String typed = new String(input, StandardCharsets.UTF_8);
        for (Locale locale : LOCALES) {
            Typed.date(typed, locale).ifPresent(day -> expect(Typed.date(day.toString(), locale).orElseThrow().equals(day), typed));
            Typed.decimal(typed, locale);
            CURRENCIES.forEach(currency -> Typed.money(typed, currency, locale).ifPresent(money -> again(money, typed)));
        }
        Typed.minutes(typed).ifPresent(minutes -> expect(minutes >= 0 && Typed.minutes(minutes + "m").orElseThrow().equals(minutes), typed));
    }

    private static void again(Money money, String typed) {
        expect(Typed.money(money.getAmount().toPlainString(), money.getCurrencyUnit(), Locale.US).orElseThrow().equals(money), typed);
    }

    private static void expect(boolean holds, String typed) {
        if (!holds) {
            throw new IllegalStateException("understood in two ways: " + typed);
        }
    }
}
