package org.chancery.practice.matters;

import java.time.LocalDate;
import org.chancery.platform.firm.OfficeId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;

/** Details in which nothing is wrong or left open any more. */
record CheckedMatter(MatterDetails details, ContactId client, UserId responsible, LocalDate openedOn, CurrencyUnit currency,
        OfficeId office) {}
