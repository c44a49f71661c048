package org.chancery.platform.inbox;

import java.util.UUID;
import org.chancery.shared.Id;

/** Identifies something that waits for somebody. */
public record InboxItemId(UUID value) implements Id {

    public static InboxItemId next() {
        return new InboxItemId(Id.next());
    }

    public static InboxItemId of(String text) {
        return new InboxItemId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
