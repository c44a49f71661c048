package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A rate to be set.
 *
 * @param timekeeperId null for everybody
 * @param clientId     null for every client; not together with a matter, which has its client
 * @param matterId     null for every matter
 * @param activityCode null for every activity
 * @param hourly       above zero; used on matters of this currency
 * @param from         its first day
 * @param through      its last day; null for no end
 * @param endsPrevious whether the rate of the same keys that is valid on {@code from} and began before ends the day before; without that, it is
 *                     refused as {@code rate-overlap}
 */
public record NewRate(@Nullable UserId timekeeperId, @Nullable ContactId clientId, @Nullable MatterId matterId, @Nullable String activityCode,
        Money hourly, LocalDate from, @Nullable LocalDate through, @Nullable Boolean endsPrevious) {}
