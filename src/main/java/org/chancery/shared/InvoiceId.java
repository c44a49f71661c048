package org.chancery.shared;

import java.util.UUID;

/** A bill. Shared, because client money pays bills although it stands below the room that makes them. */
public record InvoiceId(UUID value) implements Id {

    public static InvoiceId next() {
        return new InvoiceId(Id.next());
    }

    public static InvoiceId of(String text) {
        return new InvoiceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
