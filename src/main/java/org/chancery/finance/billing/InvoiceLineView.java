package org.chancery.finance.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of a bill, as it was issued.
 *
 * @param workItemId the time entry or expense; null for a line of the bill's own
 * @param gross      before discounts
 * @param discount   its own and its share of the bill's
 * @param amount     before tax
 */
public record InvoiceLineView(LineId id, int position, LineKind kind, @Nullable UUID workItemId, LocalDate date, @Nullable UserId timekeeperId,
        @Nullable String timekeeper, @Nullable String taskCode, @Nullable String activityCode, @Nullable String expenseCode, boolean hard, Charge charge,
        int minutes, @Nullable Money rate, String narrative, Money gross, Money discount, Money billDiscount, Money amount, @Nullable String taxCode,
        BigDecimal taxPercent, Money tax) {

    /** A line of a bill. */
    public record LineId(UUID value) implements Id {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** What the line says before the bill's own discount is taken off. */
    public Money shown() {
        return gross.minus(discount);
    }

    /** With tax. */
    public Money total() {
        return amount.plus(tax);
    }
}
