package org.chancery.platform.audit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals at regular intervals while the program runs. Of several programs on one database, whoever comes first seals a firm. */
@Component
class SealingJob implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SealingJob.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Sealing sealing;
    private final Duration every;
    private @Nullable ScheduledExecutorService clockwork;

    SealingJob(Sealing sealing, AuditSettings settings) {
        this.sealing = sealing;
        this.every = settings.sealEvery();
    }

    @Override
    public synchronized void start() {
        if (!every.isPositive() || clockwork != null) {
            return;
        }
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("sealing").daemon().factory());
        made.scheduleWithFixedDelay(this::seal, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        clockwork = made;
    }

    /** Nobody waits for the answer, so the log is told; the next round takes up what this one left. */
    private void seal() {
        try {
            sealing.all(PATIENCE);
        } catch (RuntimeException e) {
            LOG.error("Nothing could be sealed; it is tried again in {} seconds.", every.toSeconds(), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (clockwork != null) {
            clockwork.shutdown();
            try {
                if (!clockwork.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    clockwork.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            clockwork = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }
}
