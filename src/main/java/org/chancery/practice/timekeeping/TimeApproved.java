package org.chancery.practice.timekeeping;

import java.util.List;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;

/** Time was approved and may be billed. One event for each matter and timekeeper. */
public record TimeApproved(MatterId matterId, UserId timekeeper, List<TimeEntryId> entries, int minutes) implements TimeEvent {

    public TimeApproved {
        entries = List.copyOf(entries);
    }

    @Override
    public String summary() {
        return "%s approved, %s h".formatted(Words.counted(entries.size(), "time entry", "time entries"), Show.hours(minutes));
    }
}
