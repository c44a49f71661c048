package org.chancery.platform.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.identity.Users.NewUser;
import org.chancery.platform.identity.Users.UserView;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Sha256;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which people set their own passwords: the first one of who is new, and a new one of who forgot it, which another person must have approved.
 * A link works once and for seven days; a newer one ends it, an administrator may withdraw it, and it is kept nowhere but as a hash.
 */
@Service
public class Invitations {

    /** How long a link works. */
    public static final Duration VALID_FOR = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Users users;
    private final OwnPasswords passwords;
    private final WebSessions sessions;
    private final PermissionAsking asking;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Invitations(JdbcClient jdbc, Users users, OwnPasswords passwords, WebSessions sessions, PermissionAsking asking, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.asking = asking;
        this.clock = clock;
        this.events = events;
    }

    /** A link that was made. @param secret its last part, shown this once */
    public record Made(UserId user, String name, String secret, Instant expiresAt) {}

    /** A link that stands open. @param expired whether its seven days are over */
    public record Open(UserId user, Instant expiresAt, boolean expired, String byName) {}

    /** Whom a link invites. */
    public record Guest(UUID firm, UserId user, String firmName, String name, String email) {}

    /** Adds a person, who sets the own password by the link. Refused as {@link Users#add}. */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<Made> invite(NewUser person) {
        return users.add(person).flatMap(user -> renew(user, "")).map(Optional::orElseThrow);
    }

    /** The same for somebody who works in an office; null for the head office. Refused as {@link Users#moveTo} too. */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<Made> invite(NewUser person, @Nullable OfficeId office) {
        return invite(person).flatMap(made -> office == null ? Outcome.done(made) : users.moveTo(made.user(), office).map(_ -> made));
    }

    /**
     * A new link for who has none that works, or forgot the password; the one before ends. Whoever could come in already gets one only after another
     * person has approved that; then the asker calls this again, within seven days. Where nobody else could approve, it is made at once. Refused:
     * {@code self-approval}, {@code not-found}, {@code beyond}, {@code required} at {@code reason}, {@code already-asked}.
     *
     * @param reason for whoever approves it; not needed for a first link
     * @return empty if it waits for another person's approval
     */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<Optional<Made>> renew(UserId user, String reason) {
        if (user.equals(Actors.current().id())) {
            return Outcome.refused("self-approval", "Nobody makes a link for himself: change your password under your profile.");
        }
        UserView person = users.find(user).filter(each -> each.kind() == Actor.Kind.PERSON && each.status().equals("ACTIVE")).orElse(null);
        if (person == null) {
            return Outcome.refused("not-found", "There is no such person, or they have left.");
        }
        if (maySomethingMore(user)) {
            return Outcome.refused("beyond", person.name() + " may do more than you: somebody who may do as much makes this link, since whoever opens it could act as " + person.name() + ".");
        }
        UUID allowed = allowed(user).orElse(null);
        if (allowed != null || !hasWayIn(user)) {
            return Outcome.done(Optional.of(made(person, allowed)));
        }
        return asking.reset(PermissionChange.Kind.PASSWORD, user, person.name(), reason).map(_ -> allowed(user).map(change -> made(person, change)));
    }

    private boolean hasWayIn(UserId user) {
        return jdbc.sql("select platform.has_way_in(:user)").param("user", user.value()).query(Boolean.class).single();
    }

    /** The reset that the acting person asked for, that is approved, and by which no link was made yet. */
    private Optional<UUID> allowed(UserId user) {
        return jdbc.sql("""
                select c.id from platform.permission_change c
                where c.kind = 'PASSWORD' and c.subject_id = :user and c.asked_by = :me and c.status = 'DONE' and c.decided_at > :since
                  and not exists (select from platform.invitation i where i.change_id = c.id)
                order by c.decided_at desc limit 1""")
                .param("user", user.value()).param("me", Actors.current().id().value()).param("since", now().minus(VALID_FOR)).query(UUID.class).optional();
    }

