package org.chancery.finance.banking;

import java.util.UUID;
import org.chancery.shared.Id;

/** A statement of a bank account, as imported from one file. */
public record StatementId(UUID value) implements Id {

    public static StatementId next() {
        return new StatementId(Id.next());
    }

    public static StatementId of(String text) {
        return new StatementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
