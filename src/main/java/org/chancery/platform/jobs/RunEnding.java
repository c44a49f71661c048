package org.chancery.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.jobs.JobStore.Head;
import org.chancery.platform.jobs.Run.Progress;
import org.chancery.platform.jobs.RunWorker.Work;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends a run of which nothing is due: it is done, or waits for what is tried again later. */
@Component
class RunEnding {

    /** For an item that another worker, who is about to end, still has in hand. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final JobStore store;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    RunEnding(JobStore store, Clock clock, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.store = store;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    static Instant soon() {
        return Instant.now().plus(MOMENT);
    }

    Optional<Instant> end(Work work) {
        return Objects.requireNonNull(transaction.execute(_ -> inTransaction(work)));
    }

    private Optional<Instant> inTransaction(Work work) {
        Head run = store.lock(work.run().id()).orElseThrow();
        if (!run.state().underWay() || run.turn() != work.run().turn()) {
            return Optional.empty();
        }
        if (run.state() == RunState.WAITING) {
            return Optional.of(soon());
        }
        store.parkHidden(run.id(), clock.instant());
        Progress progress = store.progress(run.id());
        if (progress.waiting() > 0) {
            store.step(run.id(), RunState.WAITING);
            Instant next = progress.nextAt();
            return Optional.of(next == null || next.isBefore(soon()) ? soon() : next);
        }
        work.job().conclude(run.parameters());
        store.end(run.id(), RunState.DONE, null, clock.instant());
        events.publishEvent(new RunEvent.RunDone(run.id(), work.job().title(), run.subject(), progress.done(), progress.parked(), work.job().concerns()));
        return Optional.empty();
    }
}
