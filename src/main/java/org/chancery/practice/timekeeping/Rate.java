package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An hourly rate for the days from {@code from} to {@code through}, both included. A key that is null stands for all: no timekeeper for
 * everybody, neither client nor matter for the whole firm, no activity for every activity. Two rates of the same keys and currency never
 * overlap in time: the database refuses it as {@code rate-overlap}.
 *
 * @param through null while it has no end
 */
public record Rate(RateId id, @Nullable UserId timekeeperId, @Nullable ContactId clientId, @Nullable MatterId matterId, @Nullable String activityCode,
        Money hourly, LocalDate from, @Nullable LocalDate through, int version) {

    /**
     * Where the rate was agreed, the nearest first: what was agreed for the matter goes before what was agreed with the client, and that
     * before the firm's own rates.
     */
    enum Scope { FIRM, CLIENT, MATTER }

    Scope scope() {
        return matterId != null ? Scope.MATTER : clientId != null ? Scope.CLIENT : Scope.FIRM;
    }

    /** Among those that fit, the highest is charged. No two rates of one currency that fit the same work have the same rank. */
    int rank() {
        return scope().ordinal() * 4 + (activityCode != null ? 2 : 0) + (timekeeperId != null ? 1 : 0);
    }

    /** What the rate is for, in words: "this matter, A102, this timekeeper". */
    String reason() {
        String where = switch (scope()) {
            case MATTER -> "agreed for this matter";
            case CLIENT -> "agreed with this client";
            case FIRM -> "the firm's own";
        };
        String what = activityCode == null ? "" : ", for activity " + activityCode;
        return where + (timekeeperId == null ? ", for everybody" : ", for this timekeeper") + what;
    }
}
