package org.chancery.finance.ledger;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/** An entry was made by hand. */
public record EntryPosted(EntryId id, String number, @Nullable MatterId matterId) implements BusinessEvent {

    @Override
    public String summary() {
        return "Entry " + number + " posted by hand";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("journal-entry", id));
    }

    @Override
    public @Nullable UUID matter() {
        return matterId == null ? null : matterId.value();
    }
}
