package org.chancery.finance.receivables;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a promise to pay. */
public record PromiseId(UUID value) implements Id {

    public static PromiseId next() {
        return new PromiseId(Id.next());
    }

    public static PromiseId of(String text) {
        return new PromiseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
