package org.chancery.practice.timekeeping;

import java.util.UUID;
import org.chancery.shared.Id;

/** A cost of a matter. */
public record ExpenseId(UUID value) implements Id {

    public static ExpenseId next() {
        return new ExpenseId(Id.next());
    }

    public static ExpenseId of(String text) {
        return new ExpenseId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
