package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** The people that a wall names were changed. */
public record WallChanged(WallScope scope, WallId wall, String change, String reason) implements BusinessEvent {

    @Override
    public String summary() {
        return "Wall changed: " + change + ": " + reason;
    }

    @Override
    public List<ObjectRef> objects() {
        return scope.objects(wall);
    }

    @Override
    public @Nullable UUID matter() {
        return scope.matterValue();
    }
}
