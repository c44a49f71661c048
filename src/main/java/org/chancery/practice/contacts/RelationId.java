package org.chancery.practice.contacts;

import java.util.UUID;
import org.chancery.shared.Id;

/** A relation between two contacts. */
public record RelationId(UUID value) implements Id {

    public static RelationId next() {
        return new RelationId(Id.next());
    }

    public static RelationId of(String text) {
        return new RelationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
