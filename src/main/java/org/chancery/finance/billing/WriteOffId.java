package org.chancery.finance.billing;

import java.util.UUID;
import org.chancery.shared.Id;

/** A debt given up, or proposed to be. */
public record WriteOffId(UUID value) implements Id {

    public static WriteOffId next() {
        return new WriteOffId(Id.next());
    }

    public static WriteOffId of(String text) {
        return new WriteOffId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
