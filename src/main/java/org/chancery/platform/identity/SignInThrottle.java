package org.chancery.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing, per account and per network address: after a few failures each further one doubles the wait. Kept in the database, so
 * that a restart or another node does not forget. An account that nobody has is counted like any other, so that nobody learns which there are.
 */
@Component
class SignInThrottle {

    static final String EMAIL = "email ";
    static final String ADDRESS = "address ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentitySettings settings;

    SignInThrottle(JdbcClient jdbc, Clock clock, IdentitySettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** An account of the acting firm that has to wait. */
    record Waiting(UserId user, int failures, Instant lastFailure, String lastAddress, Duration left) {}

    private record Failures(String subject, int count, Instant last) {}

    /** How long the longest-throttled of the subjects must still wait; zero if none. */
    @Transactional(readOnly = true)
    public Duration wait(List<String> subjects) {
        return jdbc.sql("select subject, failures, last_failure from platform.sign_in_throttle where subject in (:subjects)")
                .param("subjects", subjects)
                .query((row, n) -> new Failures(row.getString("subject"), row.getInt("failures"), FactorStore.instant(row, "last_failure")))
                .list().stream()
                .map(this::left)
                .filter(Duration::isPositive)
                .max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Duration left(Failures failures) {
        return Duration.between(clock.instant(), failures.last().plus(pause(failures.count() - free(failures.subject()))));
    }

    /** A whole office may stand behind one network address. */
    private int free(String subject) {
        return subject.startsWith(ADDRESS) ? settings.freeFailuresOfAddress() : settings.freeFailures();
    }

    private Duration pause(int beyond) {
        return beyond <= 0 ? Duration.ZERO : Duration.ofSeconds(Math.min(1L << Math.min(beyond, 20), settings.longestWaitSeconds()));
    }

    /** A wait as it is said: whole seconds up to a minute, then minutes. */
    static String words(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return seconds < 60 ? seconds + (seconds == 1 ? " second" : " seconds") : (seconds + 59) / 60 + (seconds <= 60 ? " minute" : " minutes");
    }

    /** Counts a failure of each subject. @param address from where; empty if that is not known */
    @Transactional
    public void failed(List<String> subjects, String address) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        subjects.stream().sorted().forEach(subject -> jdbc.sql("""
                insert into platform.sign_in_throttle as t (subject, failures, first_failure, last_failure, last_address) values (:subject, 1, :now, :now, :address)
                on conflict (subject) do update
                set failures = case when t.last_failure < :forget then 1 else t.failures + 1 end,
                    first_failure = case when t.last_failure < :forget then :now else t.first_failure end, last_failure = :now, last_address = :address""")
                .param("subject", subject).param("now", now).param("address", address).param("forget", now.minusSeconds(settings.forgetAfterSeconds())).update());
    }

    @Transactional
    public void succeeded(String subject) {
        jdbc.sql("delete from platform.sign_in_throttle where subject = :subject").param("subject", subject).update();
    }

    /** Whether this subject failed more often than is free. */
    @Transactional(readOnly = true)
    public boolean isExceeded(String subject) {
        return jdbc.sql("select failures from platform.sign_in_throttle where subject = :subject").param("subject", subject).query(Integer.class).optional().orElse(0) > free(subject);
    }

    /** The accounts of the acting firm that have to wait now, by password or by second factor, the longest first. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting() {
        return jdbc.sql("""
                select t.subject, t.failures, t.last_failure, t.last_address, u.id
                from platform.app_user u
                join platform.sign_in_throttle t on t.subject in ('email ' || u.email, 'factor ' || u.id)
                where u.status = 'ACTIVE' and t.failures > :free and t.last_failure > :since""")
                .param("free", settings.freeFailures()).param("since", OffsetDateTime.ofInstant(clock.instant().minusSeconds(settings.longestWaitSeconds()), ZoneOffset.UTC))
                .query((row, n) -> new Waiting(new UserId(row.getObject("id", UUID.class)), row.getInt("failures"), FactorStore.instant(row, "last_failure"),
                        row.getString("last_address"), left(new Failures(row.getString("subject"), row.getInt("failures"), FactorStore.instant(row, "last_failure")))))
                .list().stream().filter(each -> each.left().isPositive()).sorted(java.util.Comparator.comparing(Waiting::left).reversed()).toList();
    }
}
