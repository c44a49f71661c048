package org.chancery.platform.firm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What the program does by itself again and again while it runs: a room's tasks, one at a time in a thread of their own. It stops after the
 * web server, so that the last requests still find it, and can be started again.
 */
public abstract class Clockwork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Below the web server's. */
    private static final int PHASE = 0;

    /**
     * @param what  what it does, as the log says it when it fails
     * @param first how long after the start it runs for the first time
     * @param every from the end of one run to the start of the next; it never runs if this is not positive
     */
    public record Task(String what, Duration first, Duration every, Runnable work) {

        /** One that runs for the first time when its interval has passed once. */
        public static Task every(Duration every, String what, Runnable work) {
            return new Task(what, every, every, work);
        }
    }

    private final String name;
    private final List<Task> tasks;
    private @Nullable ScheduledExecutorService running;

    /** @param name of the thread */
    protected Clockwork(String name, Task... tasks) {
        this.name = name;
        this.tasks = List.of(tasks).stream().filter(task -> task.every().isPositive()).toList();
    }

    @Override
    public final synchronized void start() {
        if (running != null || tasks.isEmpty()) {
            return;
        }
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).daemon().factory());
        tasks.forEach(task -> made.scheduleWithFixedDelay(() -> run(task), task.first().toMillis(), task.every().toMillis(), TimeUnit.MILLISECONDS));
        running = made;
    }

    /** Nobody waits for the answer, so the log is told. */
    private static void run(Task task) {
        try {
            task.work().run();
        } catch (RuntimeException e) {
            LOG.error("It failed to {}; it is tried again in {} seconds.", task.what(), task.every().toSeconds(), e);
        }
    }

    @Override
    public final synchronized void stop() {
        if (running != null) {
            end(running);
            running = null;
            stopped();
        }
    }

    private static void end(ScheduledExecutorService running) {
        running.shutdown();
        try {
            if (!running.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** What is left to do at the end, after the last task. */
    protected void stopped() {}

    @Override
    public final synchronized boolean isRunning() {
        return running != null;
    }

    @Override
    public final int getPhase() {
        return PHASE;
    }
}
