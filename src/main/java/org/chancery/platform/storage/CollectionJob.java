package org.chancery.platform.storage;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Firms.FirmName;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Collects by itself, as long as the program runs. Several programs on one database may do so at once: they pass over each other's rows. */
@Component
class CollectionJob implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionJob.class);

    private final StorageSettings settings;
    private final BlobCollection collection;
    private final Firms firms;
    private final Users users;
    private @Nullable ScheduledExecutorService clockwork;

    CollectionJob(StorageSettings settings, BlobCollection collection, Firms firms, Users users) {
        this.settings = settings;
        this.collection = collection;
        this.firms = firms;
        this.users = users;
    }

    @Override
    public synchronized void start() {
        if (clockwork != null) {
            return;
        }
        long seconds = Math.max(1, settings.collectEvery().toSeconds());
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("chancery-collect").factory());
        made.scheduleWithFixedDelay(this::collect, seconds, seconds, TimeUnit.SECONDS);
        clockwork = made;
    }

    /** What fails is said and tried again the next time; it keeps neither the other firms nor the clockwork from going on. */
    private void collect() {
        try {
            firms.all().forEach(this::collect);
        } catch (RuntimeException fault) {
            LOG.error("Stored files could not be collected.", fault);
        }
    }

    private void collect(FirmName firm) {
        try {
            Actors.as(users.system(firm.id()), "collection of stored files", collection::collect);
        } catch (RuntimeException fault) {
            LOG.error("The stored files of {} could not be collected.", firm.name(), fault);
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
