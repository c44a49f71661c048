package org.chancery.platform.web;

import java.util.Map;
import java.util.Optional;

/** A small live thing in the top bar, such as the running timer. Beans are shown in their {@code @Order}. */
public interface HeaderWidget {

    /** What to show to the person of this request; empty for nothing. Asked on every page, so it must be quick. */
    Optional<View> view();

    /**
     * A template to render in the top bar.
     *
     * @param template its path, such as {@code practice/timekeeping/timer.jte}
     * @param model    its parameters, besides {@code frame}, which is added
     */
    record View(String template, Map<String, Object> model) {}
}
