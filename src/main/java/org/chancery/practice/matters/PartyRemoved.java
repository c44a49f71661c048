package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.contacts.ContactId;

/** A contact no longer takes part in a matter. */
public record PartyRemoved(MatterId id, ContactId contact, String name, PartyRole role) implements BusinessEvent {

    @Override
    public String summary() {
        return name + " removed as " + role.word().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("contact", contact, "party"));
    }

    @Override
    public UUID matter() {
        return id.value();
    }
}
