package org.chancery.platform.jobs;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a run of a job. */
public record RunId(UUID value) implements Id {

    public static RunId next() {
        return new RunId(Id.next());
    }

    public static RunId of(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
