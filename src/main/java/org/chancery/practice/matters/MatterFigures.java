package org.chancery.practice.matters;

import java.util.List;
import org.chancery.platform.web.Figure;

/** What a room adds to the strip of figures at the head of a matter, in the {@code @Order} of its bean: unbilled work, receivable, client money. */
public interface MatterFigures {

    /** Asked on every page of the matter, so one indexed query at most; empty for a person who may not see them. */
    List<Figure> figures(MatterView matter);
}
