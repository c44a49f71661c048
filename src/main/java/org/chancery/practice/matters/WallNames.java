package org.chancery.practice.matters;

import java.util.List;
import org.chancery.shared.UserId;

/**
 * Whom a wall names: people, groups and roles, any number of each. Who comes into a group or a role is named from then on, who leaves it no longer.
 *
 * @param roles by name
 */
public record WallNames(List<UserId> people, List<GroupId> groups, List<String> roles) {

    public WallNames {
        people = people.stream().distinct().toList();
        groups = groups.stream().distinct().toList();
        roles = roles.stream().distinct().toList();
    }

    public static WallNames of(List<UserId> people) {
        return new WallNames(people, List.of(), List.of());
    }

    public static WallNames ofGroup(GroupId group) {
        return new WallNames(List.of(), List.of(group), List.of());
    }

    public static WallNames ofRole(String role) {
        return new WallNames(List.of(), List.of(), List.of(role));
    }

    boolean isEmpty() {
        return people.isEmpty() && groups.isEmpty() && roles.isEmpty();
    }
}
