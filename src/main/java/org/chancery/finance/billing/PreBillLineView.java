package org.chancery.finance.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of a pre-bill: what was worked beside what is billed.
 *
 * @param workItemId   the time entry, expense or agreed fee it copies; null for a line of the bill's own
 * @param hard         a cost paid to a third party
 * @param minutes      as billed
 * @param gross        before discounts
 * @param discount     off this line
 * @param billDiscount its share of the discount on the bill
 * @param amount       what it comes to before tax
 * @param mergedInto   the line that has its time and value; null for none
 */
public record PreBillLineView(PreBillLineId id, int position, LineKind kind, @Nullable UUID workItemId, LocalDate date, @Nullable UserId timekeeperId,
        @Nullable String timekeeper, @Nullable String taskCode, @Nullable String activityCode, @Nullable String expenseCode, boolean hard, Charge charge,
        Worked worked, int minutes, @Nullable Money rate, String narrative, Money gross, @Nullable BigDecimal discountPercent, Money discount, Money billDiscount,
        Money amount, @Nullable String taxCode, BigDecimal taxPercent, Money tax, Disposition disposition,
        @Nullable PreBillLineId mergedInto) {

    /**
     * As it was recorded; zero and empty for a line of the bill's own.
     *
     * @param minutes before rounding
     * @param amount  its value at the rate of that time
     */
    public record Worked(int minutes, @Nullable Money rate, Money amount, String narrative) {}

    @JsonProperty
    public boolean held() {
        return disposition == Disposition.HOLD;
    }

    public boolean billed() {
        return disposition == Disposition.BILL;
    }

    /** Less than was worked; zero if not. */
    public Money writtenDown() {
        Money less = worked.amount().minus(amount);
        return kind.recorded() && (charge == Charge.CHARGED || charge == Charge.OVER_CAP) && less.isPositive() ? less : Money.zero(amount.getCurrencyUnit());
    }
}
