package org.chancery.finance.ledger;

import java.util.UUID;
import org.chancery.shared.Id;

/** A bank account of the firm, which is an account of the books as well. */
public record BankAccountId(UUID value) implements Id, PostedTo {

    public static BankAccountId next() {
        return new BankAccountId(Id.next());
    }

    public static BankAccountId of(String text) {
        return new BankAccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
