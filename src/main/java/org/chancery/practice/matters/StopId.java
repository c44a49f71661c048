package org.chancery.practice.matters;

import java.util.UUID;
import org.chancery.shared.Id;

/** Somebody's asking for what a wall hides. */
public record StopId(UUID value) implements Id {

    public static StopId next() {
        return new StopId(Id.next());
    }

    public static StopId of(String text) {
        return new StopId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
