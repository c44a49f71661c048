package org.chancery.finance.billing;

import java.util.UUID;
import org.chancery.shared.Id;

/** A fee that an arrangement makes due beside recorded time. */
public record AgreedFeeId(UUID value) implements Id {

    public static AgreedFeeId next() {
        return new AgreedFeeId(Id.next());
    }

    public static AgreedFeeId of(String text) {
        return new AgreedFeeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
