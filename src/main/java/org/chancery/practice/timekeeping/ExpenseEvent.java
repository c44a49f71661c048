package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterEvent;
import org.joda.money.Money;

/** A step of a cost. */
interface ExpenseEvent extends MatterEvent {

    ExpenseId expense();

    LocalDate date();

    ExpenseKind kind();

    Money amount();

    @Override
    default List<ObjectRef> objects() {
        return List.of(ObjectRef.of("expense", expense()));
    }

    @Override
    default Map<String, String> data() {
        return Map.of("date", date().toString(), "kind", kind().name(), "amount", amount().getAmount().toPlainString(), "currency", amount().getCurrencyUnit().getCode());
    }
}
