package org.chancery.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The versions of an object and of the rows that belong to it, as the database's triggers wrote them. */
@Service
public class History {

    private static final int LIMIT = 1000;
    private static final TypeReference<Map<String, @Nullable Object>> ROW = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Beginnings beginnings;

    History(JdbcClient jdbc, JsonMapper json, Beginnings beginnings) {
        this.jdbc = jdbc;
        this.json = json;
        this.beginnings = beginnings;
    }

    /** One column's change; null where there was or is nothing. */
    public record Change(String column, @Nullable Object before, @Nullable Object after) {}

    /**
     * A version.
     *
     * @param id        rises with time; below zero for the beginning of a row that never changes
     * @param operation INSERT, UPDATE or DELETE
     * @param reason    what the person gave as the reason, if any
     * @param currency  what the row's amounts are in; null if it says none
     * @param changes   the columns that differ from the version before, by name
     */
    public record Version(long id, String objectType, UUID objectId, String operation, Instant at, @Nullable UUID userId, String userName,
            @Nullable String request, @Nullable String reason, @Nullable String currency, List<Change> changes) {}

    /**
     * The latest {@value #LIMIT} versions of an object and its parts, newest first.
     *
     * @param objectType the table's name in kebab-case; upper case and underscores are understood too
     */
    @Requires(Permission.AUDIT_VIEW)
    @Transactional(readOnly = true)
    public List<Version> of(String objectType, UUID objectId) {
        return of(objectType, objectId, Long.MAX_VALUE, LIMIT);
    }

    /** The latest versions before one of them, newest first. */
    @Requires(Permission.AUDIT_VIEW)
    @Transactional(readOnly = true)
    public List<Version> of(String objectType, UUID objectId, long before, int limit) {
        String type = objectType.toLowerCase(Locale.ROOT).replace('_', '-');
        List<Version> versions = versions(type, objectId, before, limit);
        // Rows that never change have no versions: they themselves are their beginning.
        return versions.size() < limit ? beginnings.with(versions, type, objectId, limit) : versions;
    }

    private List<Version> versions(String type, UUID objectId, long before, int limit) {
        Map<String, Set<String>> computed = computed();
        return jdbc.sql("""
                select v.id, v.object_type, v.object_id, v.operation, v.at, v.user_id, coalesce(u.name, 'the program') as user_name, v.request, v.reason, v.before, v.after
                from platform.row_version v
                left join platform.app_user u on u.firm_id = v.firm_id and u.id = v.user_id
                where ((v.object_id = :id and v.object_type = :type) or v.parent_id = :id) and v.id < :before
                order by v.id desc limit :limit""")
                .param("id", objectId).param("type", type).param("before", before).param("limit", limit)
                .query((row, n) -> version(row, computed)).list();
    }

    /** The names of the firm's people, those who left included, for the ids that rows hold. */
    @Requires(Permission.AUDIT_VIEW)
    @Transactional(readOnly = true)
    public Map<UUID, String> people() {
        return jdbc.sql("select id, name from platform.app_user").query((row, n) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Columns that the database itself computes from others, by the table's name in kebab-case: they say nothing that the others do not. */
    private Map<String, Set<String>> computed() {
        record Computed(String type, String column) {}
        return jdbc.sql("""
                select replace(c.relname, '_', '-') as type, a.attname as name
                from pg_catalog.pg_attribute a
                join pg_catalog.pg_class c on c.oid = a.attrelid
                where a.attgenerated <> '' and not a.attisdropped and c.relkind in ('r', 'p')""")
                .query((row, n) -> new Computed(row.getString("type"), row.getString("name"))).list().stream()
                .collect(Collectors.groupingBy(Computed::type, Collectors.mapping(Computed::column, Collectors.toUnmodifiableSet())));
    }

    private Version version(ResultSet row, Map<String, Set<String>> computed) throws SQLException {
        String operation = switch (row.getString("operation")) {
            case "I" -> "INSERT";
            case "D" -> "DELETE";
            default -> "UPDATE";
        };
        String type = row.getString("object_type");
        Map<String, @Nullable Object> before = columns(row.getString("before"));
        Map<String, @Nullable Object> after = columns(row.getString("after"));
        return new Version(row.getLong("id"), type, row.getObject("object_id", UUID.class), operation,
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getObject("user_id", UUID.class), row.getString("user_name"),
                row.getString("request"), row.getString("reason"), (String) (after.isEmpty() ? before : after).get("currency"),
                changes(before, after, computed.getOrDefault(type, Set.of())));
    }

    private Map<String, @Nullable Object> columns(@Nullable String row) {
        return row == null ? Map.of() : json.readValue(row, ROW);
    }

    /** The columns that differ between two versions of a row as the database wrote them down, by name; null for none. */
    List<Change> changes(@Nullable String before, @Nullable String after) {
        return changes(columns(before), columns(after), Set.of());
    }

    private static List<Change> changes(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, Set<String> computed) {
        var columns = new TreeSet<>(before.keySet());
        columns.addAll(after.keySet());
        columns.remove("firm_id");
        columns.removeAll(computed);
        List<Change> changes = new ArrayList<>();
        for (String column : columns) {
            if (!Objects.equals(before.get(column), after.get(column))) {
                changes.add(new Change(column, before.get(column), after.get(column)));
            }
        }
        return changes;
    }
}
