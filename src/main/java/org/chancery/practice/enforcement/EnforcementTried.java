package org.chancery.practice.enforcement;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** Walls and the separation of firms were tried. */
public record EnforcementTried(ReportId id, int tried, int broken) implements BusinessEvent {

    @Override
    public String summary() {
        return "Enforcement tried " + tried + " times, " + (broken == 0 ? "held" : broken + " broken");
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("enforcement-report", id));
    }

    @Override
    public @Nullable UUID matter() {
        return null;
    }
}
