package org.chancery.browser;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A limit for questions to a browser that Playwright would wait for without end: closing a window, a picture by way of the developer tools, a script.
 * Who waits longer is interrupted, and Playwright tells that by a {@link com.microsoft.playwright.PlaywrightException}.
 */
final class Impatience {

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("impatience").factory());

    private Impatience() {}

    static void within(Duration limit, Runnable asked) {
        within(limit, () -> {
            asked.run();
            return true;
        });
    }

    static <T> T within(Duration limit, Supplier<T> asked) {
        Thread waiting = Thread.currentThread();
        AtomicBoolean over = new AtomicBoolean();
        ScheduledFuture<?> alarm = CLOCK.schedule(() -> {
            if (over.compareAndSet(false, true)) {
                waiting.interrupt();
            }
        }, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return asked.get();
        } finally {
            if (!over.compareAndSet(false, true)) {
                Thread.interrupted();
            }
            alarm.cancel(false);
        }
    }
}
