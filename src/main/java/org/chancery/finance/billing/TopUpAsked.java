package org.chancery.finance.billing;

import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** The client money of a matter fell to the minimum of its evergreen retainer: so much is asked for. */
public record TopUpAsked(MatterId matterId, Money held, Money amount) implements MatterEvent {

    @Override
    public String summary() {
        return "Top-up of %s to be asked for: %s of client money is left".formatted(Show.money(amount), Show.money(held));
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("matter", matterId));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("held", held.getAmount().toPlainString(), "amount", amount.getAmount().toPlainString(), "currency", amount.getCurrencyUnit().getCode());
    }
}
