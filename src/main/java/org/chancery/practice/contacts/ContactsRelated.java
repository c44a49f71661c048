package org.chancery.practice.contacts;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** A relation between two contacts was written down, or its end. */
public record ContactsRelated(ContactId from, String fromName, RelationKind kind, ContactId to, String toName, boolean ended) implements BusinessEvent {

    @Override
    public String summary() {
        return fromName + (ended ? " is no longer " : " is ") + kind.forward() + " " + toName;
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("contact", from), ObjectRef.of("contact", to, "related"));
    }

    @Override
    public @Nullable UUID matter() {
        return null;
    }
}
