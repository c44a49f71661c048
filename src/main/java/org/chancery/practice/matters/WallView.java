package org.chancery.practice.matters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A wall around a matter or a client, standing or lifted.
 *
 * @param matterId   null for a wall around a client
 * @param clientId   null for a wall around one matter
 * @param around     the matter's number and name, or the client's name
 * @param people     whom it names by name now
 * @param circles    the groups and roles that it names, with who is in them now
 * @param liftedAt   null while it stands, as are the other two
 */
public record WallView(WallId id, @Nullable MatterId matterId, @Nullable ContactId clientId, String around, WallKind kind, String reason, List<Person> people,
        List<Circle> circles, String raisedBy, Instant raisedAt, @Nullable String liftedBy, @Nullable Instant liftedAt, @Nullable String liftReason) {

    /** One whom a wall names. */
    public record Person(UserId id, String name) {}

    /**
     * A group or a role that a wall names.
     *
     * @param groupId null for a role
     */
    public record Circle(@Nullable GroupId groupId, String name, List<Person> people) {

        /** Such as “Falcon team (3)”. */
        public String words() {
            return name + " (" + people.size() + ")";
        }

        boolean has(UserId person) {
            return people.stream().anyMatch(each -> each.id().equals(person));
        }
    }

    public boolean stands() {
        return liftedAt == null;
    }

    /** What it stands around. */
    public WallScope scope() {
        return WallScope.of(matterId == null ? null : matterId.value(), clientId == null ? null : clientId.value());
    }

    /** Whether it hides what it stands around from a person. Lifted, it hides it from nobody. */
    public boolean keepsOut(UserId person) {
        boolean named = everybodyNamed().anyMatch(each -> each.id().equals(person));
        return stands() && switch (kind) {
            case EXCLUSIONARY -> named;
            case INCLUSIONARY -> !named;
        };
    }

    /** Everybody whom it names now, by name or in a group or role; some perhaps twice. */
    Stream<Person> everybodyNamed() {
        return Stream.concat(people.stream(), circles.stream().flatMap(circle -> circle.people().stream()));
    }

    /** How many it names now. */
    public int size() {
        return (int) everybodyNamed().map(Person::id).distinct().count();
    }

    /** The group or role by which it names a person whom it does not name himself. */
    Optional<String> through(UserId person) {
        return people.stream().anyMatch(each -> each.id().equals(person)) ? Optional.empty()
                : circles.stream().filter(circle -> circle.has(person)).map(Circle::name).findFirst();
    }

    /** All names in one line. */
    public String names() {
        return Stream.concat(circles.stream().map(Circle::words), people.stream().map(Person::name)).collect(Collectors.joining(", "));
    }
}
