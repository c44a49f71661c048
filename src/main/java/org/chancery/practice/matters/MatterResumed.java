package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;

/** A matter on hold goes on. */
public record MatterResumed(MatterId id, String number) implements BusinessEvent {

    @Override
    public String summary() {
        return "Matter " + number + " resumed";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of();
    }

    @Override
    public UUID matter() {
        return id.value();
    }
}
