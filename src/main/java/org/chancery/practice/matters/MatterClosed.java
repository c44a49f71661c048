package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;

/** A matter was closed. */
public record MatterClosed(MatterId id, String number) implements BusinessEvent {

    @Override
    public String summary() {
        return "Matter " + number + " closed";
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
