package org.chancery.finance.runs;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a billing rule. */
public record BillingRuleId(UUID value) implements Id {

    public static BillingRuleId next() {
        return new BillingRuleId(Id.next());
    }

    public static BillingRuleId of(String text) {
        return new BillingRuleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
