package org.chancery.platform.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.firm.FirmContext.Scope;
import org.chancery.platform.web.UsedPermissions;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and what they may do at this moment: read anew for every request, so that a change of roles or a leaver takes effect at once.
 *
 * @param firm        the tenant
 * @param permissions of all roles together, cut down to the token's scopes if one is used
 * @param factorAt    when this session or request last proved a second factor; null if it did not
 */
public record Actor(UUID firm, UserId id, String name, String initials, String email, Kind kind, Set<Permission> permissions, @Nullable Instant factorAt) {

    /** A person signs in; a service uses tokens; the system is the program itself, which no wall binds. */
    public enum Kind { PERSON, SERVICE, SYSTEM }

    public Actor {
        permissions = Set.copyOf(permissions);
    }

    /** Whatever is found to be permitted is noted with the request: it is asked for again before a kept answer of the request is given a second time. */
    public boolean may(Permission permission) {
        boolean permitted = permissions.contains(permission);
        if (permitted) {
            UsedPermissions.note(permission.permission());
        }
        return permitted;
    }

    /** The same actor, who has just proved a second factor, or did so then. */
    Actor provenAt(@Nullable Instant at) {
        return new Actor(firm, id, name, initials, email, kind, permissions, at);
    }

    /** The same actor with no more than these permissions, by name. */
    Actor cutTo(Set<String> scopes) {
        return new Actor(firm, id, name, initials, email, kind,
                permissions.stream().filter(each -> scopes.contains(each.permission())).collect(Collectors.toSet()), factorAt);
    }

    Scope scope(String request) {
        return new Scope(firm, id, request, null);
    }
}
