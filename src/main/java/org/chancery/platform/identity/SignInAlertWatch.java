package org.chancery.platform.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.chancery.platform.firm.Firms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees whether anybody failed to sign in too often since the last look, and has the alerts of each firm raised. */
@Component
class SignInAlertWatch {

    private final SignInAlerts alerts;
    private final Firms firms;
    private final Users users;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final IdentitySettings settings;
    private final Clock clock;
    private Instant before = Instant.EPOCH;

    SignInAlertWatch(SignInAlerts alerts, Firms firms, Users users, JdbcClient jdbc, TransactionTemplate transaction, IdentitySettings settings, Clock clock) {
        this.alerts = alerts;
        this.firms = firms;
        this.users = users;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** What fails is looked at again the next time. */
    void look() {
        Instant begun = clock.instant();
        if (guessedSince(before)) {
            firms.all().forEach(firm -> Actors.as(users.system(firm.id()), "sign-in alerts", alerts::raise));
        }
        before = begun.minus(settings.alertsEvery());
    }

    /** Firms are asked only when somebody anywhere failed too often. */
    private boolean guessedSince(Instant since) {
        return Boolean.TRUE.equals(transaction.execute(_ -> jdbc.sql("select exists (select from platform.sign_in_throttle where last_failure > :since and failures > :free)")
                .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC)).param("free", settings.freeFailures()).query(Boolean.class).single()));
    }
}
