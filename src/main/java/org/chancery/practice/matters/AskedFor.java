package org.chancery.practice.matters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.shared.UserId;

/**
 * What somebody asked for and did not get, or searched for. Whether a wall was the reason is found out afterwards.
 *
 * @param route the route's pattern, such as {@code /matters/{id}}
 * @param ids   what the address and the form named
 * @param words what was searched for; empty for none
 */
public record AskedFor(UUID firm, UserId user, Kind kind, String route, Instant at, List<UUID> ids, String words) {

    /** How it was asked for. */
    public enum Kind {
        ASKED("Asked for its page"), SENT("Sent a change"), SEARCHED("Searched for it");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
