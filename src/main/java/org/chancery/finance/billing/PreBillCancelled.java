package org.chancery.finance.billing;

import java.util.List;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;

/** A pre-bill was given up; its work is free again. */
public record PreBillCancelled(PreBillId preBill, MatterId matterId) implements MatterEvent {

    @Override
    public String summary() {
        return "Pre-bill cancelled";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("pre-bill", preBill));
    }
}
