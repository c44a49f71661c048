package org.chancery.practice.matters;

import java.time.Instant;
import java.util.List;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A wall around a matter, standing or lifted.
 *
 * @param people     whom it names now
 * @param liftedAt   null while it stands, as are the other two
 */
public record WallView(WallId id, MatterId matterId, WallKind kind, String reason, List<Person> people, String raisedBy, Instant raisedAt,
        @Nullable String liftedBy, @Nullable Instant liftedAt, @Nullable String liftReason) {

    /** One whom a wall names. */
    public record Person(UserId id, String name) {}

    public boolean stands() {
        return liftedAt == null;
    }

    /** Whether it hides the matter from a person. Lifted, it hides it from nobody. */
    public boolean keepsOut(UserId person) {
        boolean named = people.stream().anyMatch(each -> each.id().equals(person));
        return stands() && switch (kind) {
            case EXCLUSIONARY -> named;
            case INCLUSIONARY -> !named;
        };
    }
}
