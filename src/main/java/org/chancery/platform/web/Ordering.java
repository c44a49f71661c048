package org.chancery.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: columns, each in its direction, and the row's id to break ties. Empty values come last in both directions, since
 * people look for what is there.
 */
record Ordering(List<By> by) {

    static final int MOST = 3;

    /** One column of the order. */
    record By(Column<?> column, boolean descending) {

        String sql(boolean backward) {
            boolean down = descending != backward;
            String nulls = column.neverNull() ? "" : backward ? " nulls first" : " nulls last";
            return column.expression() + (down ? " desc" : "") + nulls;
        }
    }

    static Outcome<Ordering> parse(String sort, List<? extends Column<?>> columns) {
        List<By> by = new ArrayList<>();
        List<String> parts = sort.isBlank() ? List.of() : List.of(sort.split(",", -1));
        for (String part : parts) {
            boolean descending = part.startsWith("-");
            String key = descending ? part.substring(1) : part;
            var column = columns.stream().filter(c -> c.sortable() && c.key().equals(key)).findFirst();
            if (column.isEmpty() || by.stream().anyMatch(b -> b.column().key().equals(key))) {
                return Outcome.refused(unknown(key, columns));
            }
            by.add(new By(column.get(), descending));
        }
        return by.size() > MOST
                ? Outcome.refusedAt("sort", "sort-unknown", "Sort by at most " + MOST + " columns.")
                : Outcome.done(new Ordering(List.copyOf(by)));
    }

    private static Refusal unknown(String key, List<? extends Column<?>> columns) {
        return Refusal.at("sort", "sort-unknown", "Cannot sort by “" + ListQuery.shortened(key) + "”. Sort by one of: "
                + columns.stream().filter(Column::sortable).map(Column::key).collect(Collectors.joining(", ")) + ".");
    }

    /** As the address says it: {@code -openedOn,number}. */
    String spelled() {
        return by.stream().map(b -> (b.descending() ? "-" : "") + b.column().key()).collect(Collectors.joining(","));
    }

    /** The id follows the direction of the last column, so that one index can serve both. */
    boolean idDescending() {
        return !by.isEmpty() && by.getLast().descending();
    }

    String orderBy(boolean backward) {
        String columns = by.stream().map(b -> b.sql(backward) + ", ").collect(Collectors.joining());
        return columns + (idDescending() != backward ? "id desc" : "id");
    }

    /** The sort values of each row as text, for the cursor. */
    String selected() {
        return IntStream.range(0, by.size()).mapToObj(i -> ", (" + by.get(i).column().expression() + ")::text as sort_" + i + "_")
                .collect(Collectors.joining());
    }

    /** True for the rows after the cursor, in the direction it looks. */
    String after(Cursor cursor) {
        boolean plain = by.stream().allMatch(b -> b.column().neverNull() && b.descending() == idDescending());
        if (plain) {
            String left = by.stream().map(b -> b.column().expression() + ", ").collect(Collectors.joining()) + "id";
            String right = IntStream.range(0, by.size()).mapToObj(i -> value(i) + ", ").collect(Collectors.joining()) + "cast(:cursor_id_ as uuid)";
            return "(" + left + ") " + (idDescending() != cursor.backward() ? "<" : ">") + " (" + right + ")";
        }
        return after(0, cursor);
    }

    private String after(int i, Cursor cursor) {
        if (i == by.size()) {
            return "id " + (idDescending() != cursor.backward() ? "<" : ">") + " cast(:cursor_id_ as uuid)";
        }
        String column = by.get(i).column().expression();
        String rest = after(i + 1, cursor);
        @Nullable String value = cursor.values().get(i);
        if (value == null) {
            String same = "(" + column + " is null and " + rest + ")";
            return cursor.backward() ? "(" + column + " is not null or " + same + ")" : same;
        }
        String beyond = column + (by.get(i).descending() != cursor.backward() ? " < " : " > ") + value(i);
        String last = cursor.backward() || by.get(i).column().neverNull() ? "" : " or " + column + " is null";
        return "(" + beyond + last + " or (" + column + " = " + value(i) + " and " + rest + "))";
    }

    private String value(int i) {
        return "cast(:cursor_" + i + "_ as " + switch (by.get(i).column().kind()) {
            case TEXT, PROSE, TAG -> "text";
            case DATE -> "date";
            case INSTANT -> "timestamptz";
            case MONEY, MINUTES -> "bigint";
            case NUMBER -> "numeric";
        } + ")";
    }
}
