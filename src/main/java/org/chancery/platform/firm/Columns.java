package org.chancery.platform.firm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * How many rows go to the database in one statement: as one array for each column. A thousand rows then cost little more than one, and every constraint
 * and trigger sees them all.
 *
 * @param <T> what a row is made of
 */
public final class Columns<T> {

    /** Stands in a statement where the rows are read from; they are then called {@code r}, and {@code r.n} counts them from 1. */
    private static final String ROWS = "{rows}";

    private record Column<T>(String name, String type, Function<? super T, ? extends @Nullable Object> value) {}

    private final List<Column<T>> columns;

    private Columns(List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
    }

    public static <T> Columns<T> of() {
        return new Columns<>(List.of());
    }

    /**
     * One more column.
     *
     * @param type  PostgreSQL's, such as {@code uuid}
     * @param value an id, a date, an instant, a number, a text, a constant; null for null
     */
    public Columns<T> with(String name, String type, Function<? super T, ? extends @Nullable Object> value) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(name, type, value));
        return new Columns<>(more);
    }

    /** A statement that reads the rows where it says <code>{rows}</code>; further parameters are the caller's. */
    public StatementSpec statement(JdbcClient jdbc, String sql, Collection<? extends T> rows) {
        StatementSpec statement = jdbc.sql(sql.replace(ROWS, from()));
        for (Column<T> column : columns) {
            statement = statement.param("r_" + column.name(), rows.stream().map(row -> text(column.value().apply(row))).toArray(String[]::new));
        }
        return statement;
    }

    private String from() {
        return columns.stream().map(column -> "cast(:r_" + column.name() + " as " + column.type() + "[])").collect(Collectors.joining(", ", "unnest(", ")"))
                + " with ordinality as r (" + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ", n)";
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Id id -> id.value().toString();
            case Enum<?> constant -> constant.name();
            case Instant instant -> instant.toString();
            default -> value.toString();
        };
    }
}
