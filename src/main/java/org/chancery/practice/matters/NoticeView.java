package org.chancery.practice.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A written notice of a wall, as its keepers see it.
 *
 * @param days     within how many days it is to be acknowledged
 * @param receipts of everybody whom it concerns now, and of those who acknowledged it before
 */
public record NoticeView(NoticeId id, WallId wallId, String around, Audience audience, String title, String body, int days, String writtenBy, Instant writtenAt,
        List<Receipt> receipts) {

    /** Whom a notice is for. */
    public enum Audience {
        KEPT_OUT("Those whom it keeps out"), INSIDE("Everybody else");

        private final String word;

        Audience(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One person's acknowledgement.
     *
     * @param dueOn null for one whom it does not concern any more
     */
    public record Receipt(UserId userId, String name, @Nullable LocalDate dueOn, @Nullable Instant acknowledgedAt) {

        public boolean overdue(LocalDate today) {
            return acknowledgedAt == null && dueOn != null && dueOn.isBefore(today);
        }
    }

    /** How many have acknowledged it. */
    public long acknowledged() {
        return receipts.stream().filter(each -> each.acknowledgedAt() != null).count();
    }

    public long overdue(LocalDate today) {
        return receipts.stream().filter(each -> each.overdue(today)).count();
    }
}
