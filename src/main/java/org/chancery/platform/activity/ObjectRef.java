package org.chancery.platform.activity;

import org.chancery.shared.Id;

/**
 * An object that an event touches.
 *
 * @param type as the history names it: the table's name in kebab-case ({@code invoice}, {@code trust-entry}, {@code user})
 * @param role what it is to the event ({@code subject}, {@code payor}); free, but the same word for the same thing
 */
public record ObjectRef(String type, String id, String role) {

    public static ObjectRef of(String type, Id id) {
        return new ObjectRef(type, id.value().toString(), "subject");
    }

    public static ObjectRef of(String type, Id id, String role) {
        return new ObjectRef(type, id.value().toString(), role);
    }
}
