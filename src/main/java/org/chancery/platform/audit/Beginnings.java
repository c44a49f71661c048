package org.chancery.platform.audit;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.platform.audit.History.Change;
import org.chancery.platform.audit.History.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How rows that never change began: the row itself says when and by whom, and its parts began with it. */
@Repository
class Beginnings {

    private static final TypeReference<Map<String, @Nullable Object>> ROW = new TypeReference<>() {};
    private static final List<String> WHEN = List.of("created_at", "at", "recorded_at", "issued_at", "imported_at", "asserted_at");
    private static final List<String> WHO = List.of("created_by", "user_id", "recorded_by", "issued_by", "imported_by", "asserted_by");
    private static final String NOBODY = "the program";
    private static final Set<String> UNSAID = Set.of("firm_id", "seal_order");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Beginnings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(String type, long place, Map<String, @Nullable Object> content) {

        /** A part that does not say has it from its owner. */
        @Nullable String when(Row owner) {
            String own = first(WHEN);
            return own == null ? owner.first(WHEN) : own;
        }

        @Nullable UUID who(Row owner) {
            String own = first(WHO);
            String said = own == null ? owner.first(WHO) : own;
            return said == null ? null : UUID.fromString(said);
        }

        @Nullable String first(List<String> columns) {
            return columns.stream().map(content::get).filter(Objects::nonNull).map(Object::toString).findFirst().orElse(null);
        }
    }

    /** The versions and, among them by time, the beginnings of the object and of its parts that never change; newest first. */
    List<Version> with(List<Version> versions, String type, UUID id, int limit) {
        List<Row> rows = jdbc.sql("select table_name, place, content from platform.rows_of_object(:type, :id) limit :limit").param("type", type).param("id", id).param("limit", limit)
                .query((row, n) -> new Row(row.getString("table_name").replaceFirst("^.*\\.", "").replace('_', '-'), row.getLong("place"),
                        json.readValue(row.getString("content"), ROW))).list();
        if (rows.isEmpty()) {
            return versions;
        }
        Row owner = rows.stream().filter(row -> row.type().equals(type)).findFirst().orElse(rows.getFirst());
        Map<UUID, String> names = names(rows.stream().map(row -> row.who(owner)).filter(Objects::nonNull).distinct().toList());
        List<Version> all = new ArrayList<>(versions);
        rows.stream().flatMap(row -> version(row, owner, id, names)).forEach(all::add);
        all.sort(Comparator.comparing(Version::at).reversed());
        return all.stream().limit(limit).toList();
    }

    /** Without an instant at all there is nothing to place. */
    private static Stream<Version> version(Row row, Row owner, UUID asked, Map<UUID, String> names) {
        String when = row.when(owner);
        if (when == null) {
            return Stream.empty();
        }
        UUID user = row.who(owner);
        String name = user == null ? NOBODY : names.getOrDefault(user, NOBODY);
        Object own = row.content().get("id");
        return Stream.of(new Version(-row.place(), row.type(), own == null ? asked : UUID.fromString(own.toString()), "INSERT", OffsetDateTime.parse(when).toInstant(),
                user, name, (String) row.content().get("request"), null, (String) row.content().get("currency"), changes(row.content())));
    }

    private Map<UUID, String> names(List<UUID> users) {
        Map<UUID, String> names = new HashMap<>();
        if (!users.isEmpty()) {
            jdbc.sql("select id, name from platform.app_user where id in (:ids)").param("ids", users)
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return names;
    }

    private static List<Change> changes(Map<String, @Nullable Object> content) {
        List<Change> changes = new ArrayList<>();
        new TreeMap<>(content).forEach((column, value) -> {
            if (value != null && !UNSAID.contains(column)) {
                changes.add(new Change(column, null, value));
            }
        });
        return changes;
    }
}
