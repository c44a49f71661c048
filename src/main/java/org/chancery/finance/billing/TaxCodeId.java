package org.chancery.finance.billing;

import java.util.UUID;
import org.chancery.shared.Id;

/** A tax rate of a period. */
public record TaxCodeId(UUID value) implements Id {

    public static TaxCodeId next() {
        return new TaxCodeId(Id.next());
    }

    public static TaxCodeId of(String text) {
        return new TaxCodeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
