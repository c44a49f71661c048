package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.timekeeping.TimerStore.Found;
import org.chancery.practice.timekeeping.TimerStore.Now;
import org.chancery.practice.timekeeping.TimerView.State;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The acting person's timers. They run on the server, one at a time: starting or resuming one pauses the other. */
@Service
public class Timers {

    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such timer.");

    private final TimerStore store;
    private final TimeRecorder recorder;
    private final WorkFacts facts;
    private final TimeCheckList checkList;
    private final TimekeepingSettings settings;
    private final Firms firms;

    Timers(TimerStore store, TimeRecorder recorder, WorkFacts facts, TimeCheckList checkList, TimekeepingSettings settings, Firms firms) {
        this.store = store;
        this.recorder = recorder;
        this.facts = facts;
        this.checkList = checkList;
        this.settings = settings;
        this.firms = firms;
    }

    /**
     * How a timer ends.
     *
     * @param minutes the true time if it differs from what ran; needed for a forgotten timer
     * @param date    the day it is recorded for; null for the day it was started
     */
    public record Stop(TimerDetails details, @Nullable Integer minutes, @Nullable LocalDate date) {}

    /** Those not stopped yet, the running one first. */
    @Requires(Permission.TIME_RECORD)
    @Transactional(readOnly = true)
    public List<TimerView> open() {
        return store.open(now());
    }

    @Requires(Permission.TIME_RECORD)
    @Transactional(readOnly = true)
    public Optional<TimerView> find(TimerId id) {
        return store.find(id, now()).map(Found::view);
    }

    /** Starts a timer; one that runs is paused. */
    @Requires(Permission.TIME_RECORD)
    @Transactional
    public Outcome<TimerView> start(TimerDetails timer) {
        List<Refusal> refusals = refusals(timer);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Now now = now();
        var id = TimerId.next();
        store.lock();
        store.pauseRunning(now.at());
        store.insert(id, timer, now.at());
        return Outcome.done(store.find(id, now).orElseThrow().view());
    }

    /** Halts it; a paused one stays as it is. */
    @Requires(Permission.TIME_RECORD)
    @Transactional
    public Outcome<TimerView> pause(TimerId id) {
        return open(id, timer -> {
            if (timer.running()) {
                store.pauseRunning(timer.now());
            }
            return Outcome.done(store.find(id, now()).orElseThrow().view());
        });
    }

    /** Lets it go on, and pauses another that runs; a running one stays as it is. */
    @Requires(Permission.TIME_RECORD)
    @Transactional
    public Outcome<TimerView> resume(TimerId id) {
        return open(id, timer -> {
            if (!timer.running()) {
                store.pauseRunning(timer.now());
                store.resume(id, timer.now());
            }
            return Outcome.done(store.find(id, now()).orElseThrow().view());
        });
    }

    /** Says what it is for. */
    @Requires(Permission.TIME_RECORD)
    @Transactional
    public Outcome<TimerView> change(TimerId id, TimerDetails details) {
        return open(id, _ -> {
            List<Refusal> refusals = refusals(details);
            if (!refusals.isEmpty()) {
                return Outcome.refused(refusals);
            }
            store.change(id, details);
            return Outcome.done(store.find(id, now()).orElseThrow().view());
        });
    }

    /**
     * Ends it as a draft of time. Stopped twice it gives the same entry. Refuses {@code timer-forgotten} beside {@code minutes} when it ran longer
     * than {@code longestTimerHours} and the true time is not said, and whatever {@link TimeEntries#record} refuses; it then goes on as it was.
     */
    @Requires(Permission.TIME_RECORD)
    @Transactional
    public Outcome<TimeEntryId> stop(TimerId id, Stop how) {
        store.lock();
        Found found = store.find(id, now()).orElse(null);
        if (found == null) {
            return Outcome.refused(UNKNOWN);
        }
        if (found.entry() != null) {
            return Outcome.done(found.entry());
        }
        TimerView timer = found.view();
        List<Refusal> refusals = stopRefusals(timer, how);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        TimerDetails details = how.details();
        var time = new NewTime(Objects.requireNonNull(details.matterId()), null, how.date() == null ? timer.day() : how.date(),
                how.minutes() == null ? timer.minutes() : how.minutes(), details.told(), details.taskCode(), details.activityCode(), details.billed(), false);
        return recorder.record(List.of(time)).map(entries -> {
            store.change(id, details);
            store.stop(timer, entries.getFirst());
            return entries.getFirst();
        });
    }

    /** Ends it as it is. */
    @Requires(Permission.TIME_RECORD)
    @Transactional
    public Outcome<TimeEntryId> stop(TimerId id) {
        return find(id).map(timer -> stop(id, new Stop(new TimerDetails(timer.matterId(), timer.narrative(), timer.taskCode(), timer.activityCode(), timer.billing()),
                null, null))).orElseGet(() -> Outcome.refused(UNKNOWN));
    }

    /** Throws it away, with nothing recorded. */
    @Requires(Permission.TIME_RECORD)
    @Transactional
    public Outcome<TimerId> discard(TimerId id) {
        return open(id, timer -> {
            store.delete(id);
            return Outcome.done(id);
        });
    }

    private List<Refusal> stopRefusals(TimerView timer, Stop how) {
        List<Refusal> refusals = new ArrayList<>();
        if (how.details().matterId() == null) {
            refusals.add(Refusal.required("matterId"));
        }
        if (timer.forgotten() && how.minutes() == null) {
            refusals.add(Refusal.at("minutes", "timer-forgotten", "This timer ran longer than %d hours. Say how long the work really took."
                    .formatted(settings.longestTimerHours())));
        }
        return refusals;
    }

    private List<Refusal> refusals(TimerDetails timer) {
        TimeChecks checks = checkList.now();
        List<Refusal> refusals = new ArrayList<>();
        MatterFacts matter = timer.matterId() == null ? null : facts.matters(List.of(timer.matterId())).get(timer.matterId());
        if (timer.matterId() != null) {
            refusals.addAll(checks.matter(matter));
        }
        checks.narrative(timer.told()).ifPresent(refusals::add);
        var set = matter == null ? null : matter.taskSet();
        Codes.refusal(checks.codes(), CodeKind.TASK, Codes.normalOrNull(timer.taskCode()), set, "taskCode").ifPresent(refusals::add);
        Codes.refusal(checks.codes(), CodeKind.ACTIVITY, Codes.normalOrNull(timer.activityCode()), null, "activityCode").ifPresent(refusals::add);
        return refusals;
    }

    private <T> Outcome<T> open(TimerId id, Function<TimerView, Outcome<T>> act) {
        store.lock();
        return store.find(id, now()).map(Found::view).filter(timer -> timer.state() != State.STOPPED).map(act).orElseGet(() -> Outcome.refused(UNKNOWN));
    }

    private Now now() {
        return new Now(firms.now(), firms.zone());
    }
}
