package org.chancery.finance.trust;

import java.util.List;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;

/**
 * Client money moved between two ledgers: one event for each, so that neither betrays the other.
 *
 * @param amount above zero into the ledger, below out of it
 */
public record TrustTransferred(TrustEntryId id, String number, MatterId matterId, Money amount) implements MatterEvent {

    @Override
    public String summary() {
        return "Client money transferred " + (amount.isPositive() ? "in, " : "out, ") + Show.money(amount.abs()) + " (" + number + ")";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("trust-entry", id));
    }
}
