package org.chancery.finance.billing;

import java.util.List;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterEvent;
import org.chancery.practice.matters.MatterId;

/** A change or a person took the approval of a pre-bill back. */
public record PreBillReopened(PreBillId preBill, MatterId matterId) implements MatterEvent {

    @Override
    public String summary() {
        return "Pre-bill opened for review again";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("pre-bill", preBill));
    }
}
