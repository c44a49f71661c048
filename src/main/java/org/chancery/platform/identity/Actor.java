package org.chancery.platform.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.firm.FirmContext.Scope;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.web.UsedPermissions;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and what they may do at this moment: read anew for every request, so that a change of roles or a leaver takes effect at once.
 *
 * @param firm        the tenant
 * @param permissions in the whole firm, of all roles together, cut down to the token's scopes if one is used
 * @param inOffices   what they may do with the matters of single offices besides, of what can be given so: {@link Permission#isByOffice}
 * @param factorAt    when this session or request last proved a second factor; null if it did not
 */
public record Actor(UUID firm, UserId id, String name, String initials, String email, Kind kind, Set<Permission> permissions, Map<OfficeId, Set<Permission>> inOffices,
        @Nullable Instant factorAt) {

    /** A person signs in; a service uses tokens; the system is the program itself, which no wall binds. */
    public enum Kind { PERSON, SERVICE, SYSTEM }

    public Actor {
        permissions = Set.copyOf(permissions);
        Map<OfficeId, Set<Permission>> few = new HashMap<>();
        inOffices.forEach((office, held) -> few.put(office, held.stream().filter(Permission::isByOffice).collect(Collectors.toUnmodifiableSet())));
        inOffices = Map.copyOf(few);
    }

    /** Whether this is permitted with all that can be seen now: in the whole firm, or in each office to whose matters the present call is confined. */
    public boolean may(Permission permission) {
        return mayInFirm(permission) || mayHere(permission);
    }

    /** Whether this is permitted in the whole firm. Noted with the request: it is asked for again before a kept answer of the request is given a second time. */
    boolean mayInFirm(Permission permission) {
        boolean permitted = permissions.contains(permission);
        if (permitted) {
            UsedPermissions.note(permission.permission());
        }
        return permitted;
    }

    private boolean mayHere(Permission permission) {
        Set<OfficeId> confined = FirmContext.offices();
        boolean permitted = !confined.isEmpty() && confined.stream().allMatch(office -> permissionsIn(office).contains(permission));
        if (permitted) {
            confined.forEach(office -> UsedPermissions.note(permission.permission() + "@" + office));
        }
        return permitted;
    }

    /** Whether there is any matter with which this is permitted: what a page offers. Who does it is asked again, for the matter. */
    public boolean maySomewhere(Permission permission) {
        return may(permission) || !officesWith(permission).isEmpty();
    }

    /** What is permitted with the matters of one office. */
    public Set<Permission> permissionsIn(OfficeId office) {
        Set<Permission> there = new HashSet<>(permissions);
        there.addAll(inOffices.getOrDefault(office, Set.of()));
        return there;
    }

    /** The single offices with whose matters this is permitted. */
    Set<OfficeId> officesWith(Permission permission) {
        return inOffices.entrySet().stream().filter(each -> each.getValue().contains(permission)).map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether another may do nothing that this one may not. */
    boolean covers(Actor other) {
        return permissions.containsAll(other.permissions) && other.inOffices.entrySet().stream().allMatch(each -> permissionsIn(each.getKey()).containsAll(each.getValue()));
    }

    /** The same actor, who has just proved a second factor, or did so then. */
    Actor provenAt(@Nullable Instant at) {
        return new Actor(firm, id, name, initials, email, kind, permissions, inOffices, at);
    }

    /** The same actor with no more than these permissions, by name, and none of single offices: a token's scopes are of the whole firm. */
    public Actor cutTo(Set<String> scopes) {
        return new Actor(firm, id, name, initials, email, kind,
                permissions.stream().filter(each -> scopes.contains(each.permission())).collect(Collectors.toSet()), Map.of(), factorAt);
    }

    Scope scope(String request) {
        return new Scope(firm, id, request, null);
    }
}
