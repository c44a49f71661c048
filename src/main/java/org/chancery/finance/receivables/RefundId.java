package org.chancery.finance.receivables;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a refund of unapplied cash. */
public record RefundId(UUID value) implements Id {

    public static RefundId next() {
        return new RefundId(Id.next());
    }

    public static RefundId of(String text) {
        return new RefundId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
