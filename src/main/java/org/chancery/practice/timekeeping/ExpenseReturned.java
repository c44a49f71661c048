package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A cost was returned to draft: whoever acted on its approval takes that back.
 *
 * @param kind a {@link ExpenseKind#HARD} cost was paid to a third party, which the firm's books will want to know of
 */
public record ExpenseReturned(ExpenseId expense, MatterId matterId, LocalDate date, ExpenseKind kind, @Nullable String code, Money amount, String narrative)
        implements BusinessEvent {

    @Override
    public String summary() {
        return Words.withNarrative("Expense of %s returned to draft".formatted(Show.money(amount)), narrative);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("expense", expense));
    }

    @Override
    public UUID matter() {
        return matterId.value();
    }

    @Override
    public Map<String, String> data() {
        return Map.of("date", date.toString(), "kind", kind.name(), "amount", amount.getAmount().toPlainString(), "currency", amount.getCurrencyUnit().getCode());
    }
}
