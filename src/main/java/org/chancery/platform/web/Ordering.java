package org.chancery.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: columns, each in its direction, and the row's id to break ties. Empty values come last in both directions, since
 * people look for what is there.
 */
record Ordering(List<By> by, boolean idDescending) {

    static final int MOST = 3;

    /** The id follows the direction of the last column, so that one index can serve both. */
    static Ordering of(List<By> by) {
        return new Ordering(List.copyOf(by), !by.isEmpty() && by.getLast().descending());
    }

    /**
     * One column of the order.
     *
     * @param place    which of the order's sort values is its own
     * @param nullable whether the values to be ordered may be null
     */
    record By(Column<?> column, boolean descending, int place, boolean nullable) {

        String sql(boolean backward) {
            boolean down = descending != backward;
            String nulls = !nullable ? "" : backward ? " nulls first" : " nulls last";
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
            by.add(new By(column.get(), descending, by.size(), !column.get().neverNull()));
        }
        return by.size() > MOST
                ? Outcome.refusedAt("sort", "sort-unknown", "Sort by at most " + MOST + " columns.")
                : Outcome.done(Ordering.of(by));
    }

    private static Refusal unknown(String key, List<? extends Column<?>> columns) {
        return Refusal.at("sort", "sort-unknown", "Cannot sort by “" + ListQuery.shortened(key) + "”. Sort by one of: "
                + columns.stream().filter(Column::sortable).map(Column::key).collect(Collectors.joining(", ")) + ".");
    }

    /** As the address says it: {@code -openedOn,number}. */
    String spelled() {
        return by.stream().map(b -> (b.descending() ? "-" : "") + b.column().key()).collect(Collectors.joining(","));
    }

    String orderBy(boolean backward) {
        String columns = by.stream().map(b -> b.sql(backward) + ", ").collect(Collectors.joining());
        return columns + (idDescending != backward ? "id desc" : "id");
    }

    /** The sort values of each row as text, for the cursor. */
    String selected() {
        return by.stream().map(b -> ", (" + b.column().expression() + ")::text as sort_" + b.place() + "_").collect(Collectors.joining());
    }

    /**
     * A stretch of the list that one index can walk: the rows with a value in the first column, or those without.
     *
     * @param condition which rows these are
     * @param entered   whether the cursor stands in this stretch; else it is walked from its end
     */
    record Stretch(Ordering ordering, String condition, boolean entered) {}

    /** The stretches to walk from the cursor on, or from the start, in the direction it looks. */
    List<Stretch> stretches(@Nullable Cursor cursor) {
        if (by.isEmpty() || !by.getFirst().nullable()) {
            return List.of(new Stretch(this, "true", cursor != null));
        }
        By first = by.getFirst();
        List<By> rest = by.subList(1, by.size());
        var there = new ArrayList<>(rest);
        there.addFirst(new By(first.column(), first.descending(), first.place(), false));
        boolean atNothing = cursor != null && cursor.values().getFirst() == null;
        boolean backward = cursor != null && cursor.backward();
        var present = new Stretch(new Ordering(there, idDescending), first.column().expression() + " is not null", cursor != null && !atNothing);
        var absent = new Stretch(new Ordering(rest, idDescending), first.column().expression() + " is null", atNothing);
        return backward ? (atNothing ? List.of(absent, present) : List.of(present)) : atNothing ? List.of(absent) : List.of(present, absent);
    }

    /** True for the rows after the cursor, in the direction it looks. */
    String after(Cursor cursor) {
        boolean plain = by.stream().allMatch(b -> !b.nullable() && b.descending() == idDescending);
        if (plain) {
            String left = by.stream().map(b -> b.column().expression() + ", ").collect(Collectors.joining()) + "id";
            String right = by.stream().map(b -> value(b) + ", ").collect(Collectors.joining()) + "cast(:cursor_id_ as uuid)";
            return "(" + left + ") " + (idDescending != cursor.backward() ? "<" : ">") + " (" + right + ")";
        }
        return after(0, cursor);
    }

    private String after(int i, Cursor cursor) {
        if (i == by.size()) {
            return "id " + (idDescending != cursor.backward() ? "<" : ">") + " cast(:cursor_id_ as uuid)";
        }
        By here = by.get(i);
        String column = here.column().expression();
        String rest = after(i + 1, cursor);
        if (cursor.values().get(here.place()) == null) {
            String same = "(" + column + " is null and " + rest + ")";
            return cursor.backward() ? "(" + column + " is not null or " + same + ")" : same;
        }
        String way = here.descending() != cursor.backward() ? " < " : " > ";
        String last = cursor.backward() || !here.nullable() ? "" : " or " + column + " is null";
        String beyond = "(" + column + way + value(here) + last + " or (" + column + " = " + value(here) + " and " + rest + "))";
        // Said once more as a plain bound, which an index can start from.
        return here.nullable() ? beyond : "(" + column + way.strip() + "= " + value(here) + " and " + beyond + ")";
    }

    private static String value(By by) {
        return "cast(:cursor_" + by.place() + "_ as " + switch (by.column().kind()) {
            case TEXT, PROSE, TAG -> "text";
            case DATE -> "date";
            case INSTANT -> "timestamptz";
            case MONEY, MINUTES -> "bigint";
            case NUMBER -> "numeric";
        } + ")";
    }
}
