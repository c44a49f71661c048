package org.chancery.practice.matters;

import java.util.UUID;
import org.chancery.shared.Id;

/** A wall around a matter. */
public record WallId(UUID value) implements Id {

    public static WallId next() {
        return new WallId(Id.next());
    }

    public static WallId of(String text) {
        return new WallId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
