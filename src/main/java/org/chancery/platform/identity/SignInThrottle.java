package org.chancery.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing, per e-mail address and per network address: after a few failures each further one doubles the wait. Kept in the
 * database, so that a restart or another node does not forget.
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

    /** How long the longest-throttled of the subjects must still wait; zero if none. */
    @Transactional(readOnly = true)
    public Duration wait(List<String> subjects) {
        record Failures(String subject, int count, Instant last) {}
        return jdbc.sql("select subject, failures, last_failure from platform.sign_in_throttle where subject in (:subjects)")
                .param("subjects", subjects)
                .query((row, n) -> new Failures(row.getString("subject"), row.getInt("failures"), row.getObject("last_failure", OffsetDateTime.class).toInstant()))
                .list().stream()
                .map(failures -> Duration.between(clock.instant(), failures.last().plus(pause(failures.count() - free(failures.subject())))))
                .filter(Duration::isPositive)
                .max(Duration::compareTo).orElse(Duration.ZERO);
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

    @Transactional
    public void failed(List<String> subjects) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        subjects.stream().sorted().forEach(subject -> jdbc.sql("""
                insert into platform.sign_in_throttle as t (subject, failures, last_failure) values (:subject, 1, :now)
                on conflict (subject) do update
                set failures = case when t.last_failure < :forget then 1 else t.failures + 1 end, last_failure = :now""")
                .param("subject", subject).param("now", now).param("forget", now.minusSeconds(settings.forgetAfterSeconds())).update());
    }

    @Transactional
    public void succeeded(String subject) {
        jdbc.sql("delete from platform.sign_in_throttle where subject = :subject").param("subject", subject).update();
    }
}
