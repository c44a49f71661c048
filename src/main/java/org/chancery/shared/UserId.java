package org.chancery.shared;

import java.util.UUID;

/** A person or service account that acts in a firm; every room names its actors by it. */
public record UserId(UUID value) implements Id {

    public static UserId next() {
        return new UserId(Id.next());
    }

    public static UserId of(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
