package org.chancery.finance.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** The books were closed through a day. */
public record BooksClosed(PeriodId id, LocalDate through) implements BusinessEvent {

    @Override
    public String summary() {
        return "Books closed through " + through;
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
