package org.chancery.finance.trust;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/** Client money was paid out. */
public record TrustDisbursed(TrustEntryId id, String number, MatterId matterId, Money amount, String payee) implements BusinessEvent {

    @Override
    public String summary() {
        return "Client money paid out, " + Show.money(amount) + " to " + payee + " (" + number + ")";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("trust-entry", id));
    }

    @Override
    public UUID matter() {
        return matterId.value();
    }
}
