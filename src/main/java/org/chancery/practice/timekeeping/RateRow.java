package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A rate as lists show it, with the names of its keys; null names stand for all. */
public record RateRow(RateId id, @Nullable UserId timekeeperId, @Nullable String timekeeper, @Nullable ContactId clientId, @Nullable String client,
        @Nullable MatterId matterId, @Nullable String matter, @Nullable String activityCode, Money hourly, LocalDate from, @Nullable LocalDate through, int version) {

    /** Its page. */
    public String href() {
        return "/rates/" + id;
    }
}
