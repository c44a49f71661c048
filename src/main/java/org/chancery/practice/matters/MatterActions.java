package org.chancery.practice.matters;

import java.util.List;

/** What a room lets people begin from a matter: record time, make a pre-bill. In the {@code @Order} of its bean. */
public interface MatterActions {

    /** Empty for a person who may not do them, and for a matter that is not in the state for it. */
    List<MatterAction> actions(MatterView matter);
}
