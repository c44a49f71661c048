package org.chancery.practice.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Groups of people whom walls name together. Who comes in or goes out is inside or outside of every wall that names the group, at once.
 * Nobody changes his own membership, and a group that a wall names is not there for those whom that wall keeps out.
 */
@Service
public class Groups {

    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such group.");
    private static final Refusal OWN = Refusal.at("people", "own-membership", "Nobody puts himself into a group or takes himself out; ask another keeper of the walls.");

    private final GroupStore store;
    private final Users users;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    Groups(GroupStore store, Users users, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.users = users;
        this.firms = firms;
        this.events = events;
    }

    /**
     * A group to be made or changed.
     *
     * @param purpose what it is for, at most 1,000 characters; may be empty
     */
    public record GroupDetails(String name, String purpose, List<UserId> people) {

        public GroupDetails {
            name = name.strip();
            purpose = purpose.strip();
            people = people.stream().distinct().toList();
        }
    }

    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<GroupId> make(GroupDetails details) {
        List<Refusal> refusals = refusals(details);
        if (details.people().contains(Actors.current().id())) {
            refusals.add(OWN);
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        GroupId id = GroupId.next();
        events.publishEvent(new GroupMade(id, details.name(), names(details.people())));
        store.insert(id, details, firms.now());
        return Outcome.done(id);
    }

    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<GroupId> change(GroupId id, GroupDetails details) {
        GroupView group = store.lock(id).filter(each -> !each.dissolved()).orElse(null);
        if (group == null) {
            return Outcome.refused(UNKNOWN);
        }
        List<Refusal> refusals = refusals(details);
        List<UserId> before = group.people().stream().map(WallView.Person::id).toList();
        List<UserId> added = details.people().stream().filter(person -> !before.contains(person)).toList();
        List<UserId> removed = before.stream().filter(person -> !details.people().contains(person)).toList();
        if (Stream.concat(added.stream(), removed.stream()).anyMatch(Actors.current().id()::equals)) {
            refusals.add(OWN);
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        // Before it is changed: afterwards whoever changes it may be shut out by a wall that names it.
        events.publishEvent(new GroupChanged(id, details.name(), change(added, removed)));
        store.change(id, details, added, removed, firms.now());
        return Outcome.done(id);
    }

    /** Ends a group; refused while a wall that stands names it. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<GroupId> dissolve(GroupId id) {
        GroupView group = store.lock(id).filter(each -> !each.dissolved()).orElse(null);
        if (group == null) {
            return Outcome.refused(UNKNOWN);
        }
        if (group.walls() > 0) {
            return Outcome.refused("group-named", "A wall that stands names this group; lift the wall or change its names first.");
        }
        events.publishEvent(new GroupDissolved(id, group.name()));
        store.dissolve(id, firms.now());
        return Outcome.done(id);
    }

    /** All groups that the current person may know of, by name. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional(readOnly = true)
    public List<GroupView> all() {
        return store.all();
    }

    @Requires(Permission.WALLS_MANAGE)
    @Transactional(readOnly = true)
    public java.util.Optional<GroupView> find(GroupId id) {
        return store.find(id);
    }

    /** Those that a wall can name. */
    @Transactional(readOnly = true)
    List<GroupView> live() {
        return store.all().stream().filter(group -> !group.dissolved()).toList();
    }

    /** The groups and roles of these names, with who is in them now. */
    @Transactional(readOnly = true)
    List<WallView.Circle> circles(WallNames names) {
        List<WallView.Circle> circles = new ArrayList<>();
        live().stream().filter(group -> names.groups().contains(group.id())).map(group -> new WallView.Circle(group.id(), group.name(), group.people())).forEach(circles::add);
        var everybody = users.all();
        names.roles().forEach(role -> circles.add(new WallView.Circle(null, role, everybody.stream().filter(user -> user.roles().contains(role))
                .map(user -> new WallView.Person(user.id(), user.name())).toList())));
        return circles;
    }

    private List<Refusal> refusals(GroupDetails details) {
        List<Refusal> refusals = new ArrayList<>();
        if (details.name().isEmpty()) {
            refusals.add(Refusal.required("name"));
        }
        MatterRules.atMost("name", details.name(), 100, refusals);
        MatterRules.atMost("purpose", details.purpose(), 1000, refusals);
        if (details.people().isEmpty()) {
            refusals.add(Refusal.at("people", "required", "Put at least one person into the group."));
        } else if (!users.all().stream().map(Users.UserView::id).collect(Collectors.toSet()).containsAll(details.people())) {
            refusals.add(Refusal.at("people", "person-unknown", "There is no such person in the firm."));
        }
        return refusals;
    }

    private String change(List<UserId> added, List<UserId> removed) {
        List<String> parts = new ArrayList<>();
        if (!added.isEmpty()) {
            parts.add(names(added) + " put in");
        }
        if (!removed.isEmpty()) {
            parts.add(names(removed) + " taken out");
        }
        return parts.isEmpty() ? "name or purpose" : String.join(", ", parts);
    }

    private String names(List<UserId> ids) {
        return users.all().stream().filter(user -> ids.contains(user.id())).map(Users.UserView::name).collect(Collectors.joining(", "));
    }
}
