package org.chancery.platform.audit;

import java.time.Duration;
import org.chancery.platform.firm.Clockwork;
import org.springframework.stereotype.Component;

/** Writes the log of readings every few seconds, and at the end once more; deletes what is older than it is kept. What could not be written stays gathered. */
@Component
class ReadLogJob extends Clockwork {

    private static final Duration FORGET_FIRST = Duration.ofMinutes(1);
    private static final Duration FORGET_EVERY = Duration.ofHours(6);

    private final ReadLog log;

    ReadLogJob(ReadLog log, AuditSettings settings) {
        super("read-log", Task.every(settings.readsEvery(), "write the log of readings", log::flush),
                new Task("delete old readings", FORGET_FIRST, settings.readsEvery().isPositive() ? FORGET_EVERY : Duration.ZERO, log::forget));
        this.log = log;
    }

    @Override
    protected void stopped() {
        log.flush();
    }
}
