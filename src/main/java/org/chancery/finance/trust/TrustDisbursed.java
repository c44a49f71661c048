package org.chancery.finance.trust;

import java.util.List;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** Client money was paid out. */
public record TrustDisbursed(TrustEntryId id, String number, MatterId matterId, Money amount, String payee) implements MatterEvent {

    @Override
    public String summary() {
        return "Client money paid out, " + Show.money(amount) + " to " + payee + " (" + number + ")";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("trust-entry", id));
    }
}
