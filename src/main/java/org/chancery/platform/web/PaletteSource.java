package org.chancery.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a room lets people find by the palette (Ctrl-K); each room declares at most one bean, shown in their {@code @Order}. */
public interface PaletteSource {

    /**
     * The best hits, best first, among what the person of this request may see.
     *
     * @param q     what was typed, trimmed, at least one and at most 200 characters
     * @param limit the most hits that are shown
     */
    List<Hit> find(String q, int limit);

    /**
     * @param kind     the group it is shown in, in the plural: {@code Matters}
     * @param title    what it is called
     * @param subtitle what tells it from others of that name: a number, a client; null for nothing
     */
    record Hit(String kind, String title, @Nullable String subtitle, String href) {}
}
