package org.chancery.finance.billing;

import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** A fee that the arrangement of a matter agrees on came due: the next pre-bill has it. */
public record AgreedFeeDue(AgreedFeeId id, MatterId matterId, AgreedFeeKind kind, String narrative, Money amount) implements MatterEvent {

    @Override
    public String summary() {
        return "Fee due, %s: %s".formatted(Show.money(amount), narrative);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("agreed-fee", id));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("kind", kind.name(), "amount", amount.getAmount().toPlainString(), "currency", amount.getCurrencyUnit().getCode());
    }
}
