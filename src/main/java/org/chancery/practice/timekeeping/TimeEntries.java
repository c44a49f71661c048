package org.chancery.practice.timekeeping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recorded time. One sees one's own; the time of others wants a permission to record, approve or bill it. */
@Service
public class TimeEntries {

    private final TimeStore store;
    private final TimeRecorder recorder;
    private final TimekeepingSettings settings;

    TimeEntries(TimeStore store, TimeRecorder recorder, TimekeepingSettings settings) {
        this.store = store;
        this.recorder = recorder;
        this.settings = settings;
    }

    /**
     * Records time, at the rate of its day. What an approver records for somebody else is approved at once; one's own is a draft, or
     * submitted if asked for.
     *
     * <p>Refuses {@code rate-missing} for billable time that no rate fits, {@code matter-closed}, {@code date-in-future}, {@code day-too-long} for
     * more than 24 hours in a day, {@code code-unknown}, {@code code-not-in-set}, {@code not-a-timekeeper}.
     */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<TimeView> record(NewTime time) {
        return recorder.record(List.of(time)).flatMap(ids -> read(ids.getFirst()));
    }

    /** Records many at once, all or none; the field of a refusal then names the entry: {@code entries[3].minutes}. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<List<TimeEntryId>> recordAll(List<NewTime> times) {
        if (times.size() > settings.mostAtOnce()) {
            return Outcome.refused("too-many", "At most %d entries at once.".formatted(settings.mostAtOnce()));
        }
        return recorder.record(times);
    }

    /**
     * Changes a draft. Its rate stays as it was unless what decides it changed: matter, timekeeper, day, activity or billing.
     *
     * @param version as it was read; refuses {@code version-conflict} if it changed since
     */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<TimeView> change(TimeEntryId id, int version, NewTime time) {
        return open(id, version).flatMap(entry -> recorder.change(entry, time)).flatMap(this::read);
    }

    /** Deletes a draft. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    @Transactional
    public Outcome<TimeEntryId> delete(TimeEntryId id, int version) {
        return open(id, version).flatMap(entry -> store.delete(id, version) ? Outcome.done(id) : Outcome.refused(TimekeepingRefusals.CHANGED));
    }

    /** Empty also for one that the acting person may not see. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW})
    @Transactional(readOnly = true)
    public Optional<TimeView> find(TimeEntryId id) {
        return store.find(id);
    }

    /** A draft of this version that the acting person may change. */
    private Outcome<TimeView> open(TimeEntryId id, int version) {
        Optional<TimeView> found = store.find(id);
        if (found.isEmpty()) {
            return Outcome.refused("not-found", "There is no such entry.");
        }
        TimeView entry = found.get();
        List<Refusal> refusals = new ArrayList<>();
        WorkAuthority.refusalToRecordFor(entry.timekeeperId(), "timekeeperId").ifPresent(refusals::add);
        settled(entry.status(), entry.billId()).ifPresent(refusals::add);
        if (entry.version() != version) {
            refusals.add(TimekeepingRefusals.CHANGED);
        }
        return refusals.isEmpty() ? Outcome.done(entry) : Outcome.refused(refusals);
    }

    static Optional<Refusal> settled(WorkStatus status, @Nullable Object billId) {
        if (billId != null) {
            return Optional.of(Refusal.of("already-billed", "This is on a bill and cannot change any more; void or credit the bill first."));
        }
        return status == WorkStatus.DRAFT ? Optional.empty()
                : Optional.of(Refusal.of("not-a-draft", "This is %s; return it to draft to change it.".formatted(status.title().toLowerCase(Locale.ROOT))));
    }

    private Outcome<TimeView> read(TimeEntryId id) {
        return Outcome.done(store.find(id).orElseThrow());
    }
}
