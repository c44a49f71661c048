package org.chancery.finance.receivables;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a payment that the bank took back. */
public record ReturnedPaymentId(UUID value) implements Id {

    public static ReturnedPaymentId next() {
        return new ReturnedPaymentId(Id.next());
    }

    public static ReturnedPaymentId of(String text) {
        return new ReturnedPaymentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
