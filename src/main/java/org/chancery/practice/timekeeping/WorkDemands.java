package org.chancery.practice.timekeeping;

import java.util.Collection;
import java.util.List;

/** What clients demand of the work that is done for them. Asked while work is typed, when it is submitted, and when it is billed. */
public interface WorkDemands {

    /**
     * Everything that goes against them, in the order of the work. Asked for thousands at once, it costs as many queries as for one; for clients that demand
     * nothing, it costs one.
     */
    List<Breach> breaches(Collection<CheckedWork> work);
}
