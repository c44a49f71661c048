package org.chancery.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list ready to be drawn by {@code platform/web/list-body}: words and addresses only.
 *
 * @param path     the list's own address, to which its forms send
 * @param q        what was searched for; "" for nothing
 * @param kept     what the search form carries along: filters and order
 * @param counted  how many rows there are on all pages, in words
 * @param foot     the sums over all pages, one line per currency; empty if nothing is summed
 * @param narrowed whether a filter or a search is in use, which an empty list then speaks of
 * @param notices  what of the request was not understood and left aside
 */
public record ListView(String key, String title, String path, boolean searchable, String q, List<Field> kept, List<Link> views, List<Chip> chips,
        List<Control> controls, List<Head> heads, List<Line> lines, List<Foot> foot, String counted, @Nullable String previous, @Nullable String next,
        String csv, String xlsx, String clear, boolean narrowed, Listing.Empty empty, List<Listing.Action> actions, List<String> notices, Columns columns, Saving saving) {

    /**
     * The choice of columns.
     *
     * @param kept what its form carries along
     * @param reset the address that shows them all
     */
    public record Columns(List<Shown> all, List<Field> kept, String reset) {

        /** Whether some are left out. */
        public boolean chosen() {
            return all.stream().anyMatch(column -> !column.on());
        }
    }

    /** @param always whether it names the rows and cannot be left out */
    public record Shown(String key, String title, boolean on, boolean always) {}

    /**
     * Where a person's own views are saved and deleted.
     *
     * @param any    whether there are some of this list
     * @param worth  whether what is shown differs from the plain list
     */
    public record Saving(String href, boolean any, boolean worth) {}

    /** A name and value that a form sends unseen. */
    public record Field(String name, String value) {}

    /** @param current whether it is what is shown */
    public record Link(String title, String href, boolean current) {}

    /** A filter in use; {@code without} is the address that drops it. */
    public record Chip(String title, String value, String without) {}

    /**
     * A filter that can be set.
     *
     * @param kept what its form carries along
     */
    public record Control(String title, String key, Input input, List<Option> options, List<String> chosen, List<String> names, List<String> values,
            boolean active, List<Field> kept) {

        /** What is asked for. */
        public enum Input { CHOICE, TEXT, DAYS, AMOUNTS }
    }

    /** @param href sorts by this column, null if it cannot; {@code sorted} is {@code ascending}, {@code descending} or null, as ARIA says it */
    public record Head(String title, boolean numeric, @Nullable String href, @Nullable String sorted) {}

    /** One row; {@code id} is what a tick beside it sends. */
    public record Line(String id, List<Cell> cells) {

        /** What the row is called, for who hears the page. */
        public String name() {
            return cells.stream().filter(Cell::name).map(Cell::text).findFirst().orElse(id);
        }
    }

    /**
     * @param title the column's, which stands beside the value on a phone
     * @param name  whether this is what the row is called
     */
    public record Cell(String title, String text, @Nullable String small, @Nullable String href, Column.Kind kind, Tone tone, boolean numeric,
            boolean negative, boolean name) {

        private static final int TIGHT = 16;

        /** Whether it must not be torn over two lines: a date, a number, a telephone. */
        public boolean tight() {
            return kind == Column.Kind.DATE || kind == Column.Kind.INSTANT || text.length() <= TIGHT && text.chars().anyMatch(Character::isDigit);
        }
    }

    /** @param label what the line sums; {@code sums} has a text per column, null where the column is not summed */
    public record Foot(String label, int labelColumns, List<@Nullable String> sums) {}
}
