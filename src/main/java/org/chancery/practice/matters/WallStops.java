package org.chancery.practice.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Gathers what people asked for and did not get, and finds out every few seconds whether a wall was the reason. The person waits for none of it:
 * behind a wall and in front of nothing the answer is the same, and as quick. What is gathered when the process is killed outright is lost.
 */
@Service
public class WallStops implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WallStops.class);
    /** Below the web server's, so that it is still there for the last requests. */
    private static final int PHASE = 0;
    private static final int BATCH = 500;
    private static final String REQUEST = "wall stops";

    private final WallStopStore store;
    private final Firms firms;
    private final Users users;
    private final WallSettings settings;
    private final BlockingQueue<AskedFor> gathered;
    private @Nullable ScheduledExecutorService clockwork;

    WallStops(WallStopStore store, Firms firms, Users users, WallSettings settings) {
        this.store = store;
        this.firms = firms;
        this.users = users;
        this.settings = settings;
        this.gathered = new ArrayBlockingQueue<>(settings.stopsBuffered());
    }

    /** Takes note of a request; never waits and never fails. A buffer that is full leaves it out. */
    public void note(AskedFor asked) {
        if (!gathered.offer(asked)) {
            LOG.warn("More requests for what is not there than can be looked at; some are not.");
        }
    }

    /** Looks at what has been gathered; how many times a wall was the reason. What cannot be written is kept for the next time. */
    public synchronized long flush() {
        long written = 0;
        List<AskedFor> batch = new ArrayList<>();
        while (gathered.drainTo(batch, BATCH) > 0) {
            written += write(batch);
            batch.clear();
        }
        return written;
    }

    private long write(List<AskedFor> batch) {
        Map<UUID, List<AskedFor>> byFirm = batch.stream().collect(Collectors.groupingBy(AskedFor::firm));
        try {
            return byFirm.entrySet().stream().mapToLong(each -> Actors.as(users.system(each.getKey()), REQUEST, () -> store.add(each.getValue(), firms.current().zone()))).sum();
        } catch (RuntimeException e) {
            batch.forEach(this::note);
            throw e;
        }
    }

    @Override
    public synchronized void start() {
        if (clockwork == null && settings.stopsEvery().isPositive()) {
            long every = settings.stopsEvery().toMillis();
            ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("wall-stops").daemon().factory());
            made.scheduleWithFixedDelay(this::flushQuietly, every, every, TimeUnit.MILLISECONDS);
            clockwork = made;
        }
    }

    /** Nobody waits for the answer, so the log is told; what was gathered stays. */
    private void flushQuietly() {
        try {
            flush();
        } catch (RuntimeException e) {
            LOG.error("It could not be written down who was stopped by a wall; it is tried again.", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
            flush();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** The instant of a request, by the program's clock. */
    public Instant now() {
        return firms.now();
    }
}
