package org.chancery.platform.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Tone;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits, or waited, for somebody.
 *
 * @param href           where it is done
 * @param forPerson      whose turn it is; null for whoever holds {@code permission}
 * @param permission     by its name; null if it is one person's alone
 * @param delegatedUntil the last day on which it is the other's
 * @param remindedAt     when it became overdue and was said to be; null for not yet
 * @param escalatedAt    since when it is everybody's who may do it; null for not yet
 */
public record InboxItem(InboxItemId id, String kind, UUID objectId, @Nullable UUID matterId, String subject, String href, @Nullable UserId forPerson, @Nullable String forPersonName,
        @Nullable String permission, boolean byHand, UserId askedBy, String askedByName, Instant askedAt, LocalDate dueOn, State state, @Nullable String settledByName,
        @Nullable Instant settledAt, @Nullable UserId delegatedTo, @Nullable String delegatedToName, @Nullable LocalDate delegatedUntil, @Nullable Instant remindedAt,
        @Nullable Instant escalatedAt) {

    /** How an item stands. */
    public enum State {
        OPEN("Waiting", Tone.PLAIN), DONE("Done", Tone.GOOD), WITHDRAWN("Withdrawn", Tone.PLAIN);

        private final String label;
        private final Tone tone;

        State(String label, Tone tone) {
            this.label = label;
            this.tone = tone;
        }

        public String label() {
            return label;
        }

        public Tone tone() {
            return tone;
        }
    }

    /** In a word: how urgent it is while it waits, and what came of it. */
    public String standing() {
        return state != State.OPEN ? state.label() : escalatedAt != null ? "Waits too long" : remindedAt != null ? "Overdue" : delegatedTo != null ? "Delegated" : state.label();
    }

    public Tone tone() {
        return state != State.OPEN ? state.tone() : escalatedAt != null ? Tone.BAD : remindedAt != null ? Tone.WARN : delegatedTo != null ? Tone.INFO : state.tone();
    }

    /** For whom, in words. */
    public String whom() {
        if (delegatedTo != null && escalatedAt == null) {
            return String.valueOf(delegatedToName);
        }
        String holders = permission == null ? "" : Permission.named(permission).map(Permission::title).orElse(permission);
        return forPersonName != null && escalatedAt == null ? forPersonName : holders.isEmpty() ? String.valueOf(forPersonName) : "Who may: " + holders;
    }

    public String page() {
        return "/inbox/" + id;
    }
}
