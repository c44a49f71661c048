package org.chancery.finance.trust;

import java.util.UUID;
import org.chancery.shared.Id;

/** One matter's money in one trust account. */
public record ClientLedgerId(UUID value) implements Id {

    public static ClientLedgerId next() {
        return new ClientLedgerId(Id.next());
    }

    public static ClientLedgerId of(String text) {
        return new ClientLedgerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
