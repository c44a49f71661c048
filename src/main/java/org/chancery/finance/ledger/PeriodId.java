package org.chancery.finance.ledger;

import java.util.UUID;
import org.chancery.shared.Id;

/** A closing of the books. */
public record PeriodId(UUID value) implements Id {

    public static PeriodId next() {
        return new PeriodId(Id.next());
    }

    public static PeriodId of(String text) {
        return new PeriodId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
