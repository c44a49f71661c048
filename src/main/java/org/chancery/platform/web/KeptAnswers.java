package org.chancery.platform.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The answers kept for keys, of the current firm and user. Each method runs in the transaction of its caller. */
@Component
class KeptAnswers {

    /** How many outlived answers each new one clears away: more than one, so that they cannot pile up. */
    private static final int CLEARED_AT_ONCE = 10;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final WebLimits limits;
    private final Clock clock;

    KeptAnswers(DataSource dataSource, JsonMapper json, WebLimits limits, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setQueryTimeout((int) limits.idempotencyWait().toSeconds());
        this.json = json;
        this.limits = limits;
        this.clock = clock;
    }

    /** An answer as it was first given. @param permissions what permitted it, as {@link UsedPermissions} notes it */
    record Kept(byte[] requestHash, int status, Map<String, List<String>> headers, byte[] body, List<String> permissions) {

        boolean answers(byte[] hash) {
            return Arrays.equals(requestHash, hash);
        }
    }

    /**
     * Takes a key for the current request. Waits for another request with the same key that is under way in its own transaction.
     *
     * @return false if there is an answer to this key already, or a claim that was committed without one
     */
    boolean claim(String key, byte[] requestHash) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        OffsetDateTime outlived = now.minus(limits.idempotencyKept());
        jdbc.update("""
                delete from platform.idempotency_key k
                where (k.firm_id, k.user_id, k.key) in (
                  select o.firm_id, o.user_id, o.key from platform.idempotency_key o
                  where o.firm_id = platform.current_firm() and o.created_at < ?
                  order by o.created_at limit ? for update skip locked)
                """, outlived, CLEARED_AT_ONCE);
        return jdbc.update("""
                insert into platform.idempotency_key as k (key, request_hash, created_at) values (?, ?, ?)
                on conflict (firm_id, user_id, key) do update
                set request_hash = excluded.request_hash, created_at = excluded.created_at, status = null, headers = null, body = null, permissions = '{}'
                where k.created_at < ?
                """, key, requestHash, now, outlived) == 1;
    }

    /** Keeps the answer of the claimed key. @param permissions what permitted it */
    void keep(String key, int status, Map<String, List<String>> headers, byte[] body, Set<String> permissions) {
        int kept = jdbc.update("""
                update platform.idempotency_key set status = ?, headers = ?::jsonb, body = ?, permissions = ?
                where firm_id = platform.current_firm() and user_id = platform.current_user_id() and key = ?
                """, status, json.writeValueAsString(headers), body, permissions.toArray(String[]::new), key);
        if (kept != 1) {
            throw new IllegalStateException("the key was not claimed");
        }
    }

    /** The answer to a key; empty while its request is under way. */
    Optional<Kept> find(String key) {
        List<Kept> found = jdbc.query("""
                select k.request_hash, k.status, k.headers, k.body, k.permissions from platform.idempotency_key k
                where k.firm_id = platform.current_firm() and k.user_id = platform.current_user_id() and k.key = ? and k.status is not null
                """, (result, _) -> new Kept(result.getBytes("request_hash"), result.getInt("status"),
                    json.readValue(result.getString("headers"), new TypeReference<Map<String, List<String>>>() {}), result.getBytes("body"), List.of((String[]) result.getArray("permissions").getArray())), key);
        return found.stream().findFirst();
    }

    /** Gives a claimed key back: what it was claimed for did not happen. */
    void release(String key) {
        jdbc.update("""
                delete from platform.idempotency_key
                where firm_id = platform.current_firm() and user_id = platform.current_user_id() and key = ? and status is null
                """, key);
    }
}
