package org.chancery.practice.matters;

import java.util.UUID;
import org.chancery.shared.Id;

/** A group of people whom walls name together. */
public record GroupId(UUID value) implements Id {

    public static GroupId next() {
        return new GroupId(Id.next());
    }

    public static GroupId of(String text) {
        return new GroupId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
