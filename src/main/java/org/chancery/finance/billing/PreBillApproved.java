package org.chancery.finance.billing;

import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** Somebody else than its preparer approved a pre-bill. */
public record PreBillApproved(PreBillId preBill, MatterId matterId, Money total) implements MatterEvent {

    @Override
    public String summary() {
        return "Pre-bill approved, %s".formatted(Show.money(total));
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("pre-bill", preBill));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("amount", total.getAmount().toPlainString(), "currency", total.getCurrencyUnit().getCode());
    }
}
