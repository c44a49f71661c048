package org.chancery.practice.contacts;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** A note on a contact was written. */
public record ContactNoted(ContactId id, String name) implements BusinessEvent {

    @Override
    public String summary() {
        return "Note on " + name + " written";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("contact", id));
    }

    @Override
    public @Nullable UUID matter() {
        return null;
    }
}
