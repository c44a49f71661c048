package org.chancery.practice.timekeeping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A cost to be recorded.
 *
 * @param incurredBy who caused it; null for the acting person
 * @param amount     in the matter's currency, above zero; null if quantity and unit price are given, whose product it then is
 * @param quantity   pages, miles; up to two decimals, with {@code unitPrice}
 * @param code       UTBMS E101–E124 or one of the firm's own; null for none
 * @param billing    BILLABLE or NON_BILLABLE; null for billable
 * @param submit     as of {@link NewTime}
 */
public record NewExpense(MatterId matterId, @Nullable UserId incurredBy, LocalDate date, ExpenseKind kind, @Nullable Money amount,
        @Nullable BigDecimal quantity, @Nullable Money unitPrice, @Nullable String code, @Nullable String narrative, @Nullable Billing billing,
        @Nullable Boolean submit) {

    Billing billed() {
        return Objects.requireNonNullElse(billing, Billing.BILLABLE);
    }

    UserId person() {
        return incurredBy == null ? WorkAuthority.me() : incurredBy;
    }

    String told() {
        return narrative == null ? "" : narrative.strip();
    }

    boolean counted() {
        return quantity != null && unitPrice != null;
    }

    /** Quantity times unit price, HALF_UP to the minor unit, where it was counted; null if neither that nor an amount is known. */
    @Nullable Money total() {
        return quantity != null && unitPrice != null ? Money.of(unitPrice.getCurrencyUnit(), unitPrice.getAmount().multiply(quantity), RoundingMode.HALF_UP) : amount;
    }

    NewExpense by(UserId who) {
        return new NewExpense(matterId, who, date, kind, amount, quantity, unitPrice, code, narrative, billing, submit);
    }

    /** A change makes nothing of itself but a draft, unless it is asked to submit. */
    NewExpense changing() {
        return new NewExpense(matterId, incurredBy, date, kind, amount, quantity, unitPrice, code, narrative, billing, Boolean.TRUE.equals(submit));
    }
}
