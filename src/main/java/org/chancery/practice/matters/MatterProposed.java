package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.contacts.ContactId;

/** A matter was spoken of and written down as prospective. */
public record MatterProposed(MatterId id, String number, ContactId client) implements BusinessEvent {

    @Override
    public String summary() {
        return "Prospective matter " + number + " written down";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("contact", client, "client"));
    }

    @Override
    public UUID matter() {
        return id.value();
    }
}
