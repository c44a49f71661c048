package org.chancery.finance.runs;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a run of a billing rule. */
public record BillingRunId(UUID value) implements Id {

    public static BillingRunId next() {
        return new BillingRunId(Id.next());
    }

    public static BillingRunId of(String text) {
        return new BillingRunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
