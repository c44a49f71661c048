package org.chancery.platform.identity;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a role. */
public record RoleId(UUID value) implements Id {

    public static RoleId next() {
        return new RoleId(Id.next());
    }

    public static RoleId of(String text) {
        return new RoleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
