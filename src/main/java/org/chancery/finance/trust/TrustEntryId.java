package org.chancery.finance.trust;

import java.util.UUID;
import org.chancery.shared.Id;

/** An entry of client money: a receipt, a payment, a leg of a transfer, a void. */
public record TrustEntryId(UUID value) implements Id {

    public static TrustEntryId next() {
        return new TrustEntryId(Id.next());
    }

    public static TrustEntryId of(String text) {
        return new TrustEntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
