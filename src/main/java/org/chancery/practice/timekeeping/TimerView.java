package org.chancery.practice.timekeeping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/**
 * A person's timer as it stands.
 *
 * @param matterId        null until one is chosen, at the latest when it is stopped
 * @param matterName      null with it
 * @param day             the day it was first started, in the firm's zone, which its time is recorded for
 * @param startedAt       since when it runs; null while it is paused
 * @param before          what it ran before the last pause
 * @param elapsed         all that it ran until {@code now}
 * @param forgotten       whether it ran longer than anybody works, so that stopping it asks for the true time
 */
public record TimerView(TimerId id, @Nullable MatterId matterId, @Nullable String matterName, String narrative, @Nullable String taskCode,
        @Nullable String activityCode, Billing billing, State state, LocalDate day, @Nullable Instant startedAt, Duration before, Duration elapsed,
        boolean forgotten, Instant now, int version) {

    /** Where a timer stands. */
    public enum State { RUNNING, PAUSED, STOPPED }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** Whole minutes, a begun one counting as one. */
    public int minutes() {
        return Math.toIntExact(Math.ceilDiv(elapsed.toSeconds(), 60L));
    }

    /** What it is for, in a few words. */
    public String title() {
        if (matterName == null) {
            return narrative.isBlank() ? "Timer" : narrative;
        }
        return narrative.isBlank() ? matterName : matterName + " · " + narrative;
    }

    /** Its page. */
    public String href() {
        return "/time/timers/" + id;
    }
}
