package org.chancery.platform.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.firm.OfficeId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people and service accounts of the firm. */
@Service
public class Users {

    private final JdbcClient jdbc;
    private final OwnPasswords passwords;
    private final WebSessions sessions;
    private final PermissionAsking asking;
    private final ApplicationEventPublisher events;

    Users(JdbcClient jdbc, OwnPasswords passwords, WebSessions sessions, PermissionAsking asking, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.sessions = sessions;
        this.asking = asking;
        this.events = events;
    }

    /**
     * A new person or service account.
     *
     * @param password   null for who does not sign in by password, or sets one by an invitation; see {@link PasswordRules}
     * @param timekeeper records time and has rates
     * @param roles      by name
     */
    public record NewUser(String email, String name, String title, Actor.Kind kind, boolean timekeeper, boolean secondPerson,
            @Nullable String password, List<String> roles) {}

    /** One of the firm's people, as lists and choices show them. @param roles by name; {@code Partner @ALB} for one of one office */
    public record UserView(UserId id, String email, String name, String initials, String title, Actor.Kind kind, boolean timekeeper,
            String status, List<String> roles, OfficeId officeId, String officeName) {}

    /** As {@link #add(NewUser, String)}, for whoever joins the firm. */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<UserId> add(NewUser user) {
        return add(user, "Joins the firm");
    }

    /**
     * Adds a person at once. The roles are a change of permissions, which waits for another person to approve it if there is one: {@link PermissionChanges}.
     *
     * @param reason why these roles
     */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<UserId> add(NewUser user, String reason) {
        List<Refusal> refusals = new ArrayList<>(NewUserRules.refusals(user, roleNames()));
        if (user.password() != null) {
            refusals.addAll(passwords.refusals(user.password(), user.name(), user.email()));
        }
        return refusals.isEmpty() ? insert(UserId.next(), user, reason) : Outcome.refused(refusals);
    }

    /**
     * Asks that a person have exactly these roles. What gives nobody anything holds at once; what gives something waits for another person to approve
     * it, and is in effect at once only where nobody else could: {@link PermissionChanges}.
     *
     * @param roles  by name; {@code Partner @ALB} for one office
     * @param reason for whoever approves it
     */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<UserId> setRoles(UserId user, List<String> roles, String reason) {
        UserView person = find(user).orElse(null);
        if (person == null) {
            return Outcome.refused("not-found", "There is no such person.");
        }
        if (person.status().equals("LEFT")) {
            return Outcome.refusedAt("roles", "person-left", "Whoever has left is given no roles.");
        }
        if (!grantable().containsAll(roles)) {
            return Outcome.refusedAt("roles", "role-unknown", "One of these roles, or its office, does not exist any more; reload the page.");
        }
        return Set.copyOf(roles).equals(Set.copyOf(person.roles())) ? Outcome.done(user) : asking.person(user, person.name(), roles, reason).map(_ -> user);
    }

    /** Says in which office somebody works, whose calendar and numbers hold for what he does from now on. Refused: {@code not-found}, {@code office-unknown}, {@code office-closed}. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional
    public Outcome<UserId> moveTo(UserId user, OfficeId office) {
        UserView person = find(user).orElse(null);
        if (person == null) {
            return Outcome.refused("not-found", "There is no such person.");
        }
        if (jdbc.sql("select o.id from platform.office o where o.id = :office").param("office", office.value()).query(UUID.class).optional().isEmpty()) {
            return Outcome.refusedAt("officeId", "office-unknown", "There is no such office.");
        }
        if (!person.officeId().equals(office)) {
            jdbc.sql("update platform.app_user set office_id = :office where id = :id").param("office", office.value()).param("id", user.value()).update();
        }
        return Outcome.done(user);
    }

    /** Ends a person's access at once: sessions end, tokens and invitations are revoked, timers stop. Rows that name the person stay. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional
    public Outcome<UserId> leave(UserId user) {
        if (user.equals(Actors.current().id())) {
            return Outcome.refused("self-approval", "Nobody ends his own access; ask another administrator.");
        }
        String name = jdbc.sql("update platform.app_user set status = 'LEFT' where id = :id and status = 'ACTIVE' and kind <> 'SYSTEM' returning name")
                .param("id", user.value()).query(String.class).optional().orElse(null);
        if (name == null) {
            return Outcome.refused("not-found", "There is no such person, or they have left already.");
        }
        sessions.endAll(user);
        jdbc.sql("update platform.api_token set revoked_at = now() where user_id = :id and revoked_at is null").param("id", user.value()).update();
        jdbc.sql("update platform.invitation set withdrawn_at = now() where user_id = :id and accepted_at is null and withdrawn_at is null").param("id", user.value()).update();
        events.publishEvent(new AccountEvent.AccessEnded(user, name));
        return Outcome.done(user);
    }

    /** Changes the acting person's own password. */
    @FreshFactor(FreshFactor.Of.HOLDERS)
    @Transactional
    public Outcome<UserId> changePassword(String current, String wanted) {
        UserId me = Actors.current().id();
        if (!passwords.matches(me, current)) {
            return Outcome.refusedAt("current", "password-wrong", "This is not your present password.");
        }
        var refusals = passwords.refusals(wanted, Actors.current().name(), Actors.current().email());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        passwords.set(me, wanted);
        return Outcome.done(me);
    }

