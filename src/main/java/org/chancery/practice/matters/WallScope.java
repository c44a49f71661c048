package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.contacts.ContactId;
import org.jspecify.annotations.Nullable;

/** What a wall stands around. */
public sealed interface WallScope {

    /** One matter. */
    record OfMatter(MatterId id) implements WallScope {}

    /** A client with all its matters, those of now and those to come. */
    record OfClient(ContactId id) implements WallScope {}

    /** The matter; null for a client. */
    default @Nullable MatterId matter() {
        return this instanceof OfMatter(var id) ? id : null;
    }

    /** The client; null for a matter. */
    default @Nullable ContactId client() {
        return this instanceof OfClient(var id) ? id : null;
    }

    /** As an event's matter. */
    default @Nullable UUID matterValue() {
        return this instanceof OfMatter(var id) ? id.value() : null;
    }

    /** What an event of a wall touches: those who may not know the client see none of it. */
    default List<ObjectRef> objects(WallId wall) {
        return this instanceof OfClient(var id) ? List.of(ObjectRef.of("wall", wall), ObjectRef.of("contact", id, "client")) : List.of(ObjectRef.of("wall", wall));
    }

    /** @param matter null for a client */
    static WallScope of(@Nullable UUID matter, @Nullable UUID client) {
        if (matter != null) {
            return new OfMatter(new MatterId(matter));
        } else if (client != null) {
            return new OfClient(new ContactId(client));
        }
        throw new IllegalArgumentException("a wall stands around a matter or a client");
    }
}
