package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;

/** The people that a wall names were changed. */
public record WallChanged(MatterId id, WallId wall, String change, String reason) implements BusinessEvent {

    @Override
    public String summary() {
        return "Wall changed: " + change + ": " + reason;
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("wall", wall));
    }

    @Override
    public UUID matter() {
        return id.value();
    }
}
