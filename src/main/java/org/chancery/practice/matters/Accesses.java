package org.chancery.practice.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.UserView;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who of the firm can see something and who cannot, each with the reason. */
@Service
public class Accesses {

    private final MatterStore matters;
    private final WallStore walls;
    private final WallRules rules;
    private final TeamStore teams;
    private final Users users;
    private final ObjectProvider<GuardedObjects> objects;

    Accesses(MatterStore matters, WallStore walls, WallRules rules, TeamStore teams, Users users, ObjectProvider<GuardedObjects> objects) {
        this.matters = matters;
        this.walls = walls;
        this.rules = rules;
        this.teams = teams;
        this.users = users;
        this.objects = objects;
    }

    /** Who can see a matter; empty if the current person cannot. */
    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public List<Access> of(MatterId id) {
        return matters.find(id).map(matter -> of(List.of(Permission.MATTERS_VIEW), walls.of(id), team(matter))).orElse(List.of());
    }

    private Map<UserId, String> team(MatterView matter) {
        return teams.of(matter).stream().collect(Collectors.toMap(TeamMember::id, TeamMember::role));
    }

    /** Who can see a client. The caller has shown that the current person can. */
    @Requires(Permission.CONTACTS_VIEW)
    @Transactional(readOnly = true)
    public List<Access> of(ContactId client) {
        return of(List.of(Permission.CONTACTS_VIEW), walls.of(client), Map.of());
    }

    /** An object of any room by its kind and id; empty as {@link GuardedObjects#find} says. */
    @Transactional(readOnly = true)
    public Optional<Guarded> find(String type, UUID id) {
        return objects.stream().filter(room -> room.type().equals(type)).findFirst().flatMap(room -> room.find(id));
    }

    /** Who can see an object. */
    @Transactional(readOnly = true)
    public List<Access> of(Guarded object) {
        List<WallView> around = new ArrayList<>();
        object.matters().forEach(matter -> around.addAll(walls.of(new MatterId(matter))));
        if (object.client() != null) {
            around.addAll(walls.of(object.client()));
        }
        Map<UserId, String> team = object.matters().size() == 1 ? matters.find(new MatterId(object.matters().getFirst())).map(this::team).orElse(Map.of()) : Map.of();
        return of(object.permissions(), around.stream().distinct().toList(), team);
    }

    /** The walls that stand around an object. */
    @Transactional(readOnly = true)
    public List<WallView> walls(Guarded object) {
        List<WallView> around = new ArrayList<>();
        object.matters().forEach(matter -> around.addAll(walls.of(new MatterId(matter))));
        if (object.client() != null) {
            around.addAll(walls.of(object.client()));
        }
        return around.stream().filter(WallView::stands).distinct().toList();
    }

    private List<Access> of(List<Permission> needed, List<WallView> around, Map<UserId, String> team) {
        var permissions = rules.permissions();
        return users.all().stream().filter(WallRules::active)
                .map(user -> access(user, around, needed, permissions.apply(user), team)).toList();
    }

    private static Access access(UserView user, List<WallView> walls, List<Permission> needed, Set<Permission> held, Map<UserId, String> team) {
        List<String> reasons = new ArrayList<>();
        walls.stream().filter(wall -> wall.keepsOut(user.id())).map(wall -> keptOutBy(wall, user.id())).forEach(reasons::add);
        Optional<Permission> by = needed.stream().filter(held::contains).findFirst();
        boolean sees = reasons.isEmpty() && by.isPresent();
        String roles = String.join(", ", user.roles());
        if (by.isEmpty()) {
            reasons.add(roles.isEmpty() ? "No role, so no permission to " + words(needed.getFirst()) : "The permission to " + words(needed.getFirst()) + " is not part of " + roles);
        } else if (sees) {
            walls.stream().filter(WallView::stands).filter(wall -> wall.kind() == WallKind.INCLUSIONARY).findFirst()
                    .ifPresent(wall -> reasons.add("Named by the wall that lets in only some" + wall.through(user.id()).map(name -> ", as one of " + name).orElse("")));
            reasons.add("May " + words(by.get()) + " as " + roles);
        }
        String role = team.get(user.id());
        if (role != null) {
            reasons.add((sees ? "On the team: " : "Being on the team does not help: ") + role);
        }
        return new Access(user.id(), user.name(), roles, sees, List.copyOf(reasons));
    }

    private static String words(Permission permission) {
        return permission.title().substring(0, 1).toLowerCase(java.util.Locale.ROOT) + permission.title().substring(1);
    }

    private static String keptOutBy(WallView wall, UserId person) {
        String as = wall.through(person).map(name -> ", as one of " + name + ",").orElse("");
        String what = switch (wall.kind()) {
            case EXCLUSIONARY -> "Kept out" + as + " by the wall that ";
            case INCLUSIONARY -> "Not among those let in by the wall that ";
        };
        return what + wall.raisedBy() + " raised" + (wall.clientId() == null ? "" : " around the client") + " on " + Show.instant(wall.raisedAt()) + ": " + wall.reason();
    }
}
