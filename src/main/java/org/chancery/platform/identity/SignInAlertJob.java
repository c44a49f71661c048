package org.chancery.platform.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chancery.platform.firm.Firms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Raises alerts of failed sign-ins every few seconds, as long as the program runs. */
@Component
class SignInAlertJob implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SignInAlertJob.class);

    private final SignInAlerts alerts;
    private final Firms firms;
    private final Users users;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final IdentitySettings settings;
    private final Clock clock;
    private Instant before = Instant.EPOCH;
    private @Nullable ScheduledExecutorService clockwork;

    SignInAlertJob(SignInAlerts alerts, Firms firms, Users users, JdbcClient jdbc, TransactionTemplate transaction, IdentitySettings settings, Clock clock) {
        this.alerts = alerts;
        this.firms = firms;
        this.users = users;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** What fails is said and tried again the next time. */
    private void raise() {
        try {
            Instant begun = clock.instant();
            if (guessedSince(before)) {
                firms.all().forEach(firm -> Actors.as(users.system(firm.id()), "sign-in alerts", alerts::raise));
            }
            before = begun.minus(settings.alertsEvery());
        } catch (RuntimeException fault) {
            LOG.error("Alerts of failed sign-ins could not be raised; it is tried again.", fault);
        }
    }

    /** Firms are asked only when somebody anywhere failed too often. */
    private boolean guessedSince(Instant since) {
        return Boolean.TRUE.equals(transaction.execute(_ -> jdbc.sql("select exists (select from platform.sign_in_throttle where last_failure > :since and failures > :free)")
                .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC)).param("free", settings.freeFailures()).query(Boolean.class).single()));
    }

    @Override
    public synchronized void start() {
        if (clockwork == null && settings.alertsEvery().isPositive()) {
            long every = settings.alertsEvery().toMillis();
            ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("sign-in-alerts").factory());
            made.scheduleWithFixedDelay(this::raise, every, every, TimeUnit.MILLISECONDS);
            clockwork = made;
        }
    }

    @Override
    public synchronized void stop() {
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }
}
