package org.chancery.platform.storage;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Firms.FirmName;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
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
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("chancery-collect").factory());
    private volatile boolean running;

    CollectionJob(StorageSettings settings, BlobCollection collection, Firms firms, Users users) {
        this.settings = settings;
        this.collection = collection;
        this.firms = firms;
        this.users = users;
    }

    @Override
    public void start() {
        running = true;
        long seconds = Math.max(1, settings.collectEvery().toSeconds());
        clockwork.scheduleWithFixedDelay(this::collect, seconds, seconds, TimeUnit.SECONDS);
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
    public void stop() {
        running = false;
        clockwork.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
