package org.chancery.finance.billing;

import java.util.UUID;
import org.chancery.shared.Id;

/** Something recovered for a client on a contingency. */
public record RecoveryId(UUID value) implements Id {

    public static RecoveryId next() {
        return new RecoveryId(Id.next());
    }

    public static RecoveryId of(String text) {
        return new RecoveryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
