package org.chancery.practice.matters;

import java.util.UUID;
import org.chancery.shared.Id;

/** A contact's part in a matter. */
public record PartyId(UUID value) implements Id {

    public static PartyId next() {
        return new PartyId(Id.next());
    }

    public static PartyId of(String text) {
        return new PartyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
