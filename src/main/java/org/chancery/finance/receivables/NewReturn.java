package org.chancery.finance.receivables;

import java.time.LocalDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the bank said when it took a payment back.
 *
 * @param date     not before the payment and its allocations; null for today
 * @param fee      what the bank charged for it, in the currency of the payment; null for nothing
 * @param billedOn whether the client is to bear the fee: it is then recorded as a cost of the matter that the payment was for, and stands on its next bill
 */
public record NewReturn(ReturnKind kind, @Nullable LocalDate date, String reason, @Nullable Money fee, boolean billedOn) {}
