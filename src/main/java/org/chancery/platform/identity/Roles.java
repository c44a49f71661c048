package org.chancery.platform.identity;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chancery.platform.web.Row;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firm's roles: named sets of permissions, which it makes, changes and retires as it likes. */
@Service
public class Roles {

    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final PermissionAsking asking;

    Roles(JdbcClient jdbc, PermissionAsking asking) {
        this.jdbc = jdbc;
        this.asking = asking;
    }

    /**
     * A role.
     *
     * @param purpose   for whom it is; empty if nobody said
     * @param holders   the names of those who have it and are here, with the office if it is for one only
     * @param retiredAt since when nobody is given it; null for one in use
     */
    public record RoleDetails(RoleId id, String name, String purpose, List<Permission> permissions, boolean factorRequired, List<Holder> holders, @Nullable Instant retiredAt) {}

    /** Somebody who has a role. */
    public record Holder(UserId id, String name) {}

    /**
     * What a role is to be.
     *
     * @param was    the permissions as they were when this was typed, against another's change in between; null not to ask
     * @param reason why, for whoever approves it
     */
    public record RoleChange(String name, String purpose, Set<Permission> permissions, @Nullable Set<Permission> was, String reason) {}

    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    @Transactional(readOnly = true)
    public List<RoleDetails> all() {
        return select(null);
    }

    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    @Transactional(readOnly = true)
    public Optional<RoleDetails> find(RoleId id) {
        return select(id.value()).stream().findFirst();
    }

    private List<RoleDetails> select(@Nullable UUID role) {
        return jdbc.sql("""
                select r.id, r.name, r.purpose, array_to_string(r.permissions, ' ') as permissions, r.factor_required, r.retired_at,
                       coalesce(string_agg(u.id || ' ' || u.name || coalesce(' (' || h.office || ')', ''), chr(31) order by u.name, u.id, h.office nulls first) filter (where u.status = 'ACTIVE'), '') as holders
                from platform.role r
                left join platform.held_role h on h.role_id = r.id
                left join platform.app_user u on u.firm_id = r.firm_id and u.id = h.user_id
                where :role::uuid is null or r.id = :role::uuid
                group by r.firm_id, r.id
                order by r.retired_at is not null, r.name""").param("role", role)
                .query(Row.mapping(row -> new RoleDetails(row.id("id", RoleId::new), row.text("name"), row.text("purpose"), permissions(row.text("permissions")), row.flag("factor_required"),
                        holders(row.text("holders")), row.instantOrNull("retired_at")))).list();
    }

    private static List<Permission> permissions(String names) {
        return List.of(names.split(" ")).stream().flatMap(each -> Permission.named(each).stream()).sorted().toList();
    }

    private static List<Holder> holders(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\u001f")).stream()
                .map(each -> new Holder(UserId.of(each.substring(0, each.indexOf(' '))), each.substring(each.indexOf(' ') + 1))).toList();
    }

    /** A new role, which nobody has yet. Refused: {@code role-taken}, {@code required}. */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<RoleId> add(RoleChange wanted) {
        return named(null, wanted).flatMap(name -> {
            var id = RoleId.next();
            jdbc.sql("insert into platform.role (id, name, purpose, permissions) values (:id, :name, :purpose, '{}')")
                    .param("id", id.value()).param("name", name).param("purpose", wanted.purpose().strip()).update();
            return permissions(id, name, wanted);
        });
    }

    /**
     * Changes a role: its name and purpose at once, what it permits as {@link PermissionChanges} say. Refused: {@code version-conflict} if somebody else
     * changed it meanwhile, {@code role-taken}, {@code role-retired}, {@code last-administrator}.
     */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<RoleId> change(RoleId id, RoleChange wanted) {
        RoleDetails role = find(id).orElse(null);
        if (role == null) {
            return absent();
        }
        if (role.retiredAt() != null) {
            return Outcome.refused("role-retired", "This role is retired. Bring it back first.");
        }
        if (wanted.was() != null && !wanted.was().equals(setOf(role.permissions()))) {
            return Outcome.refusedAt("permissions", "version-conflict", "Somebody else has changed this role since you opened it; reload the page.");
        }
        return named(id, wanted).flatMap(name -> {
            jdbc.sql("update platform.role set name = :name, purpose = :purpose where id = :id and (name, purpose) <> (:name, :purpose)")
                    .param("name", name).param("purpose", wanted.purpose().strip()).param("id", id.value()).update();
            return permissions(id, name, wanted);
        });
    }

    private Outcome<RoleId> permissions(RoleId id, String name, RoleChange wanted) {
        if (setOf(find(id).orElseThrow().permissions()).equals(wanted.permissions())) {
            return Outcome.done(id);
        }
        return asking.role(id, name, wanted.permissions().stream().map(Permission::permission).toList(), wanted.reason()).map(_ -> id);
    }

    private static Set<Permission> setOf(List<Permission> permissions) {
        Set<Permission> set = EnumSet.noneOf(Permission.class);
        set.addAll(permissions);
        return set;
    }

    private Outcome<String> named(@Nullable RoleId id, RoleChange wanted) {
        String name = wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return Outcome.refusedAt("name", "required", "Give it a name of at most " + LONGEST_NAME + " characters.");
        }
        if (OfficeGrant.of(name).isOfOneOffice()) {
            return Outcome.refusedAt("name", "role-name", "“" + name + "” reads as a role of one office: choose a name without @ and a code at its end.");
        }
        boolean taken = all().stream().anyMatch(role -> role.name().equalsIgnoreCase(name) && !role.id().equals(id));
        return taken ? Outcome.refusedAt("name", "role-taken", "There is a role of this name already, in use or retired.") : Outcome.done(name);
    }

    /** Takes a role from everybody who has it, at once, and gives it to nobody any more. Refused: {@code last-administrator}, {@code last-wall-keeper}. */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<RoleId> retire(RoleId id) {
        jdbc.sql("delete from platform.user_role where role_id = :id").param("id", id.value()).update();
        jdbc.sql("delete from platform.office_role where role_id = :id").param("id", id.value()).update();
        return retired(id, "update platform.role set retired_at = now() where id = :id and retired_at is null");
    }

    /** Lets a retired role be given again; nobody has it yet. */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<RoleId> restore(RoleId id) {
        return retired(id, "update platform.role set retired_at = null where id = :id and retired_at is not null");
    }

    private Outcome<RoleId> retired(RoleId id, String sql) {
        if (find(id).isEmpty()) {
            return absent();
        }
        jdbc.sql(sql).param("id", id.value()).update();
        return Outcome.done(id);
    }

    private static Outcome<RoleId> absent() {
        return Outcome.refused("not-found", "There is no such role.");
    }
}
