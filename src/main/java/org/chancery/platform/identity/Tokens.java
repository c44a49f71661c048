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
import org.chancery.shared.Refusal;
import org.chancery.shared.Sha256;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * API tokens: shown once, kept as a hash, cut to scopes, ended by a date or by hand. A token acts as its owner, so nobody holds another
 * person's: people issue their own, and who looks after people those of service accounts, with no wider scopes than their own permissions.
 */
@Service
public class Tokens {

    static final String PREFIX = "chy_";
    private static final Duration LONGEST_VALID = Duration.ofDays(3650);
    private static final Duration LONGEST_GRACE = Duration.ofDays(30);
    private static final int MOST_PER_MINUTE = 1_000_000;
    private static final int LONGEST_NAME = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How it stands with a token. */
    public enum Status { ACTIVE, EXPIRED, ENDED }

    /**
     * A token as its owner sees it afterwards; the secret is gone.
     *
     * @param requestsPerMinute its own limit; null for the usual
     * @param oldSecretUntil    until when the secret before the last rotation still works; null if it does not
     * @param lastUsedAt        to within a few seconds; null if it never was
     * @param requests          how many it has made
     */
    public record TokenView(UUID id, UserId user, String userName, String name, List<String> scopes, Instant createdAt, Instant expiresAt, Status status,
            @Nullable Integer requestsPerMinute, @Nullable Instant oldSecretUntil, @Nullable Instant lastUsedAt, @Nullable String lastUsedFrom, long requests) {

        public boolean revoked() {
            return status == Status.ENDED;
        }
    }

    /**
     * A token to be issued.
     *
     * @param scopes            what it may do, at the most: its owner's permissions bound it too
     * @param requestsPerMinute null for the usual limit
     */
    public record NewToken(UserId user, String name, Set<Permission> scopes, Duration validFor, @Nullable Integer requestsPerMinute) {}

    /** @param secret kept nowhere */
    public record Issued(UUID id, String name, String secret) {}

    /** The token of a request and the actor it stands for. @param requestsPerMinute null for the usual limit */
    public record Presented(UUID token, Actor actor, @Nullable Integer requestsPerMinute) {}

    private record Holder(UserId user, Actor.Kind kind, String name, Set<String> scopes) {}

    /** {@link #issue(NewToken)} with the usual limit. @return the secret */
    @FreshFactor
    @Transactional
    public Outcome<String> issue(UserId user, String name, Set<Permission> scopes, Duration validFor) {
        return issue(new NewToken(user, name, scopes, validFor, null)).map(Issued::secret);
    }

    /**
     * Issues a token and returns its secret. Refused: {@code required}, {@code too-long} at {@code name}; {@code required}, {@code scope-beyond} at
     * {@code scopes}; {@code out-of-range} at {@code days} and {@code requestsPerMinute}; {@code token-of-another} at {@code user}.
     */
    @FreshFactor
    @Transactional
    public Outcome<Issued> issue(NewToken asked) {
        Optional<Refusal> refusal = badly(asked);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        Set<String> scopes = asked.scopes().stream().map(Permission::permission).collect(java.util.stream.Collectors.toSet());
        Holder holder = holder("select id, kind, :name as name, cast(:scopes as text[]) as scopes from platform.app_user where id = :id and status = 'ACTIVE'",
                asked.user().value(), asked.name(), scopes);
        Optional<Refusal> beyond = holder == null ? Optional.of(Refusal.at("user", "not-found", "Choose somebody who is here.")) : beyond(holder);
        if (beyond.isPresent()) {
            return Outcome.refused(beyond.get());
        }
        Issued issued = new Issued(Id.next(), asked.name().strip(), secret());
        jdbc.sql("""
                insert into platform.api_token (id, user_id, name, token_hash, scopes, expires_at, requests_per_minute)
                values (:id, :user, :name, :hash, :scopes, :expires, :limit)""")
                .param("id", issued.id()).param("user", asked.user().value()).param("name", issued.name()).param("hash", Sha256.of(issued.secret()))
                .param("scopes", scopes.stream().sorted().toArray(String[]::new))
                .param("expires", at(clock.instant().plus(asked.validFor()))).param("limit", asked.requestsPerMinute())
                .update();
        return Outcome.done(issued);
    }

