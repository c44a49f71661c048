package org.chancery.finance.ebilling;

import java.util.UUID;
import org.chancery.shared.Id;

/** An e-bill file that was made. */
public record EBillFileId(UUID value) implements Id {

    public static EBillFileId next() {
        return new EBillFileId(Id.next());
    }

    public static EBillFileId of(String text) {
        return new EBillFileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
