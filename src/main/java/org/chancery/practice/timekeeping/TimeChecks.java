package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterStatus;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The rules that recorded work must keep, as values: each gives a refusal or nothing. That a day has no more than 24 hours, that rates do
 * not overlap and that nobody approves his own time is held by the database.
 *
 * @param today    in the firm's zone
 * @param codes    that may be used
 * @param settings limits
 */
record TimeChecks(LocalDate today, List<Code> codes, TimekeepingSettings settings) {

    private static final int DAY_MINUTES = 24 * 60;
    private static final int NARRATIVE_LENGTH = 15_000;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    /** Of time, except for its rate. */
    List<Refusal> time(NewTime time, @Nullable MatterFacts matter, @Nullable Timekeeper timekeeper) {
        List<Refusal> refusals = new ArrayList<>(matter(matter));
        day(time.date()).ifPresent(refusals::add);
        if (time.minutes() < 0 || time.minutes() > DAY_MINUTES) {
            refusals.add(Refusal.at("minutes", time.minutes() < 0 ? "minutes-negative" : "day-too-long", "Between 0 and 24 hours."));
        }
        if (timekeeper == null || !timekeeper.records()) {
            refusals.add(Refusal.at("timekeeperId", "not-a-timekeeper", timekeeper == null ? "There is no such person here." : timekeeper.name() + " does not record time."));
        } else {
            WorkAuthority.refusalToRecordFor(timekeeper.id(), "timekeeperId").ifPresent(refusals::add);
        }
        narrative(time.narrative()).ifPresent(refusals::add);
        var set = matter == null ? null : matter.taskSet();
        Codes.refusal(codes, CodeKind.TASK, time.taskCode(), set, "taskCode").ifPresent(refusals::add);
        Codes.refusal(codes, CodeKind.ACTIVITY, time.activityCode(), null, "activityCode").ifPresent(refusals::add);
        return refusals;
    }

    /** Of what must be said before anybody else is asked to approve it. */
    static Optional<Refusal> told(Billing billing, @Nullable String narrative) {
        return billing != Billing.NON_BILLABLE && (narrative == null || narrative.isBlank())
                ? Optional.of(Refusal.at("narrative", "required", "Say what was done: the client reads it on the bill.")) : Optional.empty();
    }

    static Refusal rateMissing(NewTime time, MatterFacts matter, Timekeeper timekeeper) {
        return Refusal.of("rate-missing", "No rate in %s is set for %s on %s. Set one, or record the time at no charge.".formatted(
                matter.currency().getCode(), timekeeper.name(), Show.date(time.date())));
    }

    /** Why nothing can be recorded on the matter. */
    List<Refusal> matter(@Nullable MatterFacts matter) {
        if (matter == null) {
            return List.of(Refusal.at("matterId", "matter-unknown", "There is no such matter."));
        }
        return matter.status() == MatterStatus.CLOSED
                ? List.of(Refusal.at("matterId", "matter-closed", matter.number() + " is closed; reopen it to record work.")) : List.of();
    }

    Optional<Refusal> day(LocalDate date) {
        if (date.isAfter(today.plusDays(settings.futureDays()))) {
            return Optional.of(Refusal.at("date", "date-in-future", "At most %d days ahead.".formatted(settings.futureDays())));
        }
        return date.isBefore(EARLIEST) ? Optional.of(Refusal.at("date", "date-too-early", "Not before 1970.")) : Optional.empty();
    }

    Optional<Refusal> narrative(@Nullable String narrative) {
        return narrative != null && narrative.length() > NARRATIVE_LENGTH
                ? Optional.of(Refusal.at("narrative", "too-long", "At most %s characters.".formatted(Show.count(NARRATIVE_LENGTH)))) : Optional.empty();
    }
}
