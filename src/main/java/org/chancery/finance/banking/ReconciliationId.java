package org.chancery.finance.banking;

import java.util.UUID;
import org.chancery.shared.Id;

/** A reconciliation of a bank account at the end of a day. */
public record ReconciliationId(UUID value) implements Id {

    public static ReconciliationId next() {
        return new ReconciliationId(Id.next());
    }

    public static ReconciliationId of(String text) {
        return new ReconciliationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
