package org.chancery.finance.billing;

import java.util.UUID;
import org.chancery.shared.Id;

/** A line of a pre-bill. */
public record PreBillLineId(UUID value) implements Id {

    public static PreBillLineId next() {
        return new PreBillLineId(Id.next());
    }

    public static PreBillLineId of(String text) {
        return new PreBillLineId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
