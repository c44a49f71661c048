package org.chancery.platform.identity;

import org.chancery.shared.UserId;

/**
 * A change of permissions that waited for a second person was asked for or decided; published in its transaction.
 *
 * @param what such as {@code the roles of Ben Cho}
 */
public record PermissionChangeMoved(PermissionChangeId id, String what, UserId askedBy, PermissionChange.Status to) {}
