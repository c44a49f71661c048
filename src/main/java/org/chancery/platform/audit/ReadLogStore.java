package org.chancery.platform.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes and forgets the current firm's readings. */
@Repository
class ReadLogStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReadLogStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional
    long add(List<Reading> readings) {
        String rows = json.writeValueAsString(readings.stream().map(ReadLogStore::columns).toList());
        return jdbc.sql("select platform.log_readings(:rows::jsonb)").param("rows", rows).query(Long.class).single();
    }

    private static Map<String, @Nullable Object> columns(Reading reading) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("id", reading.id().toString());
        columns.put("at", reading.at().toString());
        columns.put("user_id", reading.userId().toString());
        columns.put("request", reading.request());
        columns.put("kind", reading.kind().name());
        columns.put("route", reading.route());
        columns.put("object_id", Objects.toString(reading.objectId(), null));
        columns.put("permission", reading.permission());
        columns.put("count", reading.count());
        return columns;
    }

    @Transactional
    long forget(int olderThanDays) {
        return Objects.requireNonNull(jdbc.sql("select platform.forget_readings(:days)").param("days", olderThanDays).query(Long.class).single());
    }
}
