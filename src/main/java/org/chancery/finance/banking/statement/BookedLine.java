package org.chancery.finance.banking.statement;

import java.time.LocalDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A line as a format found it, before it knows its position and its fingerprint. */
record BookedLine(
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        String description,
        @Nullable String reference,
        @Nullable String bankId) {}
