package org.chancery.platform.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClockworkTest {

    private static final Duration SOON = Duration.ofMillis(1);

    private final Semaphore runs = new Semaphore(0);
    private final AtomicInteger ends = new AtomicInteger();

    private Clockwork every(Duration interval, Runnable work) {
        return new Clockwork("clockwork-test", Clockwork.Task.every(interval, "do its work", work)) {
            @Override
            protected void stopped() {
                ends.incrementAndGet();
            }
        };
    }

    private boolean ran(int times) throws InterruptedException {
        return runs.tryAcquire(times, 10, TimeUnit.SECONDS);
    }

    @Test
    void itRunsAgainAfterItWasStoppedAndStartedAgain() throws InterruptedException {
        Clockwork clockwork = every(SOON, runs::release);
        clockwork.start();
        clockwork.start();
        assertThat(ran(3)).isTrue();
        clockwork.stop();
        clockwork.stop();
        assertThat(clockwork.isRunning()).isFalse();
        assertThat(ends).hasValue(1);
        runs.drainPermits();
        clockwork.start();
        assertThat(clockwork.isRunning()).isTrue();
        assertThat(ran(3)).isTrue();
        clockwork.stop();
        assertThat(ends).hasValue(2);
        runs.drainPermits();
        assertThat(runs.tryAcquire(20, TimeUnit.MILLISECONDS)).as("nothing runs once it has stopped").isFalse();
    }

    @Test
    void whatATaskThrowsDoesNotKeepItFromItsNextTurn() throws InterruptedException {
        Clockwork clockwork = every(SOON, () -> {
            runs.release();
            throw new IllegalStateException("thrown on purpose");
        });
        clockwork.start();
        assertThat(ran(3)).isTrue();
        clockwork.stop();
    }

    @Test
    void anIntervalOfNothingIsNever() throws InterruptedException {
        Clockwork clockwork = every(Duration.ZERO, runs::release);
        clockwork.start();
        assertThat(clockwork.isRunning()).isFalse();
        assertThat(runs.tryAcquire(20, TimeUnit.MILLISECONDS)).isFalse();
        clockwork.stop();
        assertThat(ends).hasValue(0);
    }
}
