package org.chancery.platform.identity;

import org.chancery.shared.UserId;

/** Something that happened to a person's access. Published in its transaction; the activity keeps it under the record's name. */
public sealed interface AccountEvent {

    UserId user();

    /** One line, in the past tense, without who did it. */
    String summary();

    /** @param what the name that its owner gave it */
    record FactorAdded(UserId user, String what) implements AccountEvent {
        @Override
        public String summary() {
            return "Second factor added: " + what;
        }
    }

    /** @param what the name that its owner gave it */
    record FactorRemoved(UserId user, String what) implements AccountEvent {
        @Override
        public String summary() {
            return "Second factor removed: " + what;
        }
    }

    /** By somebody else, since the person had lost them. */
    record FactorsReset(UserId user, String name) implements AccountEvent {
        @Override
        public String summary() {
            return "Second factors of " + name + " reset";
        }
    }

    /** From then on a link can be made by which the person sets a new one. */
    record PasswordResetAllowed(UserId user, String name) implements AccountEvent {
        @Override
        public String summary() {
            return "Link for a new password of " + name + " allowed";
        }
    }

    record RecoveryCodesMade(UserId user) implements AccountEvent {
        @Override
        public String summary() {
            return "New recovery codes made";
        }
    }

    record RecoveryCodeUsed(UserId user) implements AccountEvent {
        @Override
        public String summary() {
            return "Recovery code used";
        }
    }

    /** @param failures in a row, by now */
    record SignInGuessed(UserId user, String name, int failures) implements AccountEvent {
        @Override
        public String summary() {
            return failures + " failed sign-ins in a row as " + name;
        }
    }

    /** From this moment nobody acts as this person any more: what runs for them ends with it. */
    record AccessEnded(UserId user, String name) implements AccountEvent {
        @Override
        public String summary() {
            return "Access of " + name + " ended";
        }
    }

    record SessionsEnded(UserId user, String name, int count) implements AccountEvent {
        @Override
        public String summary() {
            return count + (count == 1 ? " session of " : " sessions of ") + name + " ended";
        }
    }

    record PersonInvited(UserId user, String name) implements AccountEvent {
        @Override
        public String summary() {
            return name + " invited";
        }
    }

    /** By the firm's directory, at the first sign-in. */
    record PersonProvisioned(UserId user, String name, String roles) implements AccountEvent {
        @Override
        public String summary() {
            return name + " added by the firm's directory: " + roles;
        }
    }

    record InvitationAccepted(UserId user, String name) implements AccountEvent {
        @Override
        public String summary() {
            return name + " set a password by invitation";
        }
    }

    record RolesChanged(UserId user, String name, String roles) implements AccountEvent {
        @Override
        public String summary() {
            return "Roles of " + name + ": " + (roles.isEmpty() ? "none" : roles);
        }
    }

    /** @param what such as {@code the roles of Ben Cho} */
    record PermissionsAsked(UserId user, String what) implements AccountEvent {
        @Override
        public String summary() {
            return "Approval asked for " + what;
        }
    }

    /** @param what such as {@code the roles of Ben Cho} */
    record PermissionsDeclined(UserId user, String what) implements AccountEvent {
        @Override
        public String summary() {
            return "Not approved: " + what;
        }
    }

    /** Nobody else could have approved it. */
    record PermissionsGivenAlone(UserId user, String what) implements AccountEvent {
        @Override
        public String summary() {
            return "Changed without a second person: " + what;
        }
    }

    /** @param user who asked for it */
    record RoleChanged(UserId user, String role) implements AccountEvent {
        @Override
        public String summary() {
            return "Role " + role + " changed";
        }
    }

    /** @param what the titles of what was taken */
    record EmergencyOpened(UserId user, String name, String what) implements AccountEvent {
        @Override
        public String summary() {
            return "Emergency access of " + name + ": " + what;
        }
    }

    record EmergencyEnded(UserId user, String name) implements AccountEvent {
        @Override
        public String summary() {
            return "Emergency access of " + name + " ended before its time";
        }
    }

    record EmergencyReviewed(UserId user, String name) implements AccountEvent {
        @Override
        public String summary() {
            return "Emergency access of " + name + " looked over";
        }
    }
}
