package org.chancery.platform.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has opened something, or taken it out.
 *
 * @param kind       OPENED, EXPORTED, REPORT, USED for a permission, or LOST for readings that found the buffer full
 * @param route      the route's pattern, such as {@code /matters/{id}}; for USED what was done, such as {@code ClientMoney.disburse}
 * @param objectId   what was opened; null for a list or a report
 * @param permission what the reader needed for it
 * @param count      how many readings; 1 but for LOST
 */
public record Reading(UUID firm, UUID id, Instant at, UUID userId, String request, Kind kind, String route, @Nullable UUID objectId, @Nullable String permission, int count) {

    /** What was done. */
    public enum Kind {
        OPENED("Opened"), EXPORTED("Exported"), REPORT("Report"), USED("Used a permission"), LOST("Not written down");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
