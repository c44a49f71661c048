package org.chancery.platform.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;

/**
 * Values as people read them on a page: in the locale and zone of the request's person, and in American English and UTC where there is no
 * request. A null value is shown as a dash. Months are words, so that no date is read the wrong way round.
 */
public final class Show {

    /** What stands where there is nothing to show. */
    public static final String NOTHING = "—";

    private Show() {}

    /** With its currency: {@code $1,234.50}; below zero in parentheses. */
    public static String money(@Nullable Money money) {
        if (money == null) {
            return NOTHING;
        }
        var format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(Currency.getInstance(money.getCurrencyUnit().getCode()));
        return figures(format, money);
    }

    /** Without its currency, for columns that name it once: {@code 1,234.50}, {@code (435.00)}. */
    public static String amount(@Nullable Money money) {
        return money == null ? NOTHING : figures(NumberFormat.getNumberInstance(locale()), money);
    }

    /** As a person types it back into a field: money as {@code 1234.50}, a date as {@code 2026-11-20}, nothing for null, else its text. */
    public static String input(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Money money -> money.getAmount().toPlainString();
            default -> value.toString();
        };
    }

    /** {@code 20 Nov 2026}. */
    public static String date(@Nullable LocalDate date) {
        return date == null ? NOTHING : dates().format(date);
    }

    /** {@code 20 Nov}: where the year is plain from the page. */
    public static String day(@Nullable LocalDate date) {
        return date == null ? NOTHING : DateTimeFormatter.ofPattern("d MMM", locale()).format(date);
    }

    /** {@code Fri 20 Nov}. */
    public static String weekday(@Nullable LocalDate date) {
        return date == null ? NOTHING : DateTimeFormatter.ofPattern("EEE d MMM", locale()).format(date);
    }

    /** {@code 20 Nov 2026, 14:20} in the reader's zone. */
    public static String instant(@Nullable Instant at) {
        return instant(at, zone());
    }

    /** {@code 20 Nov 2026, 14:20} in this zone. */
    public static String instant(@Nullable Instant at, ZoneId zone) {
        if (at == null) {
            return NOTHING;
        }
        var there = at.atZone(zone);
        return dates().format(there) + ", " + DateTimeFormatter.ofPattern("HH:mm", locale()).format(there);
    }

    /** Minutes as decimal hours: {@code 3.2}, {@code 0.75}; no more digits than it takes, at least one and at most two. */
    public static String hours(int minutes) {
        var hours = BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
        var format = NumberFormat.getNumberInstance(locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(2);
        return format.format(hours);
    }

    /** Minutes as on a clock: {@code 0:42}, {@code 12:05}. */
    public static String clock(int minutes) {
        return "%s%d:%02d".formatted(minutes < 0 ? "-" : "", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    }

    /** {@code 1,284}. */
    public static String count(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** A share of one as {@code 61 %}, HALF_UP. */
    public static String percent(@Nullable BigDecimal share) {
        return share == null ? NOTHING : share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    /** The text, or a dash if there is none. */
    public static String text(@Nullable String text) {
        return text == null || text.isBlank() ? NOTHING : text;
    }

    /** The name of a field in words, as a reader would call it: {@code payeeName} is {@code Payee name}, {@code matterId} is {@code Matter}. */
    public static String words(String field) {
        var words = field.replaceFirst("(?<=.)Id$", "").replaceAll("[^\\p{Alnum}]+", " ").replaceAll("(?<=\\p{Lower})(?=\\p{Upper})", " ").strip();
        return words.isEmpty() ? field : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The first letters of the first and the last name: {@code AL}. */
    public static String initials(String name) {
        var words = name.strip().split("\\s+");
        var last = words.length > 1 ? first(words[words.length - 1]) : "";
        return (first(words[0]) + last).toUpperCase(Locale.ROOT);
    }

    /** The message that belongs beside a field; null if there is none. */
    public static @Nullable String refusal(List<Refusal> refusals, String field) {
        return refusals.stream().filter(refusal -> field.equals(refusal.field())).map(Refusal::message).findFirst().orElse(null);
    }

    private static String figures(NumberFormat format, Money money) {
        format.setMinimumFractionDigits(money.getCurrencyUnit().getDecimalPlaces());
        format.setMaximumFractionDigits(money.getCurrencyUnit().getDecimalPlaces());
        var figures = format.format(money.getAmount().abs());
        return money.isNegative() ? "(" + figures + ")" : figures;
    }

    private static DateTimeFormatter dates() {
        var locale = locale();
        return locale.getLanguage().equals("en") ? DateTimeFormatter.ofPattern("d MMM uuuu", locale)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    private static Locale locale() {
        var context = LocaleContextHolder.getLocaleContext();
        return context == null ? Locale.US : Objects.requireNonNullElse(context.getLocale(), Locale.US);
    }

    private static ZoneId zone() {
        TimeZone zone = LocaleContextHolder.getLocaleContext() instanceof TimeZoneAwareLocaleContext context ? context.getTimeZone() : null;
        return zone == null ? ZoneId.of("UTC") : zone.toZoneId();
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : new String(Character.toChars(word.codePointAt(0)));
    }
}
