package org.chancery.finance.rejections;

import java.util.UUID;
import org.chancery.shared.Id;

/** Something that a client took off a bill. */
public record ReductionId(UUID value) implements Id {

    public static ReductionId next() {
        return new ReductionId(Id.next());
    }

    public static ReductionId of(String text) {
        return new ReductionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