    /** Whether the acting person may make a link for who has a way in already: another person has approved it. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional(readOnly = true)
    public boolean isAllowed(UserId user) {
        return allowed(user).isPresent();
    }

    private Made made(UserView person, @Nullable UUID change) {
        UserId user = person.id();
        end(user);
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant expires = clock.instant().plus(VALID_FOR);
        jdbc.sql("""
                insert into platform.invitation (id, user_id, secret_hash, created_at, created_by, expires_at, change_id)
                values (:id, :user, :hash, :now, :me, :expires, :change)""")
                .param("id", Id.next()).param("user", user.value()).param("hash", Sha256.of(secret)).param("now", now()).param("me", Actors.current().id().value())
                .param("expires", OffsetDateTime.ofInstant(expires, ZoneOffset.UTC)).param("change", change).update();
        events.publishEvent(new AccountEvent.PersonInvited(user, person.name()));
        return new Made(user, person.name(), secret, expires);
    }

    private boolean maySomethingMore(UserId user) {
        Actor me = Actors.current();
        return users.actor(me.firm(), user).filter(person -> !me.covers(person)).isPresent();
    }

    /** Ends a link that was given to the wrong person, or is not needed. Refused: {@code not-found}. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional
    public Outcome<UserId> withdraw(UserId user) {
        return end(user) == 1 ? Outcome.done(user) : Outcome.refused("not-found", "There is no link to withdraw; it was used, or has ended.");
    }

    private int end(UserId user) {
        return jdbc.sql("update platform.invitation set withdrawn_at = :now where user_id = :user and accepted_at is null and withdrawn_at is null")
                .param("now", now()).param("user", user.value()).update();
    }

    /** The links that were neither used nor ended, of the whole firm or of one person. */
    @Requires(Permission.PEOPLE_VIEW)
    @Transactional(readOnly = true)
    public List<Open> open(@Nullable UserId user) {
        return jdbc.sql("""
                select i.user_id, i.expires_at, m.name as by_name
                from platform.invitation i
                join platform.app_user m on m.firm_id = i.firm_id and m.id = i.created_by
                where i.accepted_at is null and i.withdrawn_at is null and (cast(:user as uuid) is null or i.user_id = :user)""")
                .param("user", user == null ? null : user.value())
                .query((row, n) -> new Open(new UserId(row.getObject("user_id", UUID.class)), FactorStore.instant(row, "expires_at"),
                        !FactorStore.instant(row, "expires_at").isAfter(clock.instant()), row.getString("by_name"))).list();
    }

    /** People who have never set a password, and are not known by the firm's directory either: they cannot sign in yet. */
    @Requires(Permission.PEOPLE_VIEW)
    @Transactional(readOnly = true)
    public List<UserId> withoutPassword() {
        return jdbc.sql("select id from platform.app_user u where password_hash is null and kind = 'PERSON' and status = 'ACTIVE' and not exists (select from platform.oidc_identity i where i.user_id = u.id)")
                .query((row, n) -> new UserId(row.getObject("id", UUID.class))).list();
    }

    /** Whom a link invites; empty if it is none, was used, has ended or is withdrawn: all alike. */
    @Transactional(readOnly = true)
    public Optional<Guest> guest(String secret) {
        return jdbc.sql("select * from platform.find_invitation(:hash, :now)").param("hash", Sha256.of(secret)).param("now", now())
                .query((row, n) -> new Guest(row.getObject("firm_id", UUID.class), new UserId(row.getObject("user_id", UUID.class)), row.getString("firm_name"),
                        row.getString("name"), row.getString("email"))).optional();
    }

    /** The invited person, who acts, sets a password; every session of theirs ends. Refused: {@code link-ended}, and as the rules for passwords say. */
    @Transactional
    public Outcome<UserId> accept(String secret, String password) {
        Actor me = Actors.current();
        var refusals = passwords.refusals(password, me.name(), me.email());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        int taken = jdbc.sql("""
                update platform.invitation set accepted_at = :now
                where secret_hash = :hash and user_id = :me and accepted_at is null and withdrawn_at is null and expires_at > :now""")
                .param("now", now()).param("hash", Sha256.of(secret)).param("me", me.id().value()).update();
        if (taken == 0) {
            return Outcome.refused("link-ended", "This link has ended: ask your administrator for another.");
        }
        passwords.set(me.id(), password);
        sessions.endAll(me.id());
        events.publishEvent(new AccountEvent.InvitationAccepted(me.id(), me.name()));
        return Outcome.done(me.id());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
