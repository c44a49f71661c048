package org.chancery.finance.delivery;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies a bill on its way to one recipient. */
public record DeliveryId(UUID value) implements Id {

    public static DeliveryId next() {
        return new DeliveryId(Id.next());
    }

    public static DeliveryId of(String text) {
        return new DeliveryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
