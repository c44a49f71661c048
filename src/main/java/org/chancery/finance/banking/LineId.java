package org.chancery.finance.banking;

import java.util.UUID;
import org.chancery.shared.Id;

/** A line of a bank's statement: once per bank account, however many files bring it. */
public record LineId(UUID value) implements Id {

    public static LineId next() {
        return new LineId(Id.next());
    }

    public static LineId of(String text) {
        return new LineId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
