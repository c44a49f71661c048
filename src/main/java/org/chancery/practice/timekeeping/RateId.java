package org.chancery.practice.timekeeping;

import java.util.UUID;
import org.chancery.shared.Id;

/** A dated hourly rate. */
public record RateId(UUID value) implements Id {

    public static RateId next() {
        return new RateId(Id.next());
    }

    public static RateId of(String text) {
        return new RateId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
