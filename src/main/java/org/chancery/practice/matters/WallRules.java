package org.chancery.practice.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.UserView;
import org.chancery.platform.web.Show;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Component;

/** What a wall must be like to be raised, and what all walls of a matter mean for each of the firm's people. */
@Component
class WallRules {

    private final WallStore store;
    private final TeamStore teams;
    private final Users users;

    WallRules(WallStore store, TeamStore teams, Users users) {
        this.store = store;
        this.teams = teams;
        this.users = users;
    }

    /** @param walls all that would stand then */
    List<Refusal> refusals(MatterView matter, RaiseWall wall, List<WallView> walls) {
        List<Refusal> refusals = new ArrayList<>(reason(wall.reason()));
        List<UserView> everybody = users.all();
        if (wall.people().isEmpty()) {
            refusals.add(Refusal.at("people", "required", "Name at least one person."));
        } else if (!everybody.stream().map(UserView::id).collect(Collectors.toSet()).containsAll(wall.people())) {
            refusals.add(Refusal.at("people", "person-unknown", "There is no such person in the firm."));
        } else {
            keepers(everybody, walls, refusals);
            if (!wall.responsibleToo() && keptOut(walls, matter.responsibleId())) {
                refusals.add(Refusal.at("people", "wall-shuts-out-responsible", matter.responsibleName()
                        + " answers for this matter and would be kept out of it. Say that this is meant, or give the matter to somebody else first."));
            }
        }
        return refusals;
    }

    List<Refusal> reason(String reason) {
        List<Refusal> refusals = new ArrayList<>();
        if (reason.isEmpty()) {
            refusals.add(Refusal.at("reason", "required", "Say why: whoever asks later must find it here."));
        }
        MatterRules.atMost("reason", reason, 1000, refusals);
        return refusals;
    }

    /** Somebody must be left who could lift the wall again. */
    private void keepers(List<UserView> everybody, List<WallView> walls, List<Refusal> refusals) {
        var permissions = permissions();
        List<UserView> keepers = everybody.stream()
                .filter(user -> user.kind() == Actor.Kind.PERSON && active(user))
                .filter(user -> permissions.apply(user).containsAll(Set.of(Permission.WALLS_MANAGE, Permission.MATTERS_VIEW)))
                .toList();
        if (keepers.stream().allMatch(user -> keptOut(walls, user.id()))) {
            refusals.add(Refusal.at("people", "wall-without-keeper", "Nobody would be left who can lift this wall. Leave the matter open to at least one of "
                    + keepers.stream().map(UserView::name).limit(5).collect(Collectors.joining(", ")) + "."));
        }
    }

    /** Refuses at the field a person from whom the matter is hidden. */
    List<Refusal> allowed(String field, MatterId matter, UserId person, String name) {
        return keptOut(store.of(matter), person)
                ? List.of(Refusal.at(field, "person-walled-off", name + " is walled off from this matter."))
                : List.of();
    }

    private static boolean keptOut(List<WallView> walls, UserId person) {
        return walls.stream().anyMatch(wall -> wall.keepsOut(person));
    }

    List<Access> access(MatterView matter) {
        List<WallView> walls = store.of(matter.id());
        Map<UserId, String> team = teams.of(matter).stream().collect(Collectors.toMap(TeamMember::id, TeamMember::role));
        var permissions = permissions();
        return users.all().stream().filter(WallRules::active)
                .map(user -> access(user, walls, permissions.apply(user).contains(Permission.MATTERS_VIEW), team)).toList();
    }

    private static Access access(UserView user, List<WallView> walls, boolean permitted, Map<UserId, String> team) {
        List<String> reasons = new ArrayList<>();
        walls.stream().filter(wall -> wall.keepsOut(user.id())).map(WallRules::keptOutBy).forEach(reasons::add);
        boolean sees = reasons.isEmpty() && permitted;
        String roles = String.join(", ", user.roles());
        if (!permitted) {
            reasons.add(roles.isEmpty() ? "No role, so no permission to see matters" : "The permission to see matters is not part of " + roles);
        } else if (sees) {
            walls.stream().filter(WallView::stands).filter(wall -> wall.kind() == WallKind.INCLUSIONARY).findFirst()
                    .ifPresent(wall -> reasons.add("Named by the wall that lets in only some"));
            reasons.add("May see matters as " + roles);
        }
        String role = team.get(user.id());
        if (role != null) {
            reasons.add((sees ? "On the team: " : "Being on the team does not help: ") + role);
        }
        return new Access(user.id(), user.name(), roles, sees, List.copyOf(reasons));
    }

    private static String keptOutBy(WallView wall) {
        String what = switch (wall.kind()) {
            case EXCLUSIONARY -> "Kept out by the wall that ";
            case INCLUSIONARY -> "Not among those let in by the wall that ";
        };
        return what + wall.raisedBy() + " raised on " + Show.instant(wall.raisedAt()) + ": " + wall.reason();
    }

    /** What each of the firm's people may do, by all roles together. */
    private Function<UserView, Set<Permission>> permissions() {
        Map<String, List<Permission>> roles = users.roles().stream().collect(Collectors.toMap(Users.RoleView::name, Users.RoleView::permissions));
        return user -> user.roles().stream().flatMap(role -> roles.getOrDefault(role, List.of()).stream()).collect(Collectors.toSet());
    }

    private static boolean active(UserView user) {
        return user.status().equals("ACTIVE");
    }
}
