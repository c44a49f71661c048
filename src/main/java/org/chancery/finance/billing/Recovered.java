package org.chancery.finance.billing;

import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** Something was recovered for a client on a contingency, and the fee reckoned. */
public record Recovered(RecoveryId id, MatterId matterId, Money recovered, Money fee) implements MatterEvent {

    @Override
    public String summary() {
        return "Recovered %s, of which the fee is %s".formatted(Show.money(recovered), Show.money(fee));
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("recovery", id));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("amount", recovered.getAmount().toPlainString(), "currency", recovered.getCurrencyUnit().getCode(), "fee", fee.getAmount().toPlainString());
    }
}
