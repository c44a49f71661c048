package org.chancery.platform.web;

import java.util.Map;
import java.util.Optional;

/** Something on the first page after sign-in: what waits for this person, in one room. Beans are shown in their {@code @Order}. */
public interface DeskPanel {

    /** What to show to the person of this request; empty if there is nothing for them here. */
    Optional<View> view();

    /**
     * A card to render.
     *
     * @param template its path, such as {@code finance/billing/desk.jte}
     * @param model    its parameters, besides {@code frame}, which is added
     */
    record View(String template, Map<String, Object> model) {}
}
