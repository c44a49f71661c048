package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** The people of a group were changed, or its name. */
public record GroupChanged(GroupId id, String name, String change) implements BusinessEvent {

    @Override
    public String summary() {
        return "Group " + name + " changed: " + change;
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("people-group", id));
    }

    @Override
    public @Nullable UUID matter() {
        return null;
    }
}
