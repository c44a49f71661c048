package org.chancery.finance.trust;

import java.util.List;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;

/** A bill was paid from client money. */
public record TrustPaidBill(TrustEntryId id, String number, MatterId matterId, InvoiceId invoice, Money amount) implements MatterEvent {

    @Override
    public String summary() {
        return "Bill paid from client money, " + Show.money(amount) + " (" + number + ")";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("trust-entry", id), ObjectRef.of("invoice", invoice, "paid"));
    }
}
