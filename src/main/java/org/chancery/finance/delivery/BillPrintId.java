package org.chancery.finance.delivery;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a batch of bills on paper. */
public record BillPrintId(UUID value) implements Id {

    public static BillPrintId next() {
        return new BillPrintId(Id.next());
    }

    public static BillPrintId of(String text) {
        return new BillPrintId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
