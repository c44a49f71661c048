package org.chancery.practice.matters;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A notice as the person reads it whom it concerns: the words of whoever wrote it, and nothing of what stands behind the wall. */
public record NoticeToMe(NoticeId id, String title, String body, String writtenBy, Instant writtenAt, LocalDate dueOn, @Nullable Instant acknowledgedAt) {

    public boolean open() {
        return acknowledgedAt == null;
    }

    public boolean overdue(LocalDate today) {
        return open() && dueOn.isBefore(today);
    }
}
