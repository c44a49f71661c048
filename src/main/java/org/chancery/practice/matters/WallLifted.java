package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;

/** A wall was lifted. */
public record WallLifted(MatterId id, WallId wall, WallKind kind, String reason) implements BusinessEvent {

    @Override
    public String summary() {
        return kind.word() + " wall lifted: " + reason;
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
