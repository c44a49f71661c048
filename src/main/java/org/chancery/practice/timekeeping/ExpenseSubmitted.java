package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A cost was submitted for approval.
 *
 * @param kind a {@link ExpenseKind#HARD} cost was paid to a third party, which the firm's books will want to know of
 */
public record ExpenseSubmitted(ExpenseId expense, MatterId matterId, LocalDate date, ExpenseKind kind, @Nullable String code, Money amount, String narrative)
        implements ExpenseEvent {

    @Override
    public String summary() {
        return Words.withNarrative("Expense of %s submitted".formatted(Show.money(amount)), narrative);
    }
}
