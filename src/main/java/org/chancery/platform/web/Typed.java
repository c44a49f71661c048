package org.chancery.platform.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Reads figures and dates as people type them, in their locale. Empty means that the text means nothing, or could mean two things: money
 * is never guessed.
 */
final class Typed {

    private static final Pattern PARENTHESES = Pattern.compile("\\((.*)\\)");
    private static final Pattern PLAIN = Pattern.compile("-?(\\d{1,15}(\\.\\d{0,9})?|\\.\\d{1,9})");
    private static final Pattern CLOCK = Pattern.compile("(\\d{0,4}):([0-5]\\d)");
    private static final Pattern UNITS = Pattern.compile("(?:(\\d{1,4}(?:[.,]\\d{1,4})?)\\s*h(?:ours?|rs?)?)?\\s*(?:(\\d{1,5})\\s*m(?:in(?:utes?)?)?)?");
    private static final Pattern HOURS = Pattern.compile("\\d{0,4}[.,]?\\d{0,4}");
    private static final int MOST_MINUTES = 60_000;

    private Typed() {}

    /** {@code 1,234.5}, {@code $1,234.50}, {@code (435.00)}, {@code 1.234,50 €} where commas are decimal; never more decimals than the currency has. */
    static Optional<Money> money(String typed, CurrencyUnit currency, Locale locale) {
        String text = typed;
        for (String sign : List.of(currency.getCode(), Currency.getInstance(currency.getCode()).getSymbol(locale), currency.getSymbol(Locale.US), "$", "£", "€")) {
            boolean ours = sign.equals(currency.getCode()) || sign.equals(currency.getSymbol(locale)) || sign.equals(currency.getSymbol(Locale.US))
                    || sign.equals(currency.getSymbol(Locale.UK)) || sign.equals(currency.getSymbol(Locale.GERMANY));
            text = ours ? text.replace(sign, "") : text;
        }
        return decimal(text, locale).filter(n -> n.stripTrailingZeros().scale() <= currency.getDecimalPlaces())
                .map(n -> Money.of(currency, n.setScale(currency.getDecimalPlaces())));
    }

    /** A decimal number with or without thousands separators. */
    static Optional<BigDecimal> decimal(String typed, Locale locale) {
        String text = typed.replaceAll("[\\s\\u00A0\\u202F'’]", "").replace('−', '-');
        Matcher parentheses = PARENTHESES.matcher(text);
        return parentheses.matches() ? bare(parentheses.group(1), locale).filter(n -> n.signum() >= 0).map(BigDecimal::negate) : bare(text, locale);
    }

    private static Optional<BigDecimal> bare(String text, Locale locale) {
        boolean decimalComma = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',';
        return plain(text, decimalComma).filter(t -> PLAIN.matcher(t).matches()).map(BigDecimal::new);
    }

    /** The text with one decimal point and no separators of thousands; empty if the separators do not say which is which. */
    private static Optional<String> plain(String text, boolean decimalComma) {
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? grouped(text, '.', ',') : grouped(text, ',', '.');
        }
        if (comma >= 0) {
            return decimalComma ? grouped(text, '.', ',') : grouped(text, ',', '.');
        }
        return decimalComma && text.matches("-?\\d{1,3}(\\.\\d{3})+") ? grouped(text, '.', ',') : Optional.of(text);
    }

    private static Optional<String> grouped(String text, char group, char decimal) {
        String g = Pattern.quote(String.valueOf(group));
        String d = Pattern.quote(String.valueOf(decimal));
        return text.matches("-?(\\d{1,3}(" + g + "\\d{3})+|\\d+)?(" + d + "\\d*)?")
                ? Optional.of(text.replace(String.valueOf(group), "").replace(decimal, '.')) : Optional.empty();
    }

    /** Minutes of {@code 1.5} (hours), {@code 1:30}, {@code 90m}, {@code 1h 30m}; HALF_UP to the minute. */
    static Optional<Integer> minutes(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return sane(number(clock.group(1)) * 60L + number(clock.group(2)));
        }
        if (HOURS.matcher(text).matches() && text.chars().anyMatch(Character::isDigit)) {
            return sane(hours(text));
        }
        Matcher units = UNITS.matcher(text);
        if (units.matches() && (units.group(1) != null || units.group(2) != null)) {
            return sane((units.group(1) == null ? 0 : hours(units.group(1))) + (units.group(2) == null ? 0 : number(units.group(2))));
        }
        return Optional.empty();
    }

    private static long hours(String text) {
        return new BigDecimal("0" + text.replace(',', '.')).multiply(BigDecimal.valueOf(60)).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static Optional<Integer> sane(long minutes) {
        return minutes <= MOST_MINUTES ? Optional.of((int) minutes) : Optional.empty();
    }

    /** {@code 2026-11-23}, {@code 23 Nov 2026}, {@code Nov 23, 2026}, and {@code 11/23/2026} in the order of the locale. */
    static Optional<LocalDate> date(String typed, Locale locale) {
        String text = typed.strip().replaceAll("\\s+", " ");
        boolean monthFirst = locale.getCountry().equals("US") || locale.getCountry().isEmpty() && locale.getLanguage().equals("en");
        String numbers = monthFirst ? "M/d/" : "d/M/";
        String dashes = text.replace('.', '/').replace('-', '/');
        return Stream.of(parsed(text, DateTimeFormatter.ISO_LOCAL_DATE), parsed(dashes, worded(numbers + "uuuu", locale)), parsed(dashes, shortYear(numbers, locale)),
                        parsed(text.replace(",", "").replace(".", ""), worded("d MMM uuuu", locale)), parsed(text.replace(",", "").replace(".", ""), worded("MMM d uuuu", locale)),
                        parsed(text.replace(",", ""), worded("d MMMM uuuu", locale)), parsed(text.replace(",", ""), worded("MMMM d uuuu", locale)))
                .flatMap(Optional::stream).filter(day -> day.getYear() >= 1900 && day.getYear() <= 2200).findFirst();
    }

    private static Optional<LocalDate> parsed(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeException notThisWay) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter worded(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(locale).withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatter shortYear(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder().appendPattern(pattern).appendValueReduced(ChronoField.YEAR, 2, 2, 1970).toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
