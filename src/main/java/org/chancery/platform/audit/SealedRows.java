package org.chancery.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows below seals, as far as the acting person may see them. */
@Repository
class SealedRows {

    private final JdbcClient jdbc;

    SealedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row's place in a seal's tree.
     *
     * @param content the row as {@code chancery-row-v1} writes it; null if it is gone or may not be seen
     */
    record Leaf(int index, String table, String key, String hash, @Nullable String content) {}

    /** The seals of a stretch of time, by number; an empty list stands for every row of a seal. */
    SortedMap<Long, List<Long>> between(Instant from, Instant to) {
        SortedMap<Long, List<Long>> found = new TreeMap<>();
        jdbc.sql("select number from platform.seal where sealed_at >= :from and sealed_at < :to").param("from", from.atOffset(ZoneOffset.UTC)).param("to", to.atOffset(ZoneOffset.UTC))
                .query((ResultSet row) -> {
                    found.put(row.getLong("number"), List.of());
                });
        return found;
    }

    /** The places of an object's sealed rows, its versions or itself, with those of its parts, by the number of their seal. */
    SortedMap<Long, List<Long>> of(String type, UUID id) {
        SortedMap<Long, List<Long>> found = new TreeMap<>();
        jdbc.sql("""
                select s.number, array_agg(r.place order by r.place) as places
                from (select v.seal_order as place from platform.row_version v where v.object_id = :id and v.object_type = :type or v.parent_id = :id
                      union all
                      select o.place from platform.rows_of_object(:type, :id) o) r
                cross join lateral (select s.number from platform.seal s where s.to_order >= r.place order by s.to_order limit 1) s
                group by s.number""")
                .param("id", id).param("type", type).query((ResultSet row) -> {
                    found.put(row.getLong("number"), places(row));
                });
        return found;
    }

    private static List<Long> places(ResultSet row) throws SQLException {
        return List.of((Long[]) row.getArray("places").getArray());
    }

    /** Hands over the leaves of a seal in the order of its tree, or those of some places. */
    void leaves(long seal, List<Long> places, Consumer<Leaf> reader) {
        jdbc.sql("select leaf, table_name, key, hash, content from platform.sealed_rows(:seal, :places)").param("seal", seal)
                .param("places", places.isEmpty() ? null : places.toArray(Long[]::new), java.sql.Types.ARRAY)
                .query((ResultSet row) -> reader.accept(new Leaf(row.getInt("leaf"), row.getString("table_name"), row.getString("key"), row.getString("hash"), row.getString("content"))));
    }

    /** Whether the acting person is walled off from anything: what does not show is not necessarily gone then. */
    boolean walled() {
        return jdbc.sql("select cardinality(platform.hidden_matters()) + cardinality(platform.hidden_clients()) > 0").query(Boolean.class).single();
    }
}
