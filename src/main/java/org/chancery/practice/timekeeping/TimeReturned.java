package org.chancery.practice.timekeeping;

import java.util.List;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;

/** Time was returned to draft, by whoever had to approve it or by its timekeeper. One event for each matter and timekeeper. */
public record TimeReturned(MatterId matterId, UserId timekeeper, List<TimeEntryId> entries, int minutes, String reason) implements TimeEvent {

    public TimeReturned {
        entries = List.copyOf(entries);
    }

    @Override
    public String summary() {
        return "%s returned to draft, %s h%s".formatted(Words.counted(entries.size(), "time entry", "time entries"), Show.hours(minutes), reason.isBlank() ? "" : ": " + reason);
    }
}
