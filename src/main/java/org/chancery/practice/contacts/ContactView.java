package org.chancery.practice.contacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact in full.
 *
 * @param version    counts its changes; given back when changing it
 * @param archivedAt null while it is in use
 */
public record ContactView(ContactId id, ContactDetails details, int version, Instant createdAt, @Nullable Instant archivedAt) {

    public ContactKind kind() {
        return details.name().kind();
    }

    public String name() {
        return details.name().display();
    }

    public boolean archived() {
        return archivedAt != null;
    }
}
