package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** Work was copied into a pre-bill for review. */
public record PreBillPrepared(PreBillId preBill, MatterId matterId, LocalDate through, Money total) implements MatterEvent {

    @Override
    public String summary() {
        return "Pre-bill through %s prepared, %s".formatted(Show.date(through), Show.money(total));
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("pre-bill", preBill));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("amount", total.getAmount().toPlainString(), "currency", total.getCurrencyUnit().getCode(), "through", through.toString());
    }
}
