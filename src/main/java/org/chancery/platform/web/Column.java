package org.chancery.platform.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One column of a {@link Listing}: what it is called, what it shows of a row, and by which SQL it sorts. The same column
 * becomes a table cell, a CSV field and a spreadsheet cell.
 *
 * <p>The SQL it sorts by is an expression over the listing's own result columns. Unless {@link #sortBy} says otherwise it is the key in
 * snake case ({@code openedOn} → {@code opened_on}); of money it is that name with {@code _minor}. The expression must have the SQL type
 * of the kind: text, date, timestamptz, bigint (money in minor units, minutes) or numeric.
 *
 * @param <R> the row
 */
public final class Column<R> {

    /** How a column's value is read, shown and exported. */
    public enum Kind { TEXT, PROSE, TAG, DATE, INSTANT, MONEY, MINUTES, NUMBER }

    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]*");

    private final Spec<R> spec;

    private Column(Spec<R> spec) {
        this.spec = spec;
    }

    /** The settings of a column, copied at each change so that a column stays immutable. */
    private record Spec<R>(String key, String title, Kind kind, Function<R, ? extends @Nullable Object> value, @Nullable String sort,
            boolean required, boolean totalled, String currency, @Nullable Function<R, @Nullable String> small,
            @Nullable Function<R, @Nullable String> href, @Nullable Function<R, Tone> tone) {

        Spec<R> sort(@Nullable String expression) {
            return new Spec<>(key, title, kind, value, expression, required, totalled, currency, small, href, tone);
        }

        Spec<R> marks(boolean nowRequired, boolean nowTotalled, String currencyBy) {
            return new Spec<>(key, title, kind, value, sort, nowRequired, nowTotalled, currencyBy, small, href, tone);
        }

        Spec<R> looks(@Nullable Function<R, @Nullable String> nowSmall, @Nullable Function<R, @Nullable String> nowHref,
                @Nullable Function<R, Tone> nowTone) {
            return new Spec<>(key, title, kind, value, sort, required, totalled, currency, nowSmall, nowHref, nowTone);
        }
    }

    private static <R> Column<R> of(Kind kind, String key, String title, Function<R, ? extends @Nullable Object> value) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a column's key is camelCase: " + key);
        }
        String sort = switch (kind) {
            case PROSE -> null;
            case MONEY -> snake(key) + "_minor";
            case TEXT, TAG, DATE, INSTANT, MINUTES, NUMBER -> snake(key);
        };
        return new Column<>(new Spec<>(key, title, kind, value, sort, false, false, "currency", null, null, null));
    }

    /** Short text: a name, a number that people read. */
    public static <R> Column<R> text(String key, String title, Function<R, @Nullable String> value) {
        return of(Kind.TEXT, key, title, value);
    }

    /** Long text: a narrative, a purpose. It wraps, and does not sort. */
    public static <R> Column<R> prose(String key, String title, Function<R, @Nullable String> value) {
        return of(Kind.PROSE, key, title, value);
    }

    /** A status or a kind, shown as a word with a colour; {@link #tone} chooses the colour. */
    public static <R> Column<R> tag(String key, String title, Function<R, @Nullable String> value) {
        return of(Kind.TAG, key, title, value);
    }

    public static <R> Column<R> date(String key, String title, Function<R, @Nullable LocalDate> value) {
        return of(Kind.DATE, key, title, value);
    }

    /** A moment, shown in the reader's zone. */
    public static <R> Column<R> instant(String key, String title, Function<R, @Nullable Instant> value) {
        return of(Kind.INSTANT, key, title, value);
    }

    /** Money; its SQL is {@code <key>_minor} (bigint) with the currency in {@code currency}, see {@link #currencyBy}. */
    public static <R> Column<R> money(String key, String title, Function<R, @Nullable Money> value) {
        return of(Kind.MONEY, key, title, value);
    }

    /** A span of time in minutes, shown as decimal hours. */
    public static <R> Column<R> minutes(String key, String title, Function<R, @Nullable Integer> value) {
        return of(Kind.MINUTES, key, title, value);
    }

    /** A whole number, such as a count. */
    public static <R> Column<R> count(String key, String title, Function<R, @Nullable Integer> value) {
        return of(Kind.NUMBER, key, title, value);
    }

    /** An exact decimal that is not money: a percentage, a rate of exchange. */
    public static <R> Column<R> number(String key, String title, Function<R, @Nullable BigDecimal> value) {
        return of(Kind.NUMBER, key, title, value);
    }

    /** Sorts by another SQL expression over the listing's result columns, such as {@code lower(name)}; of the kind's SQL type. */
    public Column<R> sortBy(String expression) {
        return new Column<>(spec.sort(expression));
    }

    public Column<R> unsortable() {
        return new Column<>(spec.sort(null));
    }

    /** The sort expression is never null, so the database can walk a plain index in both directions. Say so wherever it is true. */
    public Column<R> required() {
        return new Column<>(spec.marks(true, spec.totalled, spec.currency));
    }

    /** Summed in the foot over all pages; money per currency. */
    public Column<R> total() {
        if (spec.kind != Kind.MONEY && spec.kind != Kind.MINUTES && spec.kind != Kind.NUMBER) {
            throw new IllegalArgumentException(spec.key + " cannot be summed");
        }
        return new Column<>(spec.marks(spec.required, true, spec.currency));
    }

    /** The result column that holds this money's currency; {@code currency} by default. */
    public Column<R> currencyBy(String sqlColumn) {
        return new Column<>(spec.marks(spec.required, spec.totalled, sqlColumn));
    }

    /** A second, quieter line below the value, on pages only. */
    public Column<R> small(Function<R, @Nullable String> text) {
        return new Column<>(spec.looks(text, spec.href, spec.tone));
    }

    /** Where the value leads; a row without one gets plain text. The first linked column is what a row's name is on a phone. */
    public Column<R> link(Function<R, @Nullable String> href) {
        return new Column<>(spec.looks(spec.small, href, spec.tone));
    }

    /** The colour of a tag. */
    public Column<R> tone(Function<R, Tone> tone) {
        return new Column<>(spec.looks(spec.small, spec.href, tone));
    }

    public String key() {
        return spec.key;
    }

    public String title() {
        return spec.title;
    }

    public Kind kind() {
        return spec.kind;
    }

    boolean sortable() {
        return spec.sort != null;
    }

    /** The SQL expression this column sorts and sums by. */
    String expression() {
        return Objects.requireNonNull(spec.sort, spec.key + " has no sort expression");
    }

    boolean neverNull() {
        return spec.required;
    }

    boolean totalled() {
        return spec.totalled;
    }

    String currency() {
        return spec.currency;
    }

    boolean numeric() {
        return spec.kind == Kind.MONEY || spec.kind == Kind.MINUTES || spec.kind == Kind.NUMBER;
    }

    @Nullable Object value(R row) {
        return spec.value.apply(row);
    }

    @Nullable String small(R row) {
        return spec.small == null ? null : spec.small.apply(row);
    }

    @Nullable String href(R row) {
        return spec.href == null ? null : spec.href.apply(row);
    }

    Tone tone(R row) {
        return spec.tone == null ? Tone.PLAIN : spec.tone.apply(row);
    }

    boolean linked() {
        return spec.href != null;
    }

    /** {@code openedOn} → {@code opened_on}: how Java's names are spelled in the database. */
    static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
