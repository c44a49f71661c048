package org.chancery.finance.receivables;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies an interest charge. */
public record InterestChargeId(UUID value) implements Id {

    public static InterestChargeId next() {
        return new InterestChargeId(Id.next());
    }

    public static InterestChargeId of(String text) {
        return new InterestChargeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
