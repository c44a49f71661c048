package org.chancery.platform.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.platform.identity.PermissionChange.Status;
import org.chancery.platform.identity.PermissionChange.Way;
import org.chancery.platform.web.Row;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of who may do what, as they wait for a second person. They are asked for where they belong: {@link Users#setRoles}, {@link Roles#change}.
 * The database holds who may approve; see {@code docs/adr/0015-two-people-for-permissions.md}.
 */
@Service
public class PermissionChanges {

    /** All changes, for lists; {@code :now} is the present instant. */
    public static final String SQL = PermissionChangeStore.SELECT;

    private final JdbcClient jdbc;
    private final PermissionChangeStore store;
    private final PermissionAsking asking;
    private final ApplicationEventPublisher events;

    PermissionChanges(JdbcClient jdbc, PermissionChangeStore store, PermissionAsking asking, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.store = store;
        this.asking = asking;
        this.events = events;
    }

    /**
     * Who else could approve a change.
     *
     * @param until null for who may now; otherwise he may no more, and his place counts as taken until then
     */
    public record Approver(UserId user, String name, @Nullable Instant until) {}

    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    @Transactional(readOnly = true)
    public Optional<PermissionChange> find(PermissionChangeId id) {
        return store.find(id);
    }

    /** What waits for a person or a role, the oldest first. */
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    @Transactional(readOnly = true)
    public List<PermissionChange> waitingFor(UUID subject) {
        return store.waitingFor(subject);
    }

    /** How much waits for the acting person, who may set roles. */
    @Transactional(readOnly = true)
    public int waitingForMe() {
        Actor me = Actors.current();
        return me.may(Permission.PEOPLE_MANAGE) ? store.waitingFor(me.id()) : 0;
    }

    /** A reader of {@link #SQL}'s rows, with the people's names as they are now. */
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    @Transactional(readOnly = true)
    public Function<Row, PermissionChange> reader() {
        Map<UUID, String> people = store.people();
        return row -> store.read(row, people);
    }

    /** Whoever could approve it besides those whom it gives something; if there is nobody, its asker may put it into effect alone. */
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    @Transactional(readOnly = true)
    public List<Approver> approvers(PermissionChange change) {
        return jdbc.sql("""
                select a.user_id, u.name, a.until from platform.approvers(:asker, :gains::jsonb) a
                join platform.app_user u on u.id = a.user_id order by a.until nulls first, u.name""")
                .param("asker", change.askedBy().value()).param("gains", keys(change))
                .query(Row.mapping(row -> new Approver(row.id("user_id", UserId::new), row.text("name"), row.instantOrNull("until")))).list();
    }

    /** Whether its asker may put it into effect without a second person: nobody else could approve it. */
    @Requires({Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    @Transactional(readOnly = true)
    public boolean mayAlone(PermissionChange change) {
        return jdbc.sql("select platform.may_change_alone(:asker, :gains::jsonb)").param("asker", change.askedBy().value()).param("gains", keys(change)).query(Boolean.class).single();
    }

    private static String keys(PermissionChange change) {
        Map<UUID, String> gainers = new HashMap<>();
        change.gains().forEach(gain -> gainers.put(gain.user().value(), ""));
        return PermissionAsking.keys(gainers);
    }

    /**
     * Puts a change into effect. Refused: {@code self-approval} for who asked, unless nobody else could approve; {@code self-grant} for whom it gives
     * something; {@code overtaken} if things have changed since; {@code expired}; {@code decided}.
     */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<PermissionChangeId> approve(PermissionChangeId id, String remark) {
        UserId me = Actors.current().id();
        return waiting(id).flatMap(change -> {
            boolean mine = change.askedBy().equals(me);
            if (mine && !mayAlone(change)) {
                return Outcome.refused("self-approval", "You asked for this yourself: another person must approve it.");
            }
            if (change.gives(me)) {
                return Outcome.refused("self-grant", "This would give you permissions yourself: somebody else must approve it.");
            }
            return asking.stillFits(change) ? inEffect(change, mine ? Way.ALONE : Way.APPROVED, me, remark)
                    : waiting(id).flatMap(_ -> Outcome.refused("overtaken", "Things have changed since this was asked, and it would do something else now. Decline it, and let it be asked anew."));
        });
    }

    private Outcome<PermissionChangeId> inEffect(PermissionChange change, Way way, UserId me, String remark) {
        if (!store.decide(change.id(), Status.DONE, way, me, remark)) {
            return decided();
        }
        moved(change, Status.DONE);
        asking.putIntoEffect(change.kind(), change.subjectId(), change.subject(), change.after(), way, change.askedBy());
        return Outcome.done(change.id());
    }

    private void moved(PermissionChange change, Status to) {
        events.publishEvent(new PermissionChangeMoved(change.id(), PermissionAsking.what(change.kind(), change.subject()), change.askedBy(), to));
    }

    /** @param remark why not */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional
    public Outcome<PermissionChangeId> decline(PermissionChangeId id, String remark) {
        return waiting(id).flatMap(change -> {
            if (remark.isBlank()) {
                return Outcome.refusedAt("remark", "required", "Say why not: whoever asked reads it.");
            }
            UserId me = Actors.current().id();
            boolean mine = change.askedBy().equals(me);
            if (!store.decide(id, mine ? Status.WITHDRAWN : Status.DECLINED, null, me, remark)) {
                return decided();
            }
            moved(change, mine ? Status.WITHDRAWN : Status.DECLINED);
            events.publishEvent(new AccountEvent.PermissionsDeclined(change.askedBy(), PermissionAsking.what(change.kind(), change.subject())));
            return Outcome.done(id);
        });
    }

    /** Looks over what somebody did alone, as another person, and closes it with a comment. Refused: {@code self-approval}, {@code reviewed}. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional
    public Outcome<PermissionChangeId> review(PermissionChangeId id, String comment) {
        return find(id).map(change -> {
            if (comment.isBlank()) {
                return Outcome.<PermissionChangeId>refusedAt("comment", "required", "Say what you found.");
            }
            if (change.askedBy().equals(Actors.current().id())) {
                return Outcome.<PermissionChangeId>refused("self-approval", "You did this yourself: another person looks it over.");
            }
            return store.review(id, Actors.current().id(), comment) ? Outcome.done(id) : Outcome.<PermissionChangeId>refused("reviewed", "There is nothing left to look at here.");
        }).orElseGet(PermissionChanges::absent);
    }

    private Outcome<PermissionChange> waiting(PermissionChangeId id) {
        return store.find(id).map(change -> switch (change.status()) {
            case WAITING -> Outcome.done(change);
            case EXPIRED -> Outcome.<PermissionChange>refused("expired", "Nobody approved this in time: it must be asked anew.");
            case DONE, DECLINED, WITHDRAWN -> PermissionChanges.<PermissionChange>decided();
        }).orElseGet(PermissionChanges::absent);
    }

    private static <T> Outcome<T> decided() {
        return Outcome.refused("decided", "This is decided already; reload the page.");
    }

    private static <T> Outcome<T> absent() {
        return Outcome.refused("not-found", "There is no such change.");
    }
}
