package org.chancery.practice.timekeeping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;

/** Time was submitted for approval. One event for each matter and timekeeper. */
public record TimeSubmitted(MatterId matterId, UserId timekeeper, List<TimeEntryId> entries, int minutes) implements BusinessEvent {

    public TimeSubmitted {
        entries = List.copyOf(entries);
    }

    @Override
    public String summary() {
        return "%s submitted, %s h".formatted(Words.counted(entries.size(), "time entry", "time entries"), Show.hours(minutes));
    }

    @Override
    public List<ObjectRef> objects() {
        var objects = new ArrayList<>(entries.stream().map(entry -> ObjectRef.of("time-entry", entry)).toList());
        objects.add(ObjectRef.of("user", timekeeper, "timekeeper"));
        return List.copyOf(objects);
    }

    @Override
    public UUID matter() {
        return matterId.value();
    }

    @Override
    public Map<String, String> data() {
        return Map.of("minutes", Integer.toString(minutes));
    }
}
