package org.chancery.platform.web;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in the left rail: {@code NavItem.of(Department.PRACTICE, "Matters", "/matters").order(10).chord("g m").permission("matters.view")}.
 *
 * @param href       where it leads; the item is marked as current on this path and those below it
 * @param order      lower comes first within its department
 * @param chord      two keys with a space between, such as {@code "g m"}, pressed one after the other; null for none
 * @param permission whom it is shown to; null for everyone
 * @param count      what waits there, asked on every page, so it must answer in a millisecond or two; 0 shows nothing; null for none
 */
public record NavItem(Department department, String label, String href, int order, @Nullable String chord, @Nullable String permission,
        @Nullable IntSupplier count) {

    public static NavItem of(Department department, String label, String href) {
        return new NavItem(department, label, href, 100, null, null, null);
    }

    public NavItem order(int order) {
        return new NavItem(department, label, href, order, chord, permission, count);
    }

    public NavItem chord(String chord) {
        return new NavItem(department, label, href, order, chord, permission, count);
    }

    public NavItem permission(String permission) {
        return new NavItem(department, label, href, order, chord, permission, count);
    }

    public NavItem count(IntSupplier count) {
        return new NavItem(department, label, href, order, chord, permission, count);
    }
}
