package org.chancery.practice.matters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.practice.contacts.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for what a wall hides from him; one a day, page and person.
 *
 * @param matterId null if it was a client
 * @param clientId null if it was a matter
 * @param what     the matter's number and name, or the client's name
 * @param route    the pattern of the page's or the call's address
 */
public record WallAttempt(StopId id, Instant at, UUID userId, String name, @Nullable MatterId matterId, @Nullable ContactId clientId, String what, AskedFor.Kind kind, String route,
        @Nullable String reviewedBy, @Nullable Instant reviewedAt, @Nullable String comment) {

    /** Whether somebody who keeps walls has looked at it. */
    public boolean reviewed() {
        return reviewedAt != null;
    }

    /** Where its walls are. */
    public String href() {
        return clientId == null ? "/matters/" + matterId + "/access" : "/contacts/" + clientId + "/access";
    }

    /** Somebody has looked at it. */
    public record Review(String name, Instant at, String comment) {}

    /** One with all that was said of it, the latest last. */
    public record Reviewed(WallAttempt attempt, List<Review> reviews) {}
}
