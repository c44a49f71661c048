package org.chancery.platform.storage;

import java.util.UUID;
import org.chancery.shared.Id;

/** A stored content of a firm. Whoever keeps one has a foreign key {@code (firm_id, blob_id)} to {@code platform.blob}. */
public record BlobId(UUID value) implements Id {

    public static BlobId next() {
        return new BlobId(Id.next());
    }

    public static BlobId of(String text) {
        return new BlobId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
