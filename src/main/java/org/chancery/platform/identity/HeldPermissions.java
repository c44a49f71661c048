package org.chancery.platform.identity;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.web.Row;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may do what at this moment, and why: by which role, emergency or token, since when, and who asked for and approved it. */
@Service
public class HeldPermissions {

    /** All that anybody who is here may do. A token gives what its owner's roles permit and its scopes name. */
    public static final String SQL = """
            with by_role as (
              select held.firm_id, held.user_id, p as permission, 'ROLE' as source, r.id as through_id, held.given as through, null::timestamptz as since, held.office
              from platform.held_role held
              join platform.role r on r.firm_id = held.firm_id and r.id = held.role_id
              cross join unnest(r.permissions) p
              where held.office_id is null or p = any (platform.permissions_by_office())
            )
            select md5(h.user_id::text || h.through_id::text || h.permission || coalesce(h.office, ''))::uuid as id, h.office, h.user_id, u.name as user_name, u.kind, h.permission, h.source, h.through_id, h.through,
                   coalesce(h.since, c.decided_at) as since, c.id as change_id, c.asked_by_name, c.decided_by_name, c.way, used.last_used
            from (
              select * from by_role
              union all
              select e.firm_id, e.user_id, p, 'EMERGENCY', e.id, e.reason, e.opened_at, null
              from platform.emergency_access e cross join unnest(e.permissions) p
              where e.ended_at is null and e.ends_at > now()
              union all
              select distinct t.firm_id, t.user_id, r.permission, 'TOKEN', t.id, t.name, t.created_at, null
              from platform.api_token t join by_role r on r.firm_id = t.firm_id and r.user_id = t.user_id and r.office is null and r.permission = any (t.scopes)
              where t.revoked_at is null and t.expires_at > now()
            ) h
            join platform.app_user u on u.firm_id = h.firm_id and u.id = h.user_id and u.status = 'ACTIVE'
            left join lateral (
              select c.id, c.decided_at, c.way, a.name as asked_by_name, d.name as decided_by_name
              from platform.permission_change c
              join platform.app_user a on a.firm_id = c.firm_id and a.id = c.asked_by
              left join platform.app_user d on d.firm_id = c.firm_id and d.id = c.decided_by
              where h.source = 'ROLE' and c.firm_id = h.firm_id and c.status = 'DONE'
                and (c.kind = 'PERSON' and c.subject_id = h.user_id and h.through = any (c.after) and h.through <> all (c.before)
                     or c.kind = 'ROLE' and c.subject_id = h.through_id and h.permission = any (c.after) and h.permission <> all (c.before))
              order by c.decided_at desc limit 1) c on true
            left join lateral (
              select max(r.at) as last_used from platform.read_log r
              where r.firm_id = h.firm_id and r.user_id = h.user_id and r.permission = h.permission and r.kind = 'USED') used on true
            """;

    private final JdbcClient jdbc;

    HeldPermissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By what somebody may do something. */
    public enum Source {
        ROLE("Role"), EMERGENCY("Emergency access"), TOKEN("API token");

        private final String title;

        Source(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * One reason why somebody may do something.
     *
     * @param through   the name of the role or token; the reason of an emergency
     * @param since     when it was given; null for what is older than the record of it
     * @param changeId  the change that gave it; null for none
     * @param decidedBy who approved it, or did it alone
     * @param office    with whose matters alone; null for the whole firm
     * @param lastUsed  null for never, and for what is not sensitive enough to be written down
     */
    public record Held(UserId userId, String userName, Actor.Kind kind, String permission, Source source, UUID throughId, String through, @Nullable Instant since,
            @Nullable PermissionChangeId changeId, @Nullable String askedBy, @Nullable String decidedBy, PermissionChange.@Nullable Way way, @Nullable Instant lastUsed, @Nullable String office) {

        /** As pages say it; the name itself for one of a newer version. */
        public String title() {
            return Permission.named(permission).map(Permission::title).orElse(permission);
        }
    }

    /** How many people and service accounts may do something, and by which roles. */
    public record Holding(int holders, List<String> roles) {}

    /** Reads a row of {@link #SQL}. */
    public static Held read(Row row) {
        return new Held(row.id("user_id", UserId::new), row.text("user_name"), row.constant("kind", Actor.Kind.class), row.text("permission"), row.constant("source", Source.class),
                row.id("through_id", each -> each), row.text("through"), row.instantOrNull("since"), row.idOrNull("change_id", PermissionChangeId::new), row.textOrNull("asked_by_name"),
                row.textOrNull("decided_by_name"), row.constantOrNull("way", PermissionChange.Way.class), row.instantOrNull("last_used"), row.textOrNull("office"));
    }

    /** Every permission with who holds it. */
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    @Transactional(readOnly = true)
    public Map<Permission, Holding> overview() {
        Map<Permission, Holding> found = new EnumMap<>(Permission.class);
        for (Permission permission : Permission.values()) {
            found.put(permission, new Holding(0, List.of()));
        }
        jdbc.sql("""
                select p as permission, count(distinct u.id) as holders, string_agg(distinct r.name, chr(31) order by r.name) as roles
                from platform.role r
                cross join unnest(r.permissions) p
                left join platform.held_role h on h.role_id = r.id and (h.office_id is null or p = any (platform.permissions_by_office()))
                left join platform.app_user u on u.firm_id = r.firm_id and u.id = h.user_id and u.status = 'ACTIVE'
                where r.retired_at is null
                group by p""")
                .query(Row.mapping(row -> Permission.named(row.text("permission"))
                        .map(permission -> found.put(permission, new Holding(row.number("holders"), List.of(row.text("roles").split("\u001f"))))).isPresent())).list();
        return found;
    }
}
