package org.chancery.finance.billing;

import java.util.List;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;

/** A reviewer said something about a pre-bill to whoever prepared it. */
public record PreBillCommented(PreBillId preBill, MatterId matterId, String comment) implements MatterEvent {

    @Override
    public String summary() {
        return "Pre-bill commented: " + Invoices.shortened(comment);
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("pre-bill", preBill));
    }
}
