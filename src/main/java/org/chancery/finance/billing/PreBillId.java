package org.chancery.finance.billing;

import java.util.UUID;
import org.chancery.shared.Id;

/** A pre-bill: a copy of work for review. */
public record PreBillId(UUID value) implements Id {

    public static PreBillId next() {
        return new PreBillId(Id.next());
    }

    public static PreBillId of(String text) {
        return new PreBillId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
