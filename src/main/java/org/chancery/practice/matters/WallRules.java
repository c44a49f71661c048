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
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Component;

/** What a wall must be like to be raised, and whom it keeps out. */
@Component
class WallRules {

    private final WallStore store;
    private final Groups groups;
    private final Users users;

    WallRules(WallStore store, Groups groups, Users users) {
        this.store = store;
        this.groups = groups;
        this.users = users;
    }

    /** What is wrong with the names of a wall; empty if nothing is. */
    List<Refusal> names(WallNames names) {
        if (names.isEmpty()) {
            return List.of(Refusal.at("people", "required", "Name at least one person."));
        }
        List<Refusal> refusals = new ArrayList<>();
        if (!users.all().stream().map(UserView::id).collect(Collectors.toSet()).containsAll(names.people())) {
            refusals.add(Refusal.at("people", "person-unknown", "There is no such person in the firm."));
        }
        if (!groups.live().stream().map(GroupView::id).collect(Collectors.toSet()).containsAll(names.groups())) {
            refusals.add(Refusal.at("groups", "group-unknown", "There is no such group any more; reload the page."));
        }
        if (!users.roles().stream().map(Users.RoleView::name).collect(Collectors.toSet()).containsAll(names.roles())) {
            refusals.add(Refusal.at("roles", "role-unknown", "One of these roles does not exist any more; reload the page."));
        }
        return refusals;
    }

    /**
     * Somebody must be left who could lift it, and whoever answers for the work is not shut out unawares.
     *
     * @param walls all that would stand then around the same matter or client
     */
    List<Refusal> keepers(WallSubject subject, List<WallView> walls, boolean responsibleToo) {
        List<Refusal> refusals = new ArrayList<>();
        var permissions = permissions();
        List<UserView> keepers = users.all().stream()
                .filter(user -> user.kind() == Actor.Kind.PERSON && active(user))
                .filter(user -> permissions.apply(user).containsAll(Set.of(Permission.WALLS_MANAGE, Permission.MATTERS_VIEW)))
                .toList();
        if (keepers.stream().allMatch(user -> keptOut(walls, user.id()))) {
            refusals.add(Refusal.at("people", "wall-without-keeper", "Nobody would be left who can lift this wall. Leave it open to at least one of "
                    + keepers.stream().map(UserView::name).limit(5).collect(Collectors.joining(", ")) + "."));
        }
        List<String> shutOut = subject.responsible().stream().filter(person -> keptOut(walls, person.id())).map(WallView.Person::name).toList();
        if (!responsibleToo && !shutOut.isEmpty()) {
            refusals.add(Refusal.at("people", "wall-shuts-out-responsible", String.join(", ", shutOut)
                    + (shutOut.size() == 1 ? " answers" : " answer") + " for work behind this wall and would be kept out of it. Say that this is meant, or give the work to somebody else first."));
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

    /** Refuses at the field a person from whom the matter is hidden. */
    List<Refusal> allowed(String field, MatterId matter, UserId person, String name) {
        return allowed(field, store.of(matter), person, name, "matter");
    }

    /** Refuses at the field a person from whom the client is hidden. */
    List<Refusal> allowed(String field, ContactId client, UserId person, String name) {
        return allowed(field, store.of(client), person, name, "client");
    }

    private static List<Refusal> allowed(String field, List<WallView> walls, UserId person, String name, String what) {
        return keptOut(walls, person) ? List.of(Refusal.at(field, "person-walled-off", name + " is walled off from this " + what + ".")) : List.of();
    }

    private static boolean keptOut(List<WallView> walls, UserId person) {
        return walls.stream().anyMatch(wall -> wall.keepsOut(person));
    }

    /** What each of the firm's people may do, by all roles together. */
    Function<UserView, Set<Permission>> permissions() {
        Map<String, List<Permission>> roles = users.roles().stream().collect(Collectors.toMap(Users.RoleView::name, Users.RoleView::permissions));
        return user -> user.roles().stream().flatMap(role -> roles.getOrDefault(role, List.of()).stream()).collect(Collectors.toSet());
    }

    static boolean active(UserView user) {
        return user.status().equals("ACTIVE");
    }
}
