package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;

/** A closed matter was opened again. */
public record MatterReopened(MatterId id, String number) implements BusinessEvent {

    @Override
    public String summary() {
        return "Matter " + number + " reopened";
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
