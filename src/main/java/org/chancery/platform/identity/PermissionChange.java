package org.chancery.platform.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A change of who may do what: asked by one person and, if it gives anybody anything, approved by another.
 *
 * @param subjectId  of the role or the person that changes
 * @param subject    its name when this was asked
 * @param before     ROLE: names of permissions, PERSON: names of roles, otherwise what is taken away, in words
 * @param gains      whom it gives which permissions
 * @param expiresAt  until when it can be approved
 * @param way        how it came into effect; null if it did not
 * @param remark     of who decided; empty for none
 * @param review     what another person said of an act alone; null until then
 * @param unreviewed whether a person acted alone and nobody else has looked it over yet; the founding of the firm need not be
 */
public record PermissionChange(PermissionChangeId id, Kind kind, UUID subjectId, String subject, List<String> before, List<String> after, List<Gain> gains, String reason,
        UserId askedBy, String askedByName, Instant askedAt, Instant expiresAt, Status status, @Nullable Way way, @Nullable String decidedByName, @Nullable Instant decidedAt,
        String remark, @Nullable String reviewedByName, @Nullable Instant reviewedAt, @Nullable String review, boolean unreviewed) {

    /** Somebody who may do more afterwards. */
    public record Gain(UserId user, String name, List<String> permissions) {}

    /** What changes: what a role permits, which roles a person has, or by what the person signs in. */
    public enum Kind {
        ROLE("Role"), PERSON("Person"), PASSWORD("New password"), FACTORS("Reset of second factors");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** How far it has come. */
    public enum Status {
        WAITING("Waiting"), DONE("In effect"), DECLINED("Declined"), WITHDRAWN("Withdrawn"), EXPIRED("Expired");

        private final String title;

        Status(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Why it came into effect. */
    public enum Way {
        GIVES_NOTHING("Gives nobody anything"), APPROVED("Approved by another person"), ALONE("Alone: nobody else could approve");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What is in the new state and was not in the old one. */
    public List<String> added() {
        return after.stream().filter(each -> !before.contains(each)).toList();
    }

    /** What was in the old state and is not in the new one. */
    public List<String> removed() {
        return before.stream().filter(each -> !after.contains(each)).toList();
    }

    /** Whether it lets a person in anew who has lost the password or the second factors. */
    public boolean isReset() {
        return kind == Kind.PASSWORD || kind == Kind.FACTORS;
    }

    public boolean isWaiting() {
        return status == Status.WAITING;
    }

    /** Whether it gives a person something. */
    public boolean gives(UserId user) {
        return gains.stream().anyMatch(gain -> gain.user().equals(user));
    }
}
