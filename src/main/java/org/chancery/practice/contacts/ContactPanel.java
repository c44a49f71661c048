package org.chancery.practice.contacts;

import java.util.Map;
import java.util.Optional;

/** A card that a room lays on a contact's page, such as its matters, in the {@code @Order} of its bean. */
public interface ContactPanel {

    /** What to show to the person of this request; empty for nothing. */
    Optional<View> view(ContactView contact);

    /**
     * A template that renders the whole card.
     *
     * @param template its path, such as {@code practice/matters/of-contact.jte}
     * @param model    its parameters, besides {@code frame} and {@code contact}, which are added
     */
    record View(String template, Map<String, Object> model) {}
}
