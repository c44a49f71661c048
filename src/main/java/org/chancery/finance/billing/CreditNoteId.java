package org.chancery.finance.billing;

import java.util.UUID;
import org.chancery.shared.Id;

/** A credit note. */
public record CreditNoteId(UUID value) implements Id {

    public static CreditNoteId next() {
        return new CreditNoteId(Id.next());
    }

    public static CreditNoteId of(String text) {
        return new CreditNoteId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
