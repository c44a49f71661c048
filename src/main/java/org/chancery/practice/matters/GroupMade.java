package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** A group was made. */
public record GroupMade(GroupId id, String name, String names) implements BusinessEvent {

    @Override
    public String summary() {
        return "Group " + name + " made: " + names;
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
