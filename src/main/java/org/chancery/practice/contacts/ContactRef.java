package org.chancery.practice.contacts;

import org.jspecify.annotations.Nullable;

/**
 * A contact as other rooms name it.
 *
 * @param email the first e-mail address; null if there is none
 */
public record ContactRef(ContactId id, ContactKind kind, String name, @Nullable String email, boolean archived) {}
