package org.chancery.practice.matters;

import java.util.List;
import org.chancery.platform.web.Tab;

/** The pages that a room keeps of a matter, between the summary and the parties, in the {@code @Order} of its bean. */
public interface MatterTabs {

    /** Addresses begin with {@link MatterView#href()}; empty for a person who may not see them. */
    List<Tab> tabs(MatterView matter);
}