    private static Optional<Refusal> badly(NewToken asked) {
        if (asked.name().isBlank()) {
            return Optional.of(Refusal.at("name", "required", "Say what the token is for."));
        }
        if (asked.name().strip().length() > LONGEST_NAME) {
            return Optional.of(Refusal.at("name", "too-long", "At most " + LONGEST_NAME + " characters."));
        }
        if (!asked.validFor().isPositive() || asked.validFor().compareTo(LONGEST_VALID) > 0) {
            return Optional.of(Refusal.at("days", "out-of-range", "A token is valid for 1 to " + LONGEST_VALID.toDays() + " days."));
        }
        Integer limit = asked.requestsPerMinute();
        return limit != null && (limit < 1 || limit > MOST_PER_MINUTE)
                ? Optional.of(Refusal.at("requestsPerMinute", "out-of-range", "Between 1 and " + MOST_PER_MINUTE + " requests a minute.")) : Optional.empty();
    }

    /** Whose token this is, or is to be; and that it goes no further than who acts, who may be a narrower token. The program itself, for a command, is bound by nothing. */
    private Optional<Refusal> beyond(Holder holder) {
        Actor me = Actors.current();
        if (me.kind() == Actor.Kind.SYSTEM) {
            return Optional.empty();
        }
        if (holder.user().equals(me.id())) {
            List<String> mine = jdbc.sql("select permissions from platform.find_actor(platform.current_firm(), :me)").param("me", me.id().value())
                    .query((row, n) -> ActorRow.strings(row, "permissions")).single();
            return more(holder.scopes().stream().filter(mine::contains).toList());
        }
        if (!me.may(Permission.PEOPLE_MANAGE)) {
            throw new AccessDeniedException("needs " + Permission.PEOPLE_MANAGE.permission());
        }
        if (holder.kind() != Actor.Kind.SERVICE) {
            return Optional.of(Refusal.at("user", "token-of-another", "A token acts as its owner, so people issue their own, under their profile. For a program take a service account."));
        }
        return more(holder.scopes());
    }

    private static Optional<Refusal> more(java.util.Collection<String> scopes) {
        Set<Permission> mine = Actors.current().permissions();
        List<String> more = scopes.stream().filter(scope -> mine.stream().noneMatch(each -> each.permission().equals(scope))).sorted().toList();
        return more.isEmpty() ? Optional.empty() : Optional.of(Refusal.at("scopes", "scope-beyond", "You may give no more than you may do yourself: not " + String.join(", ", more) + "."));
    }

    private @Nullable Holder holder(String sql, UUID id, String name, Set<String> scopes) {
        return jdbc.sql(sql).param("id", id).param("name", name).param("scopes", scopes.toArray(String[]::new))
                .query((row, n) -> new Holder(new UserId(row.getObject("id", UUID.class)), Actor.Kind.valueOf(row.getString("kind")), row.getString("name"),
                        new HashSet<>(ActorRow.strings(row, "scopes")))).optional().orElse(null);
    }

