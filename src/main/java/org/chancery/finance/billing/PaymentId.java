package org.chancery.finance.billing;

import java.util.UUID;
import org.chancery.shared.Id;

/** A payment received. */
public record PaymentId(UUID value) implements Id {

    public static PaymentId next() {
        return new PaymentId(Id.next());
    }

    public static PaymentId of(String text) {
        return new PaymentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
