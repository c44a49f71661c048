package org.chancery.platform.identity;

import java.util.Set;
import java.util.UUID;
import org.chancery.platform.firm.FirmContext.Scope;
import org.chancery.shared.UserId;

/**
 * Who acts, and what they may do at this moment: read anew for every request, so that a change of roles or a leaver takes effect at once.
 *
 * @param firm        the tenant
 * @param permissions of all roles together, cut down to the token's scopes if one is used
 */
public record Actor(UUID firm, UserId id, String name, String initials, String email, Kind kind, Set<Permission> permissions) {

    /** A person signs in; a service uses tokens; the system is the program itself, which no wall binds. */
    public enum Kind { PERSON, SERVICE, SYSTEM }

    public Actor {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    Scope scope(String request) {
        return new Scope(firm, id, request, null);
    }
}
