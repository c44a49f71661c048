package org.chancery.practice.matters;

import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;

/** A business event of one matter, whose wall hides it. */
public interface MatterEvent extends BusinessEvent {

    MatterId matterId();

    @Override
    default UUID matter() {
        return matterId().value();
    }
}
