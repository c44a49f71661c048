package org.chancery.finance.ledger;

import java.util.UUID;
import org.chancery.shared.Id;

/** An account of the books. */
public record AccountId(UUID value) implements Id, PostedTo {

    public static AccountId next() {
        return new AccountId(Id.next());
    }

    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
