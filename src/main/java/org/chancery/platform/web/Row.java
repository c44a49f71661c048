package org.chancery.platform.web;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.shared.Moneys;
import org.jspecify.annotations.Nullable;
import org.joda.money.Money;

/** One row of a query, read by column name in the types that rooms speak. Each value has a form for columns that may be null. */
public final class Row {

    private final ResultSet result;

    private Row(ResultSet result) {
        this.result = result;
    }

    /** Makes a Spring row mapper of a reader: {@code jdbc.sql(…).query(Row.mapping(row -> …))}. */
    public static <R> org.springframework.jdbc.core.RowMapper<R> mapping(Function<Row, R> reader) {
        return (result, number) -> reader.apply(new Row(result));
    }

    static Row of(ResultSet result) {
        return new Row(result);
    }

    public String text(String column) {
        return there(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        return read(() -> result.getString(column));
    }

    /** An id: {@code row.id("matter_id", MatterId::new)}. */
    public <I> I id(String column, Function<UUID, I> wrap) {
        return wrap.apply(there(column, read(() -> result.getObject(column, UUID.class))));
    }

    public <I> @Nullable I idOrNull(String column, Function<UUID, I> wrap) {
        UUID value = read(() -> result.getObject(column, UUID.class));
        return value == null ? null : wrap.apply(value);
    }

    /** A constant of an enum, stored by its name. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    public <E extends Enum<E>> @Nullable E constantOrNull(String column, Class<E> type) {
        String name = textOrNull(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    public LocalDate date(String column) {
        return there(column, dateOrNull(column));
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return read(() -> result.getObject(column, LocalDate.class));
    }

    public Instant instant(String column) {
        return there(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        OffsetDateTime value = read(() -> result.getObject(column, OffsetDateTime.class));
        return value == null ? null : value.toInstant();
    }

    /** Money of {@code <name>_minor} in the row's {@code currency}. */
    public Money money(String name) {
        return there(name, moneyOrNull(name + "_minor", "currency"));
    }

    public Money money(String minorColumn, String currencyColumn) {
        return there(minorColumn, moneyOrNull(minorColumn, currencyColumn));
    }

    public @Nullable Money moneyOrNull(String minorColumn, String currencyColumn) {
        BigDecimal minor = decimalOrNull(minorColumn);
        return minor == null ? null : Moneys.ofMinor(text(currencyColumn), minor.longValueExact());
    }

    public int number(String column) {
        return Math.toIntExact(there(column, decimalOrNull(column)).longValueExact());
    }

    public @Nullable Integer numberOrNull(String column) {
        BigDecimal value = decimalOrNull(column);
        return value == null ? null : Math.toIntExact(value.longValueExact());
    }

    public BigDecimal decimal(String column) {
        return there(column, decimalOrNull(column));
    }

    public @Nullable BigDecimal decimalOrNull(String column) {
        return read(() -> result.getBigDecimal(column));
    }

    public boolean flag(String column) {
        return there(column, read(() -> result.getObject(column, Boolean.class)));
    }

    private static <T> T there(String column, @Nullable T value) {
        return Objects.requireNonNull(value, () -> "column " + column + " is null");
    }

    private interface Read<T> {
        @Nullable T from() throws SQLException;
    }

    private static <T> @Nullable T read(Read<T> read) {
        try {
            return read.from();
        } catch (SQLException e) {
            throw new IllegalStateException("a result column could not be read", e);
        }
    }
}
