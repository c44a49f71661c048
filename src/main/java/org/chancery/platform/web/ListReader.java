package org.chancery.platform.web;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Asks the database for the rows, sums and choices of a listing. Runs inside the caller's transaction. */
final class ListReader {

    private static final int FETCH_ROWS = 1_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate streaming;

    ListReader(javax.sql.DataSource dataSource, WebLimits limits) {
        var template = new JdbcTemplate(dataSource);
        template.setQueryTimeout((int) limits.listTimeout().toSeconds());
        jdbc = new NamedParameterJdbcTemplate(template);
        var streamingTemplate = new JdbcTemplate(dataSource);
        streamingTemplate.setFetchSize(FETCH_ROWS);
        streamingTemplate.setQueryTimeout((int) limits.exportTimeout().toSeconds());
        streaming = new NamedParameterJdbcTemplate(streamingTemplate);
    }

    /** A page of rows, their ids, and the cursors that lead on from it, null where there is nothing more. */
    record Rows<R>(List<R> rows, List<UUID> ids, @Nullable String previous, @Nullable String next) {}

    /** How many rows there are; if there are very many, as many at least and no sums, for which nobody waits; else the sums of one currency (null: of no money), by column key. */
    record Totals(long rows, boolean exact, List<Sum> sums) {
        record Sum(@Nullable String currency, Map<String, BigDecimal> byColumn) {}
    }

    private record Keyed<R>(R row, UUID id, List<@Nullable String> sortValues) {
        String cursor(Ordering ordering, boolean backward) {
            return new Cursor(ordering.spelled(), backward, sortValues, id).encoded();
        }
    }

    <R> Rows<R> rows(Listing<R> listing, ListQuery query) {
        Cursor cursor = query.cursor();
        boolean backward = cursor != null && cursor.backward();
        List<Keyed<R>> found = new ArrayList<>();
        for (Ordering.Stretch stretch : query.ordering().stretches(cursor)) {
            int wanted = query.limit() + 1 - found.size();
            if (wanted > 0) {
                found.addAll(jdbc.query(pageSql(listing, query, stretch, cursor), pageValues(query, cursor, wanted), (result, _) -> keyed(listing, query, result)));
            }
        }
        boolean more = found.size() > query.limit();
        List<Keyed<R>> page = new ArrayList<>(more ? found.subList(0, query.limit()) : found);
        if (backward) {
            Collections.reverse(page);
        }
        boolean before = backward ? more : cursor != null;
        boolean after = backward || more;
        return new Rows<>(page.stream().map(Keyed::row).toList(), page.stream().map(Keyed::id).toList(),
                before && !page.isEmpty() ? page.getFirst().cursor(query.ordering(), true) : null,
                after && !page.isEmpty() ? page.getLast().cursor(query.ordering(), false) : null);
    }

    private static String pageSql(Listing<?> listing, ListQuery query, Ordering.Stretch stretch, @Nullable Cursor cursor) {
        boolean backward = cursor != null && cursor.backward();
        return "select t.*" + query.ordering().selected() + "\nfrom (\n" + listing.sql() + "\n) t\nwhere " + query.where()
                + "\n  and " + stretch.condition()
                + (cursor == null || !stretch.entered() ? "" : "\n  and " + stretch.ordering().after(cursor))
                + "\norder by " + stretch.ordering().orderBy(backward) + "\nlimit :limit_";
    }

    private static Map<String, @Nullable Object> pageValues(ListQuery query, @Nullable Cursor cursor, int limit) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(query.values());
        values.put("limit_", limit);
        if (cursor != null) {
            values.put("cursor_id_", cursor.id().toString());
            for (int i = 0; i < cursor.values().size(); i++) {
                values.put("cursor_" + i + "_", cursor.values().get(i));
            }
        }
        return values;
    }

    private static <R> Keyed<R> keyed(Listing<R> listing, ListQuery query, ResultSet result) throws SQLException {
        List<@Nullable String> sortValues = new ArrayList<>();
        for (int i = 0; i < query.ordering().by().size(); i++) {
            String value = result.getString("sort_" + i + "_");
            Column<?> column = query.ordering().by().get(i).column();
            if (value == null && column.neverNull()) {
                throw new IllegalStateException(listing.key() + "." + column.key() + " is declared required and is null");
            }
            sortValues.add(value);
        }
        return new Keyed<>(listing.reader().apply(Row.of(result)), result.getObject("id", UUID.class), sortValues);
    }

    /** Hands over every row in order; only a handful are in memory at any time. */
    <R> void each(Listing<R> listing, ListQuery query, Consumer<R> row) {
        String sql = "select t.* from (\n" + listing.sql() + "\n) t\nwhere " + query.where() + "\norder by " + query.ordering().orderBy(false);
        streaming.query(sql, query.values(), result -> {
            row.accept(listing.reader().apply(Row.of(result)));
        });
    }

    Totals totals(Listing<?> listing, ListQuery query, int countAtMost) {
        String from = "from (\n" + listing.sql() + "\n) t\nwhere " + query.where();
        if (!listing.totalled()) {
            String sql = "select count(*) from (select 1 " + from + " limit " + (countAtMost + 1) + ") c";
            Long counted = jdbc.queryForObject(sql, query.values(), Long.class);
            long rows = counted == null ? 0 : counted;
            return new Totals(Math.min(rows, countAtMost), rows <= countAtMost, List.of());
        }
        List<? extends Column<?>> summed = listing.columns().stream().filter(Column::totalled).toList();
        String currency = listing.totalCurrency().orElse("null::text");
        String sums = IntStream.range(0, summed.size()).mapToObj(i -> ", coalesce(sum(" + summed.get(i).expression() + "), 0) as sum_" + i + "_")
                .collect(Collectors.joining());
        String sql = "select count(*) as rows_, " + currency + " as currency_" + sums + "\nfrom (select t.* " + from + " limit " + (countAtMost + 1) + ") t\ngroup by 2 order by 1 desc, 2";
        List<Totals.Sum> found = new ArrayList<>();
        long[] rows = {0};
        jdbc.query(sql, query.values(), result -> {
            Map<String, BigDecimal> byColumn = new LinkedHashMap<>();
            for (int i = 0; i < summed.size(); i++) {
                byColumn.put(summed.get(i).key(), result.getBigDecimal("sum_" + i + "_"));
            }
            rows[0] += result.getLong("rows_");
            found.add(new Totals.Sum(result.getString("currency_"), byColumn));
        });
        return rows[0] > countAtMost ? new Totals(countAtMost, false, List.of()) : new Totals(rows[0], true, found);
    }

    List<Option> choices(Choices choices) {
        return switch (choices) {
            case Choices.Fixed(var known) -> known;
            case Choices.Queried(var sql) -> jdbc.query(sql, Map.of(), (result, _) ->
                    new Option(result.getString("value"), result.getString("label")));
        };
    }

    /** The name of what a reference filter points to; null if there is none that the reader may see. */
    @Nullable String label(Filter.Reference filter, UUID id) {
        return filter.label() == null ? null
                : jdbc.queryForList(filter.label(), Map.of("id", id), String.class).stream().findFirst().orElse(null);
    }
}
