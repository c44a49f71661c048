package org.chancery.finance.billing;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.chancery.practice.matters.MatterId;

/** A change or a person took the approval of a pre-bill back. */
public record PreBillReopened(PreBillId preBill, MatterId matterId) implements BusinessEvent {

    @Override
    public String summary() {
        return "Pre-bill opened for review again";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("pre-bill", preBill));
    }

    @Override
    public UUID matter() {
        return matterId.value();
    }
}
