package org.chancery.platform.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Tokens.Presented;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** When and from where tokens were last used: gathered in memory and written every few seconds, so that no request waits for it. */
@Component
class TokenUses {

    private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Users users;
    private final Clock clock;
    private final Map<UUID, Use> gathered = new ConcurrentHashMap<>();

    TokenUses(JdbcClient jdbc, TransactionTemplate transaction, Users users, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.users = users;
        this.clock = clock;
    }

    private record Use(UUID firm, UUID token, Instant at, String from, long requests) {

        Use and(Use other) {
            Use later = other.at().isAfter(at) ? other : this;
            return new Use(firm, token, later.at(), later.from(), requests + other.requests());
        }
    }

    /** Takes note of a request; never waits and never fails. */
    void note(Presented token, String from) {
        note(new Use(token.actor().firm(), token.token(), clock.instant(), from, 1));
    }

    private void note(Use use) {
        gathered.merge(use.token(), use, Use::and);
    }

    /** Writes what has been gathered. What cannot be written is kept for the next time. */
    synchronized void flush() {
        List<Use> uses = new ArrayList<>();
        gathered.keySet().forEach(token -> uses.add(Objects.requireNonNull(gathered.remove(token))));
        Map<UUID, List<Use>> byFirm = uses.stream().collect(Collectors.groupingBy(Use::firm));
        byFirm.forEach(this::write);
    }

    private void write(UUID firm, List<Use> uses) {
        try {
            Actors.as(users.system(firm), "token use", () -> transaction.execute(_ -> {
                uses.forEach(this::write);
                return uses.size();
            }));
        } catch (RuntimeException fault) {
            uses.forEach(this::note);
            LOG.error("The last use of tokens could not be written; it is tried again.", fault);
        }
    }

    private void write(Use use) {
        jdbc.sql("""
                insert into platform.token_use as u (id, last_used_at, last_used_from, requests) values (:token, :at, :from, :requests)
                on conflict (firm_id, id) do update
                set last_used_from = case when excluded.last_used_at > u.last_used_at then excluded.last_used_from else u.last_used_from end,
                    last_used_at = greatest(u.last_used_at, excluded.last_used_at), requests = u.requests + excluded.requests""")
                .param("token", use.token()).param("at", OffsetDateTime.ofInstant(use.at(), ZoneOffset.UTC)).param("from", use.from()).param("requests", use.requests()).update();
    }
}
