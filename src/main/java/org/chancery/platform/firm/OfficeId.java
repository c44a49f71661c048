package org.chancery.platform.firm;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies an office. */
public record OfficeId(UUID value) implements Id {

    public static OfficeId next() {
        return new OfficeId(Id.next());
    }

    public static OfficeId of(String text) {
        return new OfficeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
