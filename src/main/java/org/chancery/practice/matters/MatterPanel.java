package org.chancery.practice.matters;

import java.util.Map;
import java.util.Optional;

/** A card that a room lays on a matter's summary, such as its unbilled time, in the {@code @Order} of its bean. */
public interface MatterPanel {

    /** What to show to the person of this request; empty for nothing. */
    Optional<View> view(MatterView matter);

    /**
     * A template that renders the whole card.
     *
     * @param template its path, such as {@code practice/timekeeping/unbilled.jte}
     * @param model    its parameters, besides {@code frame} and {@code matter}, which are added
     */
    record View(String template, Map<String, Object> model) {}
}
