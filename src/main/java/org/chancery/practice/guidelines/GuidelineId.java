package org.chancery.practice.guidelines;

import java.util.UUID;
import org.chancery.shared.Id;

/** A rule of a client's guidelines. */
public record GuidelineId(UUID value) implements Id {

    public static GuidelineId next() {
        return new GuidelineId(Id.next());
    }

    public static GuidelineId of(String text) {
        return new GuidelineId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
