package org.chancery.platform.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.chancery.platform.jobs.Job.Item;
import org.chancery.platform.jobs.JobStore.Head;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on a run for a turn: plans it once, does item after item and ends it. It may be killed at any moment: whatever was committed is marked as done, and whoever takes
 * over goes on behind it.
 */
@Component
class RunWorker {

    private final JobStore store;
    private final JobTypes types;
    private final ItemWorker items;
    private final RunFailures failures;
    private final JobSettings settings;
    private final Users users;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final RunEnding ending;

    RunWorker(JobStore store, JobTypes types, ItemWorker items, RunFailures failures, RunEnding ending, JobSettings settings, Users users, Clock clock, TransactionTemplate transaction) {
        this.store = store;
        this.types = types;
        this.items = items;
        this.failures = failures;
        this.ending = ending;
        this.settings = settings;
        this.users = users;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** A turn of a run, as the scheduler names it. */
    record Assignment(UUID firm, RunId run, int turn) {

        static Assignment of(String text) {
            String[] parts = text.split("/");
            return new Assignment(UUID.fromString(parts[0]), RunId.of(parts[1]), Integer.parseInt(parts[2]));
        }

        @Override
        public String toString() {
            return firm + "/" + run + "/" + turn;
        }
    }

    /** A run and its job, in this turn. */
    record Work(Head run, Job job) {}

    /**
     * @param closing whether this node is about to end
     * @return when to go on with the run; empty if this turn of it is over
     */
    Optional<Instant> work(Assignment assignment, BooleanSupplier closing) {
        Actor program = users.system(assignment.firm());
        return Actors.as(program, "job " + assignment.run(), () -> inTransaction(() -> store.head(assignment.run())))
                .filter(run -> run.turn() == assignment.turn() && run.state().underWay())
                .flatMap(run -> work(run, assignment, program, closing));
    }

    private <T> T inTransaction(Supplier<T> read) {
        return Objects.requireNonNull(transaction.execute(_ -> read.get()));
    }

    private Optional<Instant> work(Head run, Assignment assignment, Actor program, BooleanSupplier closing) {
        Job job = types.find(run.job()).orElseThrow();
        Optional<Actor> starter = users.actor(assignment.firm(), run.startedBy());
        if (starter.isEmpty()) {
            return Actors.as(program, "job " + run.id(), () -> failures.giveUp(new Work(run, job), run.startedByName() + " has left, and nobody else answers for this run."));
        }
        return Actors.as(run.scopes() == null ? starter.get() : starter.get().cutTo(run.scopes()), "job " + run.id(), () -> turn(new Work(run, job), closing));
    }

    private Optional<Instant> turn(Work work, BooleanSupplier closing) {
        Instant until = clock.instant().plus(settings.turn());
        try {
            if (!begin(work)) {
                return Optional.empty();
            }
            plan(work);
            while (true) {
                switch (items.next(work)) {
                    case OVER -> { return leftToAnother(work); }
                    case NOTHING_DUE -> { return ending.end(work); }
                    case WORKED -> {
                        if (closing.getAsBoolean() || clock.instant().isAfter(until)) {
                            return Optional.of(Instant.now());
                        }
                    }
                }
            }
        } catch (RuntimeException fault) {
            return failures.of(work, fault);
        }
    }

    /** Another worker, whose node was thought dead, may have sent the run to wait: its turn is not over by that. */
    private Optional<Instant> leftToAnother(Work work) {
        Head now = inTransaction(() -> store.head(work.run().id()).orElseThrow());
        return now.turn() == work.run().turn() && now.state().underWay() ? Optional.of(RunEnding.soon()) : Optional.empty();
    }

    private boolean begin(Work work) {
        return inTransaction(() -> {
            Head now = store.lock(work.run().id()).orElseThrow();
            boolean mine = now.turn() == work.run().turn() && now.state().underWay();
            if (mine && now.state() == RunState.WAITING) {
                store.step(now.id(), RunState.RUNNING);
            }
            return mine;
        });
    }

    private void plan(Work work) {
        transaction.executeWithoutResult(_ -> {
            Head now = store.lock(work.run().id()).orElseThrow();
            if (now.total() == null && now.state() == RunState.RUNNING && now.turn() == work.run().turn()) {
                List<Item> planned = work.job().plan(now.parameters());
                if (planned.size() > settings.mostItems()) {
                    throw new RunFailures.Hopeless("This would be more than %,d items; start it for less at once.".formatted(settings.mostItems()));
                }
                store.plan(now.id(), planned);
            }
        });
    }
}
