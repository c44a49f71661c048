package org.chancery.practice.timekeeping;

import java.util.UUID;
import org.chancery.shared.Id;

/** Time that a timekeeper recorded on a matter. */
public record TimeEntryId(UUID value) implements Id {

    public static TimeEntryId next() {
        return new TimeEntryId(Id.next());
    }

    public static TimeEntryId of(String text) {
        return new TimeEntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
