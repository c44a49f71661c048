package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** A wall was raised around a matter. */
public record WallRaised(WallScope scope, WallId wall, WallKind kind, String names, String reason) implements BusinessEvent {

    @Override
    public String summary() {
        return kind.word() + " wall raised " + (kind == WallKind.EXCLUSIONARY ? "against " : "around ") + names + ": " + reason;
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
