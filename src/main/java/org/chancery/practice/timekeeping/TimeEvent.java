package org.chancery.practice.timekeeping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.shared.UserId;

/** A step of entries of one matter and timekeeper. */
interface TimeEvent extends MatterEvent {

    UserId timekeeper();

    List<TimeEntryId> entries();

    int minutes();

    @Override
    default List<ObjectRef> objects() {
        var objects = new ArrayList<>(entries().stream().map(entry -> ObjectRef.of("time-entry", entry)).toList());
        objects.add(ObjectRef.of("user", timekeeper(), "timekeeper"));
        return List.copyOf(objects);
    }

    @Override
    default Map<String, String> data() {
        return Map.of("minutes", Integer.toString(minutes()));
    }
}
