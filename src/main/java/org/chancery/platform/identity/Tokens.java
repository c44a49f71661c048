package org.chancery.platform.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Sha256;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** API tokens: shown once, kept as a hash, cut to scopes, ended by a date or by hand. */
@Service
public class Tokens {

    static final String PREFIX = "chy_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A token as its owner sees it afterwards; the secret is gone. */
    public record TokenView(UUID id, UserId user, String userName, String name, List<String> scopes, Instant createdAt, Instant expiresAt, boolean revoked) {}

    /** The token of a request and the actor it stands for. */
    public record Presented(UUID token, Actor actor) {}

    /**
     * Issues a token and returns its secret, which is kept nowhere.
     *
     * @param scopes what it may do, at the most: the user's own permissions bound it too
     */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<String> issue(UserId user, String name, Set<Permission> scopes, Duration validFor) {
        if (name.isBlank()) {
            return Outcome.refusedAt("name", "required", "Say what the token is for.");
        }
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                insert into platform.api_token (id, user_id, name, token_hash, scopes, expires_at)
                values (:id, :user, :name, :hash, :scopes, :expires)""")
                .param("id", Id.next()).param("user", user.value()).param("name", name.strip()).param("hash", Sha256.of(token))
                .param("scopes", scopes.stream().map(Permission::permission).sorted().toArray(String[]::new))
                .param("expires", OffsetDateTime.ofInstant(clock.instant().plus(validFor), ZoneOffset.UTC))
                .update();
        return Outcome.done(token);
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional
    public Outcome<UUID> revoke(UUID token) {
        int found = jdbc.sql("update platform.api_token set revoked_at = coalesce(revoked_at, now()) where id = :id").param("id", token).update();
        return found == 1 ? Outcome.done(token) : Outcome.refused("not-found", "There is no such token.");
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional(readOnly = true)
    public List<TokenView> all() {
        return jdbc.sql("""
                select t.id, t.user_id, u.name as user_name, t.name, t.scopes, t.created_at, t.expires_at, t.revoked_at is not null as revoked
                from platform.api_token t join platform.app_user u on u.firm_id = t.firm_id and u.id = t.user_id
                order by t.created_at desc, t.id""")
                .query((row, n) -> new TokenView(row.getObject("id", UUID.class), new UserId(row.getObject("user_id", UUID.class)), row.getString("user_name"),
                        row.getString("name"), ActorRow.strings(row, "scopes"), row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(), row.getBoolean("revoked")))
                .list();
    }

    /** The actor of a token; empty if it is unknown, ended, or its user has left. */
    @Transactional(readOnly = true)
    public Optional<Presented> present(String token) {
        record Found(UUID token, Actor actor, Set<String> scopes, Instant expires) {}
        return jdbc.sql("select * from platform.find_token(:hash)")
                .param("hash", Sha256.of(token))
                .query((row, n) -> new Found(row.getObject("token_id", UUID.class), ActorRow.read(row, n),
                        new HashSet<>(ActorRow.strings(row, "scopes")), row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional()
                .filter(found -> clock.instant().isBefore(found.expires()))
                .map(found -> new Presented(found.token(), found.actor().cutTo(found.scopes())));
    }
}
