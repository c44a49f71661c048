package org.chancery.practice.matters;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.practice.contacts.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * An object, and what decides who can see it.
 *
 * @param word        what it is, in a sentence: “bill”
 * @param name        how it is called: “Bill 2026-1182”
 * @param href        its page
 * @param permissions any one of which is enough to see such an object
 * @param matters     those that it belongs to, whose walls hide it; none for what belongs to the firm
 * @param client      the contact that it is or belongs to, whose walls hide it; null for none
 */
public record Guarded(String word, String name, String href, List<Permission> permissions, List<UUID> matters, @Nullable ContactId client) {

    /** Something of one matter. */
    public static Guarded ofMatter(String word, String name, String href, Permission permission, UUID matter) {
        return new Guarded(word, name, href, List.of(permission), List.of(matter), null);
    }

    /** Something of the firm, around which no wall stands. */
    public static Guarded ofFirm(String word, String name, String href, Permission permission) {
        return new Guarded(word, name, href, List.of(permission), List.of(), null);
    }
}
