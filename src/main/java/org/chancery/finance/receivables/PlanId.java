package org.chancery.finance.receivables;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a payment plan. */
public record PlanId(UUID value) implements Id {

    public static PlanId next() {
        return new PlanId(Id.next());
    }

    public static PlanId of(String text) {
        return new PlanId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
