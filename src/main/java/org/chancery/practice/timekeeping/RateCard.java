package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which rate work is charged at. A rate fits if each key it names is that of the work, it is in the matter's currency and valid on the
 * day. Of those that fit, the one agreed nearest is charged: for the matter, then with the client, then the firm's own; among these one
 * for the activity before one for every activity, and then one for the timekeeper before one for everybody. So a blended rate of a matter
 * replaces everybody's standard rate, and a person's own rate on that matter replaces the blended one.
 */
record RateCard(List<Rate> rates) {

    /** The work to be charged. */
    record Work(UserId timekeeper, ContactId client, MatterId matter, @Nullable String activityCode, CurrencyUnit currency, LocalDate date) {}

    Optional<Rate> charge(Work work) {
        return rates.stream().filter(rate -> fits(rate, work)).max(Comparator.comparingInt(Rate::rank));
    }

    private static boolean fits(Rate rate, Work work) {
        return named(rate.timekeeperId(), work.timekeeper())
                && named(rate.clientId(), work.client())
                && named(rate.matterId(), work.matter())
                && named(rate.activityCode(), work.activityCode())
                && rate.hourly().getCurrencyUnit().equals(work.currency())
                && !work.date().isBefore(rate.from())
                && (rate.through() == null || !work.date().isAfter(rate.through()));
    }

    private static boolean named(@Nullable Object key, @Nullable Object actual) {
        return key == null || key.equals(actual);
    }
}
