package org.chancery.platform.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.chancery.platform.jobs.JobStore.Taken;
import org.chancery.platform.jobs.RunWorker.Work;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does one item in a transaction that marks it as done as well, or parks it, or leaves it for later. */
@Component
class ItemWorker {

    private final JobStore store;
    private final RunFailures failures;
    private final JobSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ItemWorker(JobStore store, RunFailures failures, JobSettings settings, Clock clock, TransactionTemplate transaction) {
        this.store = store;
        this.failures = failures;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    enum Step { WORKED, NOTHING_DUE, OVER }

    /** What is remembered of an item whose transaction is undone. */
    private record Undone(@Nullable Taken item, @Nullable String refused) {
        static final Undone NOTHING = new Undone(null, null);
    }

    Step next(Work work) {
        var undone = new AtomicReference<>(Undone.NOTHING);
        Step step;
        try {
            step = Objects.requireNonNull(transaction.execute(status -> {
                Step done = inTransaction(work, undone);
                if (undone.get().refused() != null) {
                    status.setRollbackOnly();
                }
                return done;
            }));
        } catch (RuntimeException fault) {
            Taken item = undone.get().item();
            if (item == null) {
                throw fault;
            }
            failed(work, item, fault);
            return Step.WORKED;
        }
        Undone left = undone.get();
        if (left.item() != null && left.refused() != null) {
            park(work, left.item(), left.refused());
        }
        return step;
    }

    private Step inTransaction(Work work, AtomicReference<Undone> undone) {
        if (!store.isRunning(work.run().id(), work.run().turn())) {
            return Step.OVER;
        }
        Taken item = store.take(work.run().id(), clock.instant()).orElse(null);
        if (item == null) {
            return Step.NOTHING_DUE;
        }
        undone.set(new Undone(item, null));
        switch (work.job().work(item.item(), work.run().parameters())) {
            case Outcome.Done<String>(var remark) -> store.decide(item.id(), ItemState.DONE, remark, clock.instant());
            case Outcome.Refused<String>(var refusals) -> undone.set(new Undone(item, refusals.getFirst().message()));
        }
        return Step.WORKED;
    }

    /** What a rule refuses is refused again at once; what fails otherwise may succeed the next time. */
    private void failed(Work work, Taken item, RuntimeException fault) {
        String refused = failures.refusal(fault).orElse(null);
        int tries = item.tries() + 1;
        if (refused != null || tries >= settings.tries()) {
            park(work, item, refused != null ? refused : RunFailures.words(fault));
            return;
        }
        failures.log(work, item.item().key(), fault);
        transaction.executeWithoutResult(_ -> {
            Instant again = clock.instant().plus(settings.pauseAfter(tries));
            if (store.postpone(item.id(), RunFailures.words(fault), again)) {
                store.note(work.run().id(), item, RunFailures.words(fault), clock.instant(), again);
            }
        });
    }

    private void park(Work work, Taken item, String reason) {
        transaction.executeWithoutResult(_ -> {
            if (store.decide(item.id(), ItemState.PARKED, reason, clock.instant())) {
                store.note(work.run().id(), item, reason, clock.instant(), null);
            }
        });
    }
}
