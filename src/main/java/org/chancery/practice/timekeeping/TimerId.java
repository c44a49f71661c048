package org.chancery.practice.timekeeping;

import java.util.UUID;
import org.chancery.shared.Id;

/** A person's timer. */
public record TimerId(UUID value) implements Id {

    public static TimerId next() {
        return new TimerId(Id.next());
    }

    public static TimerId of(String text) {
        return new TimerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
