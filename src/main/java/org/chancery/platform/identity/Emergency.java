package org.chancery.platform.identity;

import java.time.Instant;
import java.util.List;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Permissions that a person took for a while without being given them.
 *
 * @param permissions by name
 * @param endsAt      when it ends by itself
 * @param endedAt     when somebody ended it before; null if nobody did
 * @param over        when it ended or will
 * @param review      what another person said of it; null until then
 */
public record Emergency(EmergencyId id, UserId user, String userName, List<String> permissions, String reason, Instant openedAt, Instant endsAt, @Nullable Instant endedAt,
        @Nullable String endedByName, Instant over, State state, @Nullable String reviewedByName, @Nullable Instant reviewedAt, @Nullable String review) {

    /** How far it has come. */
    public enum State {
        OPEN("Open"), TO_REVIEW("To be looked over"), OVERDUE("Overdue"), CLOSED("Looked over");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether another person has yet to look over what was done. */
    public boolean isToBeReviewed() {
        return state == State.TO_REVIEW || state == State.OVERDUE;
    }

    /** The titles of its permissions, as pages say them. */
    public List<String> titles() {
        return permissions.stream().map(name -> Permission.named(name).map(Permission::title).orElse(name)).toList();
    }
}
