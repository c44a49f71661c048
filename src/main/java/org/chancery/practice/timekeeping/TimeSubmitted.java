package org.chancery.practice.timekeeping;

import java.util.List;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;

/** Time was submitted for approval. One event for each matter and timekeeper. */
public record TimeSubmitted(MatterId matterId, UserId timekeeper, List<TimeEntryId> entries, int minutes) implements TimeEvent {

    public TimeSubmitted {
        entries = List.copyOf(entries);
    }

    @Override
    public String summary() {
        return "%s submitted, %s h".formatted(Words.counted(entries.size(), "time entry", "time entries"), Show.hours(minutes));
    }
}
