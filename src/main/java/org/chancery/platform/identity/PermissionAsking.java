package org.chancery.platform.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.identity.PermissionChange.Kind;
import org.chancery.platform.identity.PermissionChange.Way;
import org.chancery.platform.identity.PermissionChangeStore.Asked;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes what somebody asks and works out whom it gives what. What gives nobody anything, and what nobody else could approve, is put into
 * effect at once; all else waits. Called within the asker's transaction, after the permission was asked for.
 */
@Component
class PermissionAsking {

    private final JdbcClient jdbc;
    private final PermissionChangeStore store;
    private final AccessResets resets;
    private final ApplicationEventPublisher events;

    PermissionAsking(JdbcClient jdbc, PermissionChangeStore store, AccessResets resets, ApplicationEventPublisher events) {
        this.resets = resets;
        this.jdbc = jdbc;
        this.store = store;
        this.events = events;
    }

    /** The roles of a person, to be exactly these. */
    Outcome<PermissionChangeId> person(UserId user, String name, List<String> roles, String reason) {
        return ask(new Asked(Kind.PERSON, user.value(), name, rolesOf(user.value()).orElse(List.of()), sorted(roles), reason, gains(Kind.PERSON, user.value(), roles)));
    }

    /** The permissions of a role, to be exactly these. */
    Outcome<PermissionChangeId> role(RoleId role, String name, List<String> permissions, String reason) {
        return ask(new Asked(Kind.ROLE, role.value(), name, permissionsOf(role.value()).orElse(List.of()), sorted(permissions), reason, gains(Kind.ROLE, role.value(), permissions)));
    }

    /** A new password or a reset of the second factors of somebody else. */
    Outcome<PermissionChangeId> reset(Kind kind, UserId user, String name, String reason) {
        List<String> before = resets.before(kind, user.value()).orElse(List.of());
        return ask(new Asked(kind, user.value(), name, before, AccessResets.after(kind), reason, AccessResets.gains(user.value())));
    }

    private Outcome<PermissionChangeId> ask(Asked asked) {
        UserId me = FirmContext.current().orElseThrow().user();
        if (asked.reason().isBlank()) {
            return Outcome.refusedAt("reason", "required", "Say why: whoever approves or reviews this reads it.");
        }
        if (asked.before().equals(asked.after())) {
            return Outcome.refused("unchanged", "This is how it is already.");
        }
        if (store.waitingFor(asked.subjectId()).stream().anyMatch(each -> each.kind() == asked.kind() && each.after().equals(asked.after()))) {
            return Outcome.refused("already-asked", "The same was asked already, and waits to be approved.");
        }
        Way way = wayNow(asked.gains(), me);
        PermissionChangeId id = store.add(asked, me, way);
        if (way == null) {
            events.publishEvent(new PermissionChangeMoved(id, what(asked.kind(), asked.subject()), me, PermissionChange.Status.WAITING));
            events.publishEvent(new AccountEvent.PermissionsAsked(concerned(asked.kind(), asked.subjectId(), me), what(asked.kind(), asked.subject())));
        } else {
            putIntoEffect(asked.kind(), asked.subjectId(), asked.subject(), asked.after(), way, me);
        }
        return Outcome.done(id);
    }

    private @Nullable Way wayNow(Map<UUID, List<String>> gains, UserId me) {
        return gains.isEmpty() ? Way.GIVES_NOTHING : mayAlone(gains, me) ? Way.ALONE : null;
    }

    private boolean mayAlone(Map<UUID, List<String>> gains, UserId me) {
        return jdbc.sql("select platform.may_change_alone(:me, :gains::jsonb)").param("me", me.value()).param("gains", keys(gains)).query(Boolean.class).single();
    }

    /** A JSON object whose keys alone matter. */
    static String keys(Map<UUID, ?> gains) {
        return "{" + String.join(",", gains.keySet().stream().map(each -> "\"" + each + "\":[]").toList()) + "}";
    }

    /** Whether things are still as they were when this was asked, and it still gives the same. */
    boolean stillFits(PermissionChange change) {
        Map<UUID, List<String>> recorded = new TreeMap<>();
        change.gains().forEach(gain -> recorded.put(gain.user().value(), gain.permissions()));
        return now(change.kind(), change.subjectId()).filter(change.before()::equals).isPresent() && gains(change.kind(), change.subjectId(), change.after()).equals(recorded);
    }

    private Optional<List<String>> now(Kind kind, UUID subject) {
        return switch (kind) {
            case PERSON -> rolesOf(subject);
            case ROLE -> permissionsOf(subject);
            case PASSWORD, FACTORS -> resets.before(kind, subject);
        };
    }

    /** Writes what was decided, which the database takes in the transaction of the decision alone. */
    void putIntoEffect(Kind kind, UUID subject, String name, List<String> after, Way way, UserId asker) {
        switch (kind) {
            case PERSON -> {
                giveRoles(subject, after);
                events.publishEvent(new AccountEvent.RolesChanged(new UserId(subject), name, String.join(", ", after)));
            }
            case ROLE -> {
                jdbc.sql("update platform.role set permissions = :after where id = :role").param("after", after.toArray(String[]::new)).param("role", subject).update();
                events.publishEvent(new AccountEvent.RoleChanged(asker, name));
            }
            case PASSWORD, FACTORS -> resets.carryOut(kind, subject, name, way, asker);
        }
        if (way == Way.ALONE) {
            events.publishEvent(new AccountEvent.PermissionsGivenAlone(concerned(kind, subject, asker), what(kind, name)));
        }
    }

