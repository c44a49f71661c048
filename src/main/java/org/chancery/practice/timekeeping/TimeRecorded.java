package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;

/** Time was recorded for the first time; what changes later is in the entry's history. */
public record TimeRecorded(TimeEntryId entry, MatterId matterId, UserId timekeeper, LocalDate date, int minutes, String narrative) implements MatterEvent {

    @Override
    public String summary() {
        return Words.withNarrative("%s h recorded for %s".formatted(Show.hours(minutes), Show.date(date)), narrative);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("time-entry", entry), ObjectRef.of("user", timekeeper, "timekeeper"));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("date", date.toString(), "minutes", Integer.toString(minutes));
    }
}
