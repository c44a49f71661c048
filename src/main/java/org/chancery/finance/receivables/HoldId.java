package org.chancery.finance.receivables;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a hold on collection. */
public record HoldId(UUID value) implements Id {

    public static HoldId next() {
        return new HoldId(Id.next());
    }

    public static HoldId of(String text) {
        return new HoldId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
