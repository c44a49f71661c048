package org.chancery.platform.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A list request understood: everything in it is a declared name or a bound value, so nothing of the caller's reaches the SQL text.
 *
 * @param active   the filters in use, in their declared order
 * @param refusals what could not be understood; the rest still stands, for pages that go on with a notice
 */
record ListQuery(Ordering ordering, @Nullable Cursor cursor, int limit, @Nullable String q, List<String> conditions, Map<String, Object> values,
        List<Filter> active, List<Refusal> refusals) {

    private static final int MOST_WORDS = 8;
    private static final int LONGEST = 200;

    /** How many rows a page has when nothing is said, and at most. */
    record Limits(int usual, int most) {}

    static ListQuery read(Listing<?> listing, ListRequest request, Limits limits, ZoneId zone) {
        return new Reading(listing, request, limits, zone).read();
    }

    /** The where clause of filters and free text, without the cursor. */
    String where() {
        return conditions.isEmpty() ? "true" : conditions.stream().map(c -> "(" + c + ")").collect(Collectors.joining("\n  and "));
    }

    ListQuery fromTheStart() {
        return new ListQuery(ordering, null, limit, q, conditions, values, active, refusals);
    }

    static String shortened(String typed) {
        return typed.length() <= 60 ? typed : typed.substring(0, 60) + "…";
    }

    /** Escapes what {@code like} would read as a pattern. */
    static String containing(String typed) {
        return "%" + typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static final class Reading {

        private final Listing<?> listing;
        private final ListRequest request;
        private final Limits limits;
        private final ZoneId zone;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final List<Filter> active = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();

        Reading(Listing<?> listing, ListRequest request, Limits limits, ZoneId zone) {
            this.listing = listing;
            this.request = request;
            this.limits = limits;
            this.zone = zone;
        }

        ListQuery read() {
            values.putAll(request.bound());
            refuseUnknown();
            refuseUnknownColumns();
            Ordering ordering = ordering();
            listing.filters().forEach(this::filter);
            String q = search();
            return new ListQuery(ordering, cursor(ordering), limit(), q, List.copyOf(conditions), values, List.copyOf(active), List.copyOf(refusals));
        }

        private void refuseUnknown() {
            for (String name : request.parameters().keySet()) {
                if (!Listing.RESERVED.contains(name) && listing.filter(name).isEmpty() && !request.bound().containsKey(name)) {
                    String known = listing.filters().stream().flatMap(f -> f.parameters().stream()).collect(Collectors.joining(", "));
                    refusals.add(Refusal.at(shortened(name), "filter-unknown", "This list has no filter “" + shortened(name) + "”."
                            + (known.isEmpty() ? "" : " It has: " + known + ".")));
                }
            }
        }

        private void refuseUnknownColumns() {
            request.all("columns").stream().filter(key -> listing.columns().stream().noneMatch(column -> column.key().equals(key))).findFirst()
                    .ifPresent(key -> refusals.add(Refusal.at("columns", "column-unknown", "This list has no column “" + shortened(key) + "”.")));
        }

        private Ordering ordering() {
            String sort = request.one("sort");
            return switch (Ordering.parse(sort == null ? listing.defaultSort() : sort, listing.columns())) {
                case Outcome.Done<Ordering>(var ordering) -> ordering;
                case Outcome.Refused<Ordering>(var why) -> {
                    refusals.addAll(why);
                    yield Ordering.parse(listing.defaultSort(), listing.columns()).orThrow();
                }
            };
        }

        private void filter(Filter filter) {
            switch (FilterReading.of(filter, request, zone)) {
                case Outcome.Done<FilterReading>(var reading) when reading.used() -> {
                    conditions.addAll(reading.conditions());
                    values.putAll(reading.values());
                    active.add(filter);
                }
                case Outcome.Done<FilterReading> _ -> { }
                case Outcome.Refused<FilterReading>(var why) -> refusals.addAll(why);
            }
        }

        private @Nullable String search() {
            String q = request.one("q");
            if (q == null) {
                return null;
            }
            String predicate = listing.search();
            if (predicate == null || q.length() > LONGEST || q.indexOf('\0') >= 0) {
                refusals.add(Refusal.at("q", "search-unknown", predicate == null ? "This list has no free-text search."
                        : "Search for at most " + LONGEST + " characters."));
                return null;
            }
            List<String> words = List.of(q.split("\\s+", MOST_WORDS));
            for (int i = 0; i < words.size(); i++) {
                conditions.add(predicate.replaceAll(":q\\b", ":q" + i + "_"));
                values.put("q" + i + "_", containing(words.get(i)));
            }
            return q;
        }

        private @Nullable Cursor cursor(Ordering ordering) {
            String text = request.one("cursor");
            if (text == null) {
                return null;
            }
            return switch (Cursor.decoded(text, ordering)) {
                case Outcome.Done<Cursor>(var cursor) -> cursor;
                case Outcome.Refused<Cursor>(var why) -> {
                    refusals.addAll(why);
                    yield null;
                }
            };
        }

        private int limit() {
            String text = request.one("limit");
            if (text == null) {
                return limits.usual();
            }
            if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= limits.most()) {
                return Integer.parseInt(text);
            }
            refusals.add(Refusal.at("limit", "limit-invalid", "The limit is a whole number from 1 to " + limits.most() + "."));
            return limits.usual();
        }
    }
}
