package org.chancery.finance.receivables;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a note of a contact about a debt. */
public record NoteId(UUID value) implements Id {

    public static NoteId next() {
        return new NoteId(Id.next());
    }

    public static NoteId of(String text) {
        return new NoteId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
