package org.chancery.finance.ledger;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** Closed books were opened again. */
public record BooksReopened(PeriodId id, String reason) implements BusinessEvent {

    @Override
    public String summary() {
        return "Books reopened: " + reason;
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("period", id));
    }

    @Override
    public @Nullable UUID matter() {
        return null;
    }
}
