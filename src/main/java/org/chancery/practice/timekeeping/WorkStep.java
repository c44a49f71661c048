package org.chancery.practice.timekeeping;

import java.util.Locale;
import java.util.Optional;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;

/** A step of work on its way to the bill, and who may take it when. */
sealed interface WorkStep {

    /** Why this step cannot be taken with a piece of work; empty if it can. */
    Optional<Refusal> refusal(WorkPiece piece, Who who);

    /**
     * The acting person.
     *
     * @param secondPerson a service account whose approvals count as another person's
     */
    record Who(UserId id, boolean recordsForOthers, boolean approves, boolean secondPerson) {
        boolean owns(WorkPiece piece) {
            return piece.owner().equals(id);
        }
    }

    /** A draft is given to somebody else to approve. */
    record Submit() implements WorkStep {
        @Override
        public Optional<Refusal> refusal(WorkPiece piece, Who who) {
            if (!who.owns(piece) && !who.recordsForOthers()) {
                return forbidden();
            }
            return piece.status() == WorkStatus.DRAFT ? TimeChecks.told(piece.billing(), piece.narrative()) : wrongStatus(piece, "submitted");
        }
    }

    /** Submitted work is approved, by another person. */
    record Approve() implements WorkStep {
        @Override
        public Optional<Refusal> refusal(WorkPiece piece, Who who) {
            if (!who.approves()) {
                return forbidden();
            }
            if (who.owns(piece) && !who.secondPerson()) {
                return Optional.of(Refusal.of("self-approval", "Nobody approves work of one's own; another person must."));
            }
            return piece.status() == WorkStatus.SUBMITTED ? Optional.empty() : wrongStatus(piece, "approved");
        }
    }

    /**
     * Submitted or approved work becomes a draft again: its owner takes back what is not approved yet, an approver sends anything back that is not billed.
     *
     * @param reason needed from an approver
     */
    record Return(String reason) implements WorkStep {
        @Override
        public Optional<Refusal> refusal(WorkPiece piece, Who who) {
            boolean takesBack = who.owns(piece) && piece.status() == WorkStatus.SUBMITTED;
            if (!takesBack && !who.approves()) {
                return forbidden();
            }
            if (piece.billId() != null || piece.status() == WorkStatus.DRAFT) {
                return TimeEntries.settled(piece.status(), piece.billId()).or(() -> wrongStatus(piece, "returned to draft"));
            }
            return takesBack || !reason.isBlank() ? Optional.empty() : Optional.of(Refusal.required("reason"));
        }
    }

    private static Optional<Refusal> forbidden() {
        return Optional.of(Refusal.of("forbidden", "You do not have the permission for this."));
    }

    private static Optional<Refusal> wrongStatus(WorkPiece piece, String wanted) {
        return Optional.of(Refusal.of("wrong-status", "What is %s cannot be %s.".formatted(piece.status().title().toLowerCase(Locale.ROOT), wanted)));
    }
}
