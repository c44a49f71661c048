package org.chancery.platform.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.jobs.JobStore.Head;
import org.chancery.platform.jobs.RunWorker.Work;
import org.chancery.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What failures mean: a refusal is final, a fault is tried again after a pause, and in the end a person is told. */
@Component
class RunFailures {

    private static final Logger LOG = LoggerFactory.getLogger(RunFailures.class);

    private final JobStore store;
    private final JobSettings settings;
    private final DatabaseRefusals refusals;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    RunFailures(JobStore store, JobSettings settings, DatabaseRefusals refusals, Clock clock, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.store = store;
        this.settings = settings;
        this.refusals = refusals;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    /** What no further try would mend. */
    static final class Hopeless extends RuntimeException {
        private static final long serialVersionUID = 1;

        Hopeless(String why) {
            super(why);
        }
    }

    /** The words of a rule that refused; empty for a fault. */
    Optional<String> refusal(RuntimeException fault) {
        return switch (fault) {
            case Hopeless hopeless -> Optional.ofNullable(hopeless.getMessage());
            case AccessDeniedException _ -> Optional.of(Actors.current().name() + " does not have the permission for this.");
            default -> refusals.of(fault).map(Refusal::message);
        };
    }

    /** Without what the fault itself says, which may name what a wall hides: that stands in the log. */
    static String words(RuntimeException fault) {
        return "It failed unexpectedly (" + fault.getClass().getSimpleName() + "); the log of the program says more.";
    }

    void log(Work work, String what, RuntimeException fault) {
        LOG.error("The job {} failed in its run {} at {}; it is tried again.", work.run().job(), work.run().id(), what, fault);
    }

    /** The planning or the end of a run failed. */
    Optional<Instant> of(Work work, RuntimeException fault) {
        Optional<String> refused = refusal(fault);
        if (refused.isPresent()) {
            return giveUp(work, refused.get());
        }
        log(work, "itself", fault);
        return Objects.requireNonNull(transaction.execute(_ -> {
            Head run = store.lock(work.run().id()).orElseThrow();
            if (!run.state().underWay() || run.turn() != work.run().turn()) {
                return Optional.<Instant>empty();
            }
            int tries = run.failures() + 1;
            if (tries >= settings.tries()) {
                fail(run, work, words(fault));
                return Optional.<Instant>empty();
            }
            Instant next = clock.instant().plus(settings.pauseAfter(tries));
            store.failed(run.id(), tries, words(fault));
            store.note(run.id(), null, words(fault), clock.instant(), next);
            return Optional.of(next);
        }));
    }

    /** Fails a run that cannot go on. */
    Optional<Instant> giveUp(Work work, String reason) {
        transaction.executeWithoutResult(_ -> {
            Head run = store.lock(work.run().id()).orElseThrow();
            if (run.state().underWay() && run.turn() == work.run().turn()) {
                fail(run, work, reason);
            }
        });
        return Optional.empty();
    }

    private void fail(Head run, Work work, String reason) {
        store.end(run.id(), RunState.FAILED, reason, clock.instant());
        store.note(run.id(), null, reason, clock.instant(), null);
        events.publishEvent(new RunEvent.RunFailed(run.id(), work.job().title(), run.subject(), reason, work.job().concerns()));
    }
}
