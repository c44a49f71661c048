package org.chancery.finance.ledger;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/** An entry made by hand was taken back. */
public record EntryReversed(EntryId id, EntryId reversal, String number, @Nullable MatterId matterId) implements BusinessEvent {

    @Override
    public String summary() {
        return "Entry " + number + " reversed";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("journal-entry", id), ObjectRef.of("journal-entry", reversal, "reversal"));
    }

    @Override
    public @Nullable UUID matter() {
        return matterId == null ? null : matterId.value();
    }
}
