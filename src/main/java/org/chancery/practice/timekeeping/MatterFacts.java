package org.chancery.practice.timekeeping;

import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterStatus;
import org.chancery.practice.matters.TaskSet;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the recording of work must know of a matter.
 *
 * @param rounding the client's billing unit
 * @param taskSet  the task codes it uses; null if it takes any
 */
record MatterFacts(MatterId id, String number, String name, ContactId clientId, String clientName, MatterStatus status, CurrencyUnit currency,
        @Nullable TaskSet taskSet, Rounding rounding) {}
