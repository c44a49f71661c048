package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.Objects;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Time to be recorded.
 *
 * @param timekeeperId whose time; null for the acting person's
 * @param minutes      raw minutes, 0 to 1440
 * @param narrative    what was done; may be blank until it is submitted
 * @param billing      null for billable
 * @param submit       whether it is submitted for approval at once; null for no, but what an approver
 *                     records for somebody else is then approved at once; false keeps that a draft too
 */
public record NewTime(MatterId matterId, @Nullable UserId timekeeperId, LocalDate date, int minutes, @Nullable String narrative,
        @Nullable String taskCode, @Nullable String activityCode, @Nullable Billing billing, @Nullable Boolean submit) {

    Billing billed() {
        return Objects.requireNonNullElse(billing, Billing.BILLABLE);
    }

    UserId timekeeper() {
        return timekeeperId == null ? WorkAuthority.me() : timekeeperId;
    }

    NewTime by(UserId person) {
        return new NewTime(matterId, person, date, minutes, narrative, taskCode, activityCode, billing, submit);
    }

    /** A change makes nothing of itself but a draft, unless it is asked to submit. */
    NewTime changing() {
        return new NewTime(matterId, timekeeperId, date, minutes, narrative, taskCode, activityCode, billing, Boolean.TRUE.equals(submit));
    }

    /** As it is kept: codes in capitals, the narrative without blanks around it. */
    NewTime normal() {
        return new NewTime(matterId, timekeeper(), date, minutes, narrative == null ? "" : narrative.strip(), Codes.normalOrNull(taskCode),
                Codes.normalOrNull(activityCode), billed(), submit);
    }
}
