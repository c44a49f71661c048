package org.chancery.platform.identity;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a change of permissions that was asked for. */
public record PermissionChangeId(UUID value) implements Id {

    public static PermissionChangeId next() {
        return new PermissionChangeId(Id.next());
    }

    public static PermissionChangeId of(String text) {
        return new PermissionChangeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
