package org.chancery.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * A line of the "+ New" menu: {@code QuickAdd.of("Matter", "/matters/new").key("m").permission("matters.edit")}.
 *
 * @param label      the thing that will exist, such as {@code Matter}
 * @param order      lower comes first
 * @param key        the key that chooses it while the menu is open; null for none
 * @param permission whom it is shown to; null for everyone
 */
public record QuickAdd(String label, String href, int order, @Nullable String key, @Nullable String permission) {

    public static QuickAdd of(String label, String href) {
        return new QuickAdd(label, href, 100, null, null);
    }

    public QuickAdd order(int order) {
        return new QuickAdd(label, href, order, key, permission);
    }

    public QuickAdd key(String key) {
        return new QuickAdd(label, href, order, key, permission);
    }

    public QuickAdd permission(String permission) {
        return new QuickAdd(label, href, order, key, permission);
    }
}
