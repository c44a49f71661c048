package org.chancery.practice.matters;

import java.util.UUID;
import org.chancery.shared.Id;

/** A matter. */
public record MatterId(UUID value) implements Id {

    public static MatterId next() {
        return new MatterId(Id.next());
    }

    public static MatterId of(String text) {
        return new MatterId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