    /**
     * A new secret for a token that is in use. Refused: {@code not-found}, {@code out-of-range} at {@code grace}, and as {@link #issue(NewToken)}.
     *
     * @param grace how long the old secret still works; zero: it ends at once
     */
    @FreshFactor
    @Transactional
    public Outcome<Issued> rotate(UUID token, Duration grace) {
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            return Outcome.refusedAt("grace", "out-of-range", "The old secret may work for " + LONGEST_GRACE.toDays() + " days at the most.");
        }
        Holder holder = holder("""
                select u.id, u.kind, t.name, t.scopes from platform.api_token t join platform.app_user u on u.firm_id = t.firm_id and u.id = t.user_id
                where t.id = :id and t.revoked_at is null""", token, "", Set.of());
        if (holder == null) {
            return Outcome.refused("not-found", "There is no such token, or it has ended.");
        }
        Optional<Refusal> beyond = beyond(holder);
        if (beyond.isPresent()) {
            return Outcome.refused(Refusal.of(beyond.get().code(), beyond.get().message()));
        }
        Issued issued = new Issued(token, holder.name(), secret());
        Instant now = clock.instant();
        jdbc.sql("""
                update platform.api_token set previous_hash = case when :graced then token_hash end, previous_until = case when :graced then cast(:until as timestamptz) end,
                  token_hash = :hash, rotated_at = :now
                where id = :id""")
                .param("graced", grace.isPositive()).param("until", at(now.plus(grace))).param("hash", Sha256.of(issued.secret())).param("now", at(now)).param("id", token).update();
        return Outcome.done(issued);
    }

    /** Ends a token now, with its old secret: one's own, or any by who looks after people. Refused: {@code not-found}. */
    @Transactional
    public Outcome<UUID> revoke(UUID token) {
        Actor me = Actors.current();
        int found = jdbc.sql("update platform.api_token set revoked_at = coalesce(revoked_at, now()) where id = :id and (:any or user_id = :me)")
                .param("id", token).param("any", me.may(Permission.PEOPLE_MANAGE)).param("me", me.id().value()).update();
        return found == 1 ? Outcome.done(token) : Outcome.refused("not-found", "There is no such token.");
    }

    /** All of the firm, the newest first. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional(readOnly = true)
    public List<TokenView> all() {
        return list(null);
    }

    /** The acting person's own, the newest first. */
    @Transactional(readOnly = true)
    public List<TokenView> mine() {
        return list(Actors.current().id());
    }

    private List<TokenView> list(@Nullable UserId owner) {
        return jdbc.sql("""
                select t.id, t.user_id, u.name as user_name, t.name, t.scopes, t.created_at, t.expires_at, t.requests_per_minute,
                       case when t.previous_until > :now then t.previous_until end as old_until,
                       case when t.revoked_at is not null then 'ENDED' when t.expires_at <= :now then 'EXPIRED' else 'ACTIVE' end as status,
                       l.last_used_at, l.last_used_from, coalesce(l.requests, 0) as requests
                from platform.api_token t
                join platform.app_user u on u.firm_id = t.firm_id and u.id = t.user_id
                left join platform.token_use l on l.firm_id = t.firm_id and l.id = t.id
                where cast(:owner as uuid) is null or t.user_id = :owner
                order by t.created_at desc, t.id""")
                .param("now", at(clock.instant())).param("owner", owner == null ? null : owner.value())
                .query((row, n) -> new TokenView(row.getObject("id", UUID.class), new UserId(row.getObject("user_id", UUID.class)), row.getString("user_name"),
                        row.getString("name"), ActorRow.strings(row, "scopes"), FactorStore.instant(row, "created_at"), FactorStore.instant(row, "expires_at"),
                        Status.valueOf(row.getString("status")), row.getObject("requests_per_minute", Integer.class), FactorStore.instantOrNull(row, "old_until"),
                        FactorStore.instantOrNull(row, "last_used_at"), row.getString("last_used_from"), row.getLong("requests")))
                .list();
    }

    /** The actor of a token; empty if it is unknown, ended, out of date, or its user has left. */
    @Transactional(readOnly = true)
    public Optional<Presented> present(String token) {
        return jdbc.sql("select a.*, '{}' as in_offices from platform.find_api_token(:hash, :now) a")
                .param("hash", Sha256.of(token)).param("now", at(clock.instant()))
                .query((row, n) -> new Presented(row.getObject("token_id", UUID.class), ActorRow.read(row, n).cutTo(new HashSet<>(ActorRow.strings(row, "scopes"))),
                        row.getObject("requests_per_minute", Integer.class)))
                .optional();
    }

    private static String secret() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
