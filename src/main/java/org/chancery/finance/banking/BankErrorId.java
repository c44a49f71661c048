package org.chancery.finance.banking;

import java.util.UUID;
import org.chancery.shared.Id;

/** A mistake of the bank that a reconciliation names. */
public record BankErrorId(UUID value) implements Id {

    public static BankErrorId next() {
        return new BankErrorId(Id.next());
    }

    public static BankErrorId of(String text) {
        return new BankErrorId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
