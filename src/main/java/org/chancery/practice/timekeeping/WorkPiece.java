package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.UUID;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Time or an expense, as far as its way to the bill is concerned; kind and code are of expenses alone, minutes of time. */
record WorkPiece(UUID id, MatterId matter, UserId owner, LocalDate date, String narrative, Billing billing, WorkStatus status, @Nullable UUID billId, Money amount,
        int minutes, @Nullable ExpenseKind kind, @Nullable String code) {}
