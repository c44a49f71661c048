package org.chancery.practice.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.platform.firm.Firms;
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
 * Ethical walls (ABA Model Rules 1.0(k), 1.10(a)(2), 1.11, 1.18). A wall is held by the database in every query, and binds whoever has
 * whatever role. Whom it keeps out cannot lift or change it, since for that person there is no such matter; so nobody grants
 * himself access, and a wall is never raised that nobody could lift.
 */
@Service
public class Walls {

    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such wall.");
    private static final int ATTEMPTS_SHOWN = 50;

    private final WallStore store;
    private final MatterStore matters;
    private final WallRules rules;
    private final Users users;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    Walls(WallStore store, MatterStore matters, WallRules rules, Users users, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.matters = matters;
        this.rules = rules;
        this.users = users;
        this.firms = firms;
        this.events = events;
    }

    /** Raises a wall, at once and for every query. Whoever raises it may be among those whom it keeps out. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<WallId> raise(RaiseWall wall) {
        MatterView matter = matters.lock(wall.matterId()).orElse(null);
        if (matter == null) {
            return Outcome.refused(Matters.UNKNOWN);
        }
        List<WallView> standing = standing(matter.id());
        if (standing.stream().anyMatch(each -> each.kind() == wall.kind())) {
            return Outcome.refusedAt("kind", "wall-stands", "There is such a wall already; change the people it names.");
        }
        WallId id = WallId.next();
        var planned = new WallView(id, matter.id(), wall.kind(), wall.reason(), people(wall.people()), "", firms.now(), null, null, null);
        List<Refusal> refusals = rules.refusals(matter, wall, with(standing, planned));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        // Before the wall stands: afterwards whoever raised it may not be able to write of this matter any more.
        events.publishEvent(new WallRaised(matter.id(), id, wall.kind(), names(planned.people()), wall.reason()));
        store.insert(id, wall, firms.now());
        return Outcome.done(id);
    }

    /**
     * Gives a wall other names.
     *
     * @param reason         why, for the matter's activity
     * @param responsibleToo as in {@link RaiseWall}
     */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<WallId> rename(WallId id, List<UserId> people, String reason, boolean responsibleToo) {
        Optional<WallView> found = store.find(id).filter(WallView::stands);
        Optional<MatterView> locked = found.flatMap(wall -> matters.lock(wall.matterId()));
        if (found.isEmpty() || locked.isEmpty()) {
            return Outcome.refused(UNKNOWN);
        }
        WallView wall = store.find(id).orElseThrow();
        var wanted = new RaiseWall(wall.matterId(), wall.kind(), reason, people, responsibleToo);
        var planned = new WallView(id, wall.matterId(), wall.kind(), wall.reason(), people(wanted.people()), wall.raisedBy(), wall.raisedAt(), null, null, null);
        List<Refusal> refusals = rules.refusals(locked.get(), wanted, with(standing(wall.matterId()), planned));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        var removed = wall.people().stream().filter(each -> !wanted.people().contains(each.id())).toList();
        var added = planned.people().stream().filter(each -> !wall.people().contains(each)).toList();
        if (!removed.isEmpty() || !added.isEmpty()) {
            events.publishEvent(new WallChanged(wall.matterId(), id, change(added, removed), wanted.reason()));
            store.rename(wall, removed.stream().map(WallView.Person::id).toList(), added.stream().map(WallView.Person::id).toList(), firms.now());
        }
        return Outcome.done(id);
    }

    /** Lifts a wall for good; it stays on record. Refused as unknown to those whom it keeps out. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<WallId> lift(WallId id, String reason) {
        WallView wall = store.find(id).orElse(null);
        if (wall == null || matters.lock(wall.matterId()).isEmpty()) {
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
        events.publishEvent(new WallLifted(wall.matterId(), id, wall.kind(), reason.strip()));
        return Outcome.done(id);
    }

    /** All walls of a matter, standing ones first. */
    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public List<WallView> of(MatterId matter) {
        return store.of(matter);
    }

    /** Who of the firm can see a matter and who cannot, each with the reason; empty if the current person cannot. */
    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public List<Access> access(MatterId matter) {
        return matters.find(matter).map(rules::access).orElse(List.of());
    }

    /** Who was stopped by a wall of this matter lately. */
    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public List<WallAttempt> attempts(MatterId matter) {
        return store.attempts(matter, ATTEMPTS_SHOWN);
    }

    /** Notes that the current person asked for a matter and did not get it, if a wall was the reason. Says nothing to that person. */
    @Transactional
    public void notGiven(MatterId matter) {
        store.noteAttempt(matter, firms.today(), firms.now());
    }

    private List<WallView> standing(MatterId matter) {
        return store.of(matter).stream().filter(WallView::stands).toList();
    }

    private static List<WallView> with(List<WallView> standing, WallView planned) {
        return Stream.concat(standing.stream().filter(each -> !each.id().equals(planned.id())), Stream.of(planned)).toList();
    }

    private List<WallView.Person> people(List<UserId> ids) {
        return users.all().stream().filter(user -> ids.contains(user.id())).map(user -> new WallView.Person(user.id(), user.name())).toList();
    }

    private static String change(List<WallView.Person> added, List<WallView.Person> removed) {
        List<String> parts = new ArrayList<>();
        if (!added.isEmpty()) {
            parts.add(names(added) + " named");
        }
        if (!removed.isEmpty()) {
            parts.add(names(removed) + " no longer named");
        }
        return String.join(", ", parts);
    }

    private static String names(List<WallView.Person> people) {
        return people.stream().map(WallView.Person::name).collect(Collectors.joining(", "));
    }
}
