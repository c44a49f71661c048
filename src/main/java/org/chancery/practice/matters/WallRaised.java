package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;

/** A wall was raised around a matter. */
public record WallRaised(MatterId id, WallId wall, WallKind kind, String names, String reason) implements BusinessEvent {

    @Override
    public String summary() {
        return kind.word() + " wall raised " + (kind == WallKind.EXCLUSIONARY ? "against " : "around ") + names + ": " + reason;
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
