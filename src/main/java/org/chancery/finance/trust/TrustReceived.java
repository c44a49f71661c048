package org.chancery.finance.trust;

import java.util.List;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** Client money was received. */
public record TrustReceived(TrustEntryId id, String number, MatterId matterId, Money amount, String payor) implements MatterEvent {

    @Override
    public String summary() {
        return "Client money received, " + Show.money(amount) + " from " + payor + " (" + number + ")";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("trust-entry", id));
    }
}