    /** A role by name, with what it permits. */
    public record RoleView(String name, List<Permission> permissions) {}

    @Transactional(readOnly = true)
    public List<RoleView> roles() {
        return jdbc.sql("select name, permissions from platform.role where retired_at is null order by name")
                .query((row, n) -> new RoleView(row.getString("name"), ActorRow.strings(row, "permissions").stream().flatMap(each -> Permission.named(each).stream()).sorted().toList()))
                .list();
    }

    /** Everybody of the firm but the program itself, by name. */
    @Transactional(readOnly = true)
    public List<UserView> all() {
        return jdbc.sql("""
                select u.id, u.email, u.name, u.initials, u.title, u.kind, u.timekeeper, u.status,
                       array(select h.given from platform.held_role h where h.firm_id = u.firm_id and h.user_id = u.id order by 1) as roles, u.office_id, o.name as office
                from platform.app_user u
                join platform.office o on o.firm_id = u.firm_id and o.id = u.office_id
                where u.kind <> 'SYSTEM'
                order by u.name, u.id""")
                .query((row, n) -> new UserView(new UserId(row.getObject("id", UUID.class)), row.getString("email"), row.getString("name"),
                        row.getString("initials"), row.getString("title"), Actor.Kind.valueOf(row.getString("kind")), row.getBoolean("timekeeper"),
                        row.getString("status"), List.of((String[]) row.getArray("roles").getArray()), new OfficeId(row.getObject("office_id", UUID.class)), row.getString("office")))
                .list();
    }

    /** One of the firm's people; empty if there is none of this id. */
    @Transactional(readOnly = true)
    public Optional<UserView> find(UserId id) {
        return all().stream().filter(user -> user.id().equals(id)).findFirst();
    }

    /** The actor of a user; empty for one who has left. */
    @Transactional(readOnly = true)
    public Optional<Actor> actor(UUID firm, UserId user) {
        return jdbc.sql("select a.*, platform.office_permissions(a.firm_id, a.user_id)::text as in_offices from platform.find_actor(:firm, :user) a")
                .param("firm", firm).param("user", user.value()).query(ActorRow::read).optional();
    }

    /** The permissions, by name, to which a token confines an actor; empty if the actor may do all that the user may. */
    @Transactional(readOnly = true)
    public Optional<Set<String>> confined(Actor actor) {
        return actor(actor.firm(), actor.id()).filter(whole -> !actor.covers(whole)).map(_ -> actor.permissions().stream().map(Permission::permission).collect(Collectors.toUnmodifiableSet()));
    }

    /** The program itself, acting in a firm: for commands and jobs. */
    @Transactional(readOnly = true)
    public Actor system(UUID firm) {
        return jdbc.sql("select a.*, '{}' as in_offices from platform.find_system(:firm) s cross join lateral platform.find_actor(:firm, s) a")
                .param("firm", firm).query(ActorRow::read).single();
    }

    /** What can be given: each role for the whole firm, and for each office that is open: {@code Partner @ALB}. */
    private Set<String> grantable() {
        return Set.copyOf(jdbc.sql("""
                select r.name from platform.role r where r.retired_at is null
                union
                select r.name || ' @' || o.code from platform.role r cross join platform.office o where r.retired_at is null and o.closed_at is null""")
                .query(String.class).list());
    }

    List<String> roleNames() {
        return jdbc.sql("select name from platform.role where retired_at is null").query((row, n) -> row.getString("name")).list();
    }

    /** Writes a user whom the caller has checked: the founding of a firm begins here, before anyone may do anything. */
    Outcome<UserId> insert(UserId id, NewUser user, String reason) {
        jdbc.sql("""
                insert into platform.app_user (id, email, name, initials, kind, title, timekeeper, second_person, password_hash)
                values (:id, :email, :name, :initials, :kind, :title, :timekeeper, :second, :hash)""")
                .param("id", id.value()).param("email", user.email().strip().toLowerCase(Locale.ROOT)).param("name", user.name().strip())
                .param("initials", NewUserRules.initials(user.name())).param("kind", user.kind().name()).param("title", user.title().strip())
                .param("timekeeper", user.timekeeper()).param("second", user.secondPerson())
                .param("hash", user.password() == null ? null : passwords.encoded(user.password()))
                .update();
        return user.roles().isEmpty() ? Outcome.done(id) : asking.person(id, user.name().strip(), user.roles(), reason).map(_ -> id);
    }
}
