package org.chancery.practice.contacts;

import java.util.UUID;
import org.chancery.shared.Id;

/** A person or organisation the firm deals with: client, other side, counsel, court, payee. */
public record ContactId(UUID value) implements Id {

    public static ContactId next() {
        return new ContactId(Id.next());
    }

    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
