package org.chancery.platform.web;

import java.util.Map;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A page of the guided setting-up of a new firm. A room declares its own as a bean, with the fields of its own form and the facade that its own pages
 * save by. A step may be skipped, left and taken again; what it saved is the firm's data, and kept nowhere else.
 */
public interface SetUpStep {

    /** Lower case, with hyphens; that of the {@link FirstStep} that it does, if there is one. */
    String key();

    /** Lower comes first. */
    int order();

    String title();

    /** One sentence: what this is for. */
    String why();

    /** Who may save it, by name; who may not skips it. */
    String permission();

    /** What stands within the step's form. @param form what was typed and why it was refused; null for the firm's data as they are */
    View view(@Nullable Form form);

    /** Saves what was typed; refused at its fields. */
    Outcome<Saved> save(Posted posted);

    /**
     * A part of a page.
     *
     * @param template its path; it takes {@code frame} too
     */
    record View(String template, Map<String, Object> model) {}

    /** It is saved. @param shown what must be read before one goes on, such as a link that is shown once; null for nothing */
    record Saved(@Nullable View shown) {

        public static final Saved QUIETLY = new Saved(null);
    }
}
