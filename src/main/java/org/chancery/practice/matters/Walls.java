package org.chancery.practice.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ethical walls (ABA Model Rules 1.0(k), 1.10(a)(2), 1.11, 1.18) around a matter, or around a client with all its matters. A wall is held by
 * the database in every query, and binds whoever has whatever role. Whom it keeps out cannot lift or change it, since for that person there
 * is no such thing; so nobody grants himself access, and a wall is never raised that nobody could lift.
 */
@Service
public class Walls {

    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such wall.");
    private static final Refusal NOTHING_THERE = Refusal.of("not-found", "There is nothing to raise a wall around.");

    private final WallStore store;
    private final WallSubjects subjects;
    private final WallRules rules;
    private final Groups groups;
    private final Users users;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    Walls(WallStore store, WallSubjects subjects, WallRules rules, Groups groups, Users users, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.subjects = subjects;
        this.rules = rules;
        this.groups = groups;
        this.users = users;
        this.firms = firms;
        this.events = events;
    }

    /** Raises a wall, at once and for every query. Whoever raises it may be among those whom it keeps out. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<WallId> raise(RaiseWall wall) {
        WallSubject subject = subjects.lock(wall.scope()).orElse(null);
        if (subject == null) {
            return Outcome.refused(NOTHING_THERE);
        }
        if (subject.has(wall.kind())) {
            return Outcome.refusedAt("kind", "wall-stands", "There is such a wall already; change the people it names.");
        }
        WallId id = WallId.next();
        Outcome<WallView> planned = planned(id, subject, wall);
        if (planned instanceof Outcome.Done<WallView>(var view)) {
            // Before the wall stands: afterwards whoever raised it may not be able to write of it any more.
            events.publishEvent(new WallRaised(wall.scope(), id, wall.kind(), view.names(), wall.reason()));
            store.insert(id, wall, firms.now());
        }
        return planned.map(WallView::id);
    }

    /**
     * Gives a wall other names.
     *
     * @param reason         why, for the record
     * @param responsibleToo as in {@link RaiseWall}
     */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<WallId> rename(WallId id, WallNames names, String reason, boolean responsibleToo) {
        Optional<WallView> found = store.find(id).filter(WallView::stands);
        WallSubject subject = found.flatMap(wall -> subjects.lock(wall.scope())).orElse(null);
        WallView wall = subject == null ? null : store.find(id).orElse(null);
        if (subject == null || wall == null) {
            return Outcome.refused(UNKNOWN);
        }
        Outcome<WallView> planned = planned(id, subject, new RaiseWall(wall.scope(), wall.kind(), reason, names, responsibleToo));
        if (planned instanceof Outcome.Done<WallView>(var view)) {
            WallNames removed = namedOnlyIn(wall, view);
            WallNames added = namedOnlyIn(view, wall);
            if (!removed.isEmpty() || !added.isEmpty()) {
                events.publishEvent(new WallChanged(wall.scope(), id, change(wall, view), reason.strip()));
                store.rename(wall, removed, added, firms.now());
            }
        }
        return planned.map(WallView::id);
    }

    private Outcome<WallView> planned(WallId id, WallSubject subject, RaiseWall wall) {
        List<Refusal> refusals = new ArrayList<>(rules.reason(wall.reason()));
        refusals.addAll(rules.names(wall.names()));
        if (refusals.stream().anyMatch(refusal -> !"reason".equals(refusal.field()))) {
            return Outcome.refused(refusals);
        }
        var planned = new WallView(id, wall.scope().matter(), wall.scope().client(), "", wall.kind(), wall.reason(), people(wall.names().people()),
                groups.circles(wall.names()), "", firms.now(), null, null, null);
        refusals.addAll(rules.keepers(subject, subject.with(planned), wall.responsibleToo()));
        return refusals.isEmpty() ? Outcome.done(planned) : Outcome.refused(refusals);
    }

    /** Lifts a wall for good; it stays on record. Refused as unknown to those whom it keeps out. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<WallId> lift(WallId id, String reason) {
        WallView wall = store.find(id).orElse(null);
        if (wall == null || subjects.lock(wall.scope()).isEmpty()) {
            return Outcome.refused(UNKNOWN);
        }
        List<Refusal> refusals = rules.reason(reason.strip());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (store.find(id).filter(WallView::stands).isEmpty()) {
            return Outcome.refused("wall-lifted", "This wall was lifted already.");
        }
        store.lift(id, reason.strip(), firms.now());
        events.publishEvent(new WallLifted(wall.scope(), id, wall.kind(), reason.strip()));
        return Outcome.done(id);
    }

    /** All walls around a matter, those of its client among them, standing ones first. */
    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public List<WallView> of(MatterId matter) {
        return store.of(matter);
    }

    /** All walls around a client, standing ones first. */
    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public List<WallView> of(ContactId client) {
        return store.of(client);
    }

    /** Every wall of the firm that stands and that the current person is not kept out by, the latest first. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional(readOnly = true)
    public List<WallView> standing() {
        return store.standing();
    }

    /** One wall, standing or lifted; empty if there is none or it keeps the current person out. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional(readOnly = true)
    public Optional<WallView> find(WallId id) {
        return store.find(id);
    }

    private List<WallView.Person> people(List<UserId> ids) {
        return users.all().stream().filter(user -> ids.contains(user.id())).map(user -> new WallView.Person(user.id(), user.name())).toList();
    }

    /** Whom the one names and the other does not. */
    private static WallNames namedOnlyIn(WallView one, WallView other) {
        var circles = one.circles().stream().filter(circle -> other.circles().stream().noneMatch(each -> same(each, circle))).toList();
        return new WallNames(one.people().stream().filter(person -> !other.people().contains(person)).map(WallView.Person::id).toList(),
                circles.stream().flatMap(circle -> Optional.ofNullable(circle.groupId()).stream()).toList(),
                circles.stream().filter(circle -> circle.groupId() == null).map(WallView.Circle::name).toList());
    }

    private static boolean same(WallView.Circle one, WallView.Circle other) {
        return one.groupId() == null ? other.groupId() == null && one.name().equals(other.name()) : one.groupId().equals(other.groupId());
    }

    private static String change(WallView before, WallView after) {
        List<String> parts = new ArrayList<>();
        names(after, before).ifPresent(names -> parts.add(names + " named"));
        names(before, after).ifPresent(names -> parts.add(names + " no longer named"));
        return String.join(", ", parts);
    }

    private static Optional<String> names(WallView one, WallView other) {
        List<String> names = new ArrayList<>();
        one.circles().stream().filter(circle -> other.circles().stream().noneMatch(each -> same(each, circle))).map(WallView.Circle::words).forEach(names::add);
        one.people().stream().filter(person -> !other.people().contains(person)).map(WallView.Person::name).forEach(names::add);
        return names.isEmpty() ? Optional.empty() : Optional.of(names.stream().collect(Collectors.joining(", ")));
    }
}
