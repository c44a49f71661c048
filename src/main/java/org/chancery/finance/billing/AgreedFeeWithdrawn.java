package org.chancery.finance.billing;

import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** A fee that came due will not be billed. */
public record AgreedFeeWithdrawn(AgreedFeeId id, MatterId matterId, Money amount, String reason) implements MatterEvent {

    @Override
    public String summary() {
        return "Fee of %s withdrawn: %s".formatted(Show.money(amount), reason);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("agreed-fee", id));
    }

    @Override
    public Map<String, String> data() {
        return Map.of("reason", reason);
    }
}
