package org.chancery.platform.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list, declared once: its HTML page, CSV and XLSX exports and API resource are made from it by {@link Lists}.
 *
 * <p>Its SQL is one complete {@code select} without {@code order by} or {@code limit}; all that sorts, filters and sums speaks of the
 * result columns of that select. It must have a column {@code id} (uuid), unique and never null, which breaks ties.
 *
 * @param <R> the row, a record of the room
 */
public final class Listing<R> {

    /** Query parameters that every list has, which no filter may be called. */
    static final Set<String> RESERVED = Set.of("q", "sort", "columns", "cursor", "limit", "format");

    /** A named set of filters, offered above the list. */
    public record QuickView(String title, String query) {}

    /**
     * A button of the page: the first is the main one.
     *
     * @param permission who lacks it does not see the button; null for everybody
     */
    public record Action(String title, String href, @Nullable String permission) {

        Action(String title, String href) {
            this(title, href, null);
        }
    }

    /** What the page says while there is nothing: what this is for, and the first step. */
    public record Empty(String title, String text, @Nullable Action first) {}

    private final String key;
    private final String title;
    private final String sql;
    private final Function<Row, R> reader;
    private final List<Column<R>> columns;
    private final List<Filter> filters;
    private final @Nullable String search;
    private final String defaultSort;
    private final List<QuickView> views;
    private final List<Action> actions;
    private final Empty empty;

    private Listing(Builder<R> b) {
        key = b.key;
        title = b.title;
        sql = Objects.requireNonNull(b.sql, "a listing needs its SQL");
        reader = Objects.requireNonNull(b.reader, "a listing needs a reader of rows");
        columns = List.copyOf(b.columns);
        filters = List.copyOf(b.filters);
        search = b.search;
        defaultSort = b.defaultSort;
        views = List.copyOf(b.views);
        actions = List.copyOf(b.actions);
        empty = b.empty;
        refuseDoubles();
        Ordering.parse(defaultSort, columns).orThrow();
    }

    private Listing(Listing<R> whole, List<Column<R>> shown) {
        key = whole.key;
        title = whole.title;
        sql = whole.sql;
        reader = whole.reader;
        columns = shown;
        filters = whole.filters;
        search = whole.search;
        defaultSort = whole.defaultSort;
        views = whole.views;
        actions = whole.actions;
        empty = whole.empty;
    }

    /** This list with only these columns, and always the one that names its rows; with all of them if none is asked for. */
    Listing<R> showing(List<String> keys) {
        return keys.isEmpty() ? this : new Listing<>(this, columns.stream().filter(column -> column == naming() || keys.contains(column.key())).toList());
    }

    /** The column that says what a row is called. */
    Column<R> naming() {
        return columns.stream().filter(Column::linked).findFirst().orElse(columns.getFirst());
    }

    /** @param key the list's name in files and cursors, such as {@code matters} */
    public static <R> Builder<R> of(String key, String title, Class<R> row) {
        Objects.requireNonNull(row);
        return new Builder<>(key, title);
    }

    private void refuseDoubles() {
        Set<String> names = new HashSet<>(RESERVED);
        for (Filter filter : filters) {
            for (String parameter : filter.parameters()) {
                if (!names.add(parameter)) {
                    throw new IllegalArgumentException("filter parameter is taken: " + parameter);
                }
            }
        }
        long keys = columns.stream().map(Column::key).distinct().count();
        long currencies = columns.stream().filter(c -> c.totalled() && c.kind() == Column.Kind.MONEY).map(Column::currency).distinct().count();
        if (columns.isEmpty() || keys != columns.size() || currencies > 1) {
            throw new IllegalArgumentException("a listing has columns, each key once, and totals of one currency column");
        }
    }

    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    String sql() {
        return sql;
    }

    Function<Row, R> reader() {
        return reader;
    }

    public List<Column<R>> columns() {
        return columns;
    }

    public List<Filter> filters() {
        return filters;
    }

    @Nullable String search() {
        return search;
    }

    String defaultSort() {
        return defaultSort;
    }

    List<QuickView> views() {
        return views;
    }

    List<Action> actions() {
        return actions;
    }

    Empty empty() {
        return empty;
    }

    Optional<Filter> filter(String parameter) {
        return filters.stream().filter(f -> f.parameters().contains(parameter)).findFirst();
    }

    boolean totalled() {
        return columns.stream().anyMatch(Column::totalled);
    }

    /** The currency column of the totals, if money is summed. */
    Optional<String> totalCurrency() {
        return columns.stream().filter(c -> c.totalled() && c.kind() == Column.Kind.MONEY).map(Column::currency).findFirst();
    }

    /** Gathers what a listing consists of. */
    public static final class Builder<R> {

        private final String key;
        private final String title;
        private @Nullable String sql;
        private @Nullable Function<Row, R> reader;
        private final List<Column<R>> columns = new ArrayList<>();
        private final List<Filter> filters = new ArrayList<>();
        private @Nullable String search;
        private String defaultSort = "";
        private final List<QuickView> views = new ArrayList<>();
        private final List<Action> actions = new ArrayList<>();
        private Empty empty = new Empty("Nothing here yet", "", null);

        private Builder(String key, String title) {
            this.key = key;
            this.title = title;
        }

        /** The complete select; it may use named parameters that {@link ListRequest#bind} sets. */
        public Builder<R> sql(String select) {
            sql = select.strip();
            return this;
        }

        /** How a row of the select becomes a record. */
        public Builder<R> row(Function<Row, R> rowReader) {
            reader = rowReader;
            return this;
        }

        public Builder<R> column(Column<R> column) {
            columns.add(column);
            return this;
        }

        public Builder<R> filter(Filter filter) {
            filters.add(filter);
            return this;
        }

        /** What free text looks through: a predicate with {@code :q}, such as {@code number ilike :q or name ilike :q}; each word must match. */
        public Builder<R> search(String predicate) {
            if (!predicate.contains(":q")) {
                throw new IllegalArgumentException("a search predicate uses :q");
            }
            search = predicate;
            return this;
        }

        /** The order without a {@code sort} parameter: column keys, {@code -} for descending, as in {@code -openedOn,number}. */
        public Builder<R> sort(String sort) {
            defaultSort = sort;
            return this;
        }

        /** @param query filters as in the address: {@code status=OPEN&sort=name}; "" is the list without filters */
        public Builder<R> view(String viewTitle, String query) {
            views.add(new QuickView(viewTitle, query));
            return this;
        }

        public Builder<R> action(String actionTitle, String href) {
            actions.add(new Action(actionTitle, href));
            return this;
        }

        /** A button for those who hold a permission. */
        public Builder<R> action(String actionTitle, String href, String permission) {
            actions.add(new Action(actionTitle, href, permission));
            return this;
        }

        public Builder<R> empty(String emptyTitle, String text) {
            empty = new Empty(emptyTitle, text, null);
            return this;
        }

        public Builder<R> empty(String emptyTitle, String text, String firstStep, String href) {
            empty = new Empty(emptyTitle, text, new Action(firstStep, href));
            return this;
        }

        public Listing<R> build() {
            return new Listing<>(this);
        }
    }
}
