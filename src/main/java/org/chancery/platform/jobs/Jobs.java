package org.chancery.platform.jobs;

import java.time.Clock;
import java.util.Optional;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Users;
import org.chancery.platform.jobs.JobStore.Head;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The firm's runs of jobs. Everybody sees and steers his own and those of the kinds that concern him; whoever may manage jobs those of others too. */
@Service
public class Jobs {

    private final JobStore store;
    private final JobTypes types;
    private final JobScheduling scheduling;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Users users;

    Jobs(JobStore store, JobTypes types, JobScheduling scheduling, Clock clock, ApplicationEventPublisher events, Users users) {
        this.store = store;
        this.types = types;
        this.scheduling = scheduling;
        this.clock = clock;
        this.events = events;
        this.users = users;
    }

    /**
     * Starts a run in the name of who acts, with no more than the scopes of his token if he uses one, as soon as the transaction of the caller commits. The caller has asked for the permission: rooms start their jobs from
     * a facade of their own.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public RunId start(NewRun run) {
        Job job = types.find(run.job()).orElseThrow(() -> new IllegalArgumentException("no room declares the job " + run.job()));
        RunId id = RunId.next();
        store.insert(id, run, users.confined(Actors.current()).orElse(null), clock.instant());
        scheduling.schedule(job.name(), Actors.current().firm(), id, 1);
        events.publishEvent(new RunEvent.RunStarted(id, job.title(), run.subject()));
        return id;
    }

    /** One's own, or anybody's for whoever may manage jobs. */
    @Transactional(readOnly = true)
    public Optional<Run> find(RunId id) {
        return store.find(id).filter(run -> mayKnow(run.startedBy(), run.job()));
    }

    /** Lets nothing more begin; the item that is under way is still done. Refused: {@code not-found}, {@code job-state} if it is not under way. */
    @Transactional
    public Outcome<RunId> stop(RunId id) {
        return locked(id).flatMap(run -> {
            if (!run.state().underWay()) {
                return Outcome.refused("job-state", "This run is not under way: there is nothing to stop.");
            }
            store.step(id, RunState.STOPPED);
            events.publishEvent(new RunEvent.RunStopped(id, types.title(run.job()), run.subject()));
            return Outcome.done(id);
        });
    }

    /** Lets a stopped run go on with what is left. Refused: {@code not-found}, {@code job-state}. */
    @Transactional
    public Outcome<RunId> resume(RunId id) {
        return locked(id).flatMap(run -> run.state() == RunState.STOPPED ? goOn(run, false) : Outcome.refused("job-state", "Only a run that was stopped can be resumed."));
    }

    /** Tries a failed run again, and what was parked. Refused: {@code not-found}, {@code job-state} if nothing is left to try. */
    @Transactional
    public Outcome<RunId> retry(RunId id) {
        return locked(id).flatMap(run -> run.state() == RunState.FAILED || run.state() == RunState.DONE && store.progress(id).parked() > 0 ? goOn(run, true)
                : Outcome.refused("job-state", "Nothing of this run failed or was parked."));
    }

    private Outcome<RunId> goOn(Head run, boolean parkedToo) {
        if (types.find(run.job()).isEmpty()) {
            return Outcome.refused("job-unknown", "This version of Chancery does not know this kind of job any more.");
        }
        store.goOn(run.id(), parkedToo);
        scheduling.schedule(run.job(), Actors.current().firm(), run.id(), run.turn() + 1);
        events.publishEvent(new RunEvent.RunResumed(run.id(), types.title(run.job()), run.subject()));
        return Outcome.done(run.id());
    }

    private Outcome<Head> locked(RunId id) {
        return store.lock(id).filter(run -> mayKnow(run.startedBy(), run.job())).map(Outcome::done).orElseGet(() -> Outcome.refused("not-found", "There is no such run."));
    }

    private boolean mayKnow(UserId starter, String job) {
        return Actors.current().id().equals(starter) || Actors.current().may(Permission.JOBS_MANAGE) || types.concerning(Actors.current()).contains(job);
    }
}
