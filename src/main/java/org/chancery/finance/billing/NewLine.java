package org.chancery.finance.billing;

import java.time.LocalDate;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line to be added to a pre-bill, of no recorded work.
 *
 * @param kind         FEE, COST or COURTESY
 * @param date         null for the last day of the pre-bill
 * @param amount       zero or more; of a courtesy, zero or less
 * @param timekeeperId whose fee it is; null for nobody's
 * @param taxCode      null for what the client's terms say, empty for untaxed
 * @param reason       why; null for none
 */
public record NewLine(LineKind kind, @Nullable LocalDate date, String narrative, Money amount, @Nullable UserId timekeeperId, @Nullable String taxCode,
        @Nullable String reason) {}