    /** Gives before it takes: what a person keeps is at no moment gone. */
    private void giveRoles(UUID user, List<String> roles) {
        List<String> had = rolesOf(user).orElse(List.of());
        roles.stream().filter(role -> !had.contains(role)).map(OfficeGrant::of).forEach(role -> give(user, role));
        jdbc.sql("delete from platform.user_role where user_id = :user and role_id not in (select r.id from platform.role r where r.name = any (:roles::text[]))")
                .param("user", user).param("roles", roles.toArray(String[]::new)).update();
        jdbc.sql("""
                delete from platform.office_role h where h.user_id = :user and not exists (
                  select from platform.role r cross join platform.office o
                  where r.id = h.role_id and o.id = h.office_id and r.name || ' @' || o.code = any (:roles::text[]))""")
                .param("user", user).param("roles", roles.toArray(String[]::new)).update();
    }

    private void give(UUID user, OfficeGrant grant) {
        String sql = grant.isOfOneOffice()
                ? "insert into platform.office_role (id, user_id, role_id, office_id) select :id, :user, r.id, o.id from platform.role r cross join platform.office o where r.name = :role and o.code = :office"
                : "insert into platform.user_role (id, user_id, role_id) select :id, :user, r.id from platform.role r where r.name = :role and :office = ''";
        jdbc.sql(sql).param("id", Id.next()).param("user", user).param("role", grant.role()).param("office", grant.office()).update();
    }

    private Map<UUID, List<String>> gains(Kind kind, UUID subject, List<String> after) {
        return switch (kind) {
            case PERSON -> gains("""
                    select distinct :subject::uuid as user_id, p as permission
                    from platform.role r cross join unnest(r.permissions) p
                    where r.name = any (:after::text[])
                      and not exists (select from platform.user_role o join platform.role other on other.firm_id = o.firm_id and other.id = o.role_id
                                      where o.user_id = :subject and p = any (other.permissions))
                    union
                    select :subject::uuid, p || '@' || o.code
                    from platform.role r cross join platform.office o cross join unnest(r.permissions) p
                    where r.name || ' @' || o.code = any (:after::text[]) and p = any (platform.permissions_by_office())
                      and not platform.may_in_office(:subject::uuid, p, o.id, '{}')""", subject, after);
            case ROLE -> gains("""
                    select h.user_id, p as permission
                    from platform.user_role h cross join unnest(:after::text[]) p
                    where h.role_id = :subject
                      and not exists (select from platform.user_role o join platform.role other on other.firm_id = o.firm_id and other.id = o.role_id
                                      where o.user_id = h.user_id and p = any (other.permissions))
                    union
                    select h.user_id, p || '@' || o.code
                    from platform.office_role h join platform.office o on o.firm_id = h.firm_id and o.id = h.office_id cross join unnest(:after::text[]) p
                    where h.role_id = :subject and p = any (platform.permissions_by_office())
                      and not platform.may_in_office(h.user_id, p, h.office_id, '{}')""", subject, after);
            case PASSWORD, FACTORS -> AccessResets.gains(subject);
        };
    }

    private Map<UUID, List<String>> gains(String sql, UUID subject, List<String> after) {
        Map<UUID, TreeSet<String>> found = new TreeMap<>();
        jdbc.sql(sql).param("subject", subject).param("after", after.toArray(String[]::new))
                .query(Row.mapping(row -> found.computeIfAbsent(row.id("user_id", each -> each), _ -> new TreeSet<>()).add(row.text("permission")))).list();
        Map<UUID, List<String>> gains = new TreeMap<>();
        found.forEach((user, permissions) -> gains.put(user, List.copyOf(permissions)));
        return gains;
    }

    /** By name; empty for who is not here. */
    private Optional<List<String>> rolesOf(UUID user) {
        return jdbc.sql("""
                select array(select h.given from platform.held_role h where h.firm_id = u.firm_id and h.user_id = u.id) as names
                from platform.app_user u
                where u.id = :user and u.status = 'ACTIVE'""")
                .param("user", user).query((row, _) -> sorted(ActorRow.strings(row, "names"))).optional();
    }

    /** Empty for a role that is retired. */
    private Optional<List<String>> permissionsOf(UUID role) {
        return jdbc.sql("select permissions from platform.role where id = :role and retired_at is null")
                .param("role", role).query((row, _) -> sorted(ActorRow.strings(row, "permissions"))).optional();
    }

    private static List<String> sorted(List<String> names) {
        return List.copyOf(new TreeSet<>(names));
    }

    private static UserId concerned(Kind kind, UUID subject, UserId asker) {
        return kind == Kind.ROLE ? asker : new UserId(subject);
    }

    static String what(Kind kind, String subject) {
        return switch (kind) {
            case PERSON -> "the roles of " + subject;
            case ROLE -> "what the role " + subject + " permits";
            case PASSWORD -> "a new password for " + subject;
            case FACTORS -> "a reset of the second factors of " + subject;
        };
    }
}
