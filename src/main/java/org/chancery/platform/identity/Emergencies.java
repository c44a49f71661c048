package org.chancery.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Emergency.State;
import org.chancery.platform.web.Row;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Emergency access: whoever may, takes named permissions for a short while and says why. It is for his browser sessions alone, goes through no wall, is
 * told to everybody who sets roles, ends by itself, and is closed by another person who has looked over what was done.
 */
@Service
public class Emergencies {

    /** What nobody takes, lest the emergency outlive itself. */
    public static final Set<Permission> NEVER = EnumSet.of(Permission.PEOPLE_MANAGE, Permission.WALLS_MANAGE, Permission.ACCESS_BREAK_GLASS, Permission.LEDGER_WHOLE);

    /** All of them, for lists; {@code :overdueHours} tells which should have been looked over. */
    public static final String SQL = """
            select e.id, e.user_id, u.name as user_name, array_to_string(e.permissions, ' ') as permissions, e.reason, e.opened_at, e.ends_at, e.ended_at, b.name as ended_by_name,
                   coalesce(e.ended_at, e.ends_at) as over, r.name as reviewed_by_name, e.reviewed_at, e.review,
                   case when e.reviewed_at is not null then 'CLOSED'
                        when coalesce(e.ended_at, e.ends_at) > now() then 'OPEN'
                        when coalesce(e.ended_at, e.ends_at) + make_interval(hours => :overdueHours) < now() then 'OVERDUE'
                        else 'TO_REVIEW' end as state
            from platform.emergency_access e
            join platform.app_user u on u.firm_id = e.firm_id and u.id = e.user_id
            left join platform.app_user b on b.firm_id = e.firm_id and b.id = e.ended_by
            left join platform.app_user r on r.firm_id = e.firm_id and r.id = e.reviewed_by
            """;

    private static final int SHORTEST_REASON = 10;

    private final JdbcClient jdbc;
    private final PermissionSettings settings;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Emergencies(JdbcClient jdbc, PermissionSettings settings, Notices notices, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** How many hours after its end it is overdue to be looked over. */
    public int overdueHours() {
        return (int) settings.emergencyReviewWithin().toHours();
    }

    /** The longest that it may be opened for. */
    public Duration longest() {
        return settings.emergencyLongest();
    }

    /**
     * Opens emergency access for the acting person. Refused: {@code required} without permissions or a reason of ten characters; {@code out-of-range} for too
     * long a time; {@code never-in-emergency}; {@code has-already} if the roles permit all of it anyway.
     */
    @Requires(Permission.ACCESS_BREAK_GLASS)
    @FreshFactor
    @Transactional
    public Outcome<EmergencyId> open(Set<Permission> permissions, String reason, Duration length) {
        Actor me = Actors.current();
        if (permissions.isEmpty()) {
            return Outcome.refusedAt("permissions", "required", "Choose what you need; no more than that.");
        }
        if (permissions.stream().anyMatch(NEVER::contains)) {
            return Outcome.refusedAt("permissions", "never-in-emergency", "Nobody takes the say over permissions and walls, nor sums that a wall withholds, not even in an emergency.");
        }
        if (permissions.stream().allMatch(me::may)) {
            return Outcome.refusedAt("permissions", "has-already", "You may do all of this already.");
        }
        if (reason.strip().length() < SHORTEST_REASON) {
            return Outcome.refusedAt("reason", "required", "Say what has happened, in a sentence: others will read it.");
        }
        if (!length.isPositive() || length.compareTo(settings.emergencyLongest()) > 0) {
            return Outcome.refusedAt("minutes", "out-of-range", "At most " + settings.emergencyLongest().toMinutes() + " minutes.");
        }
        var id = EmergencyId.next();
        OffsetDateTime now = now();
        jdbc.sql("insert into platform.emergency_access (id, user_id, permissions, reason, opened_at, ends_at) values (:id, :me, :permissions, :reason, :now, :ends)")
                .param("id", id.value()).param("me", me.id().value()).param("permissions", permissions.stream().map(Permission::permission).sorted().toArray(String[]::new))
                .param("reason", reason.strip()).param("now", now).param("ends", now.plus(length)).update();
        String what = permissions.stream().sorted().map(Permission::title).collect(Collectors.joining(", "));
        events.publishEvent(new AccountEvent.EmergencyOpened(me.id(), me.name(), what));
        tellOthers(me, me.name() + " opened emergency access (" + what + "): " + reason.strip());
        return Outcome.done(id);
    }

    private void tellOthers(Actor me, String message) {
        jdbc.sql("""
                select distinct u.id from platform.app_user u
                join platform.user_role ur on ur.firm_id = u.firm_id and ur.user_id = u.id
                join platform.role r on r.firm_id = ur.firm_id and r.id = ur.role_id
                where u.status = 'ACTIVE' and u.kind = 'PERSON' and 'people.manage' = any (r.permissions) and u.id <> :me""")
                .param("me", me.id().value()).query(Row.mapping(row -> row.id("id", UserId::new))).list()
                .forEach(other -> notices.tell(other, message));
    }

    @Requires({Permission.ACCESS_BREAK_GLASS, Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW})
    @Transactional(readOnly = true)
    public Optional<Emergency> find(EmergencyId id) {
        return jdbc.sql(SQL + " where e.id = :id").param("id", id.value()).param("overdueHours", overdueHours()).query(Row.mapping(Emergencies::read)).optional();
    }

    /** Those that are open: the acting person's own, and everybody's for who sets roles; the one that ends first leading. */
    @Transactional(readOnly = true)
    public List<Emergency> open() {
        Actor me = Actors.current();
        boolean all = me.may(Permission.PEOPLE_MANAGE);
        return all || me.may(Permission.ACCESS_BREAK_GLASS)
                ? jdbc.sql(SQL + " where (:all or e.user_id = :me) and e.ended_at is null and e.ends_at > now() order by e.ends_at").param("all", all).param("me", me.id().value())
                        .param("overdueHours", overdueHours()).query(Row.mapping(Emergencies::read)).list()
                : List.of();
    }

    /** How many the acting person, who sets roles, could look over or end. */
    @Transactional(readOnly = true)
    public int waitingForMe() {
        Actor me = Actors.current();
        return me.may(Permission.PEOPLE_MANAGE)
                ? jdbc.sql("select count(*)::int from platform.emergency_access where reviewed_at is null and user_id <> :me").param("me", me.id().value()).query(Integer.class).single() : 0;
    }

    /** Ends it before its time: one's own, or anybody's by who sets roles. Refused: {@code ended}, {@code not-found}. */
    @Requires({Permission.ACCESS_BREAK_GLASS, Permission.PEOPLE_MANAGE})
    @Transactional
    public Outcome<EmergencyId> end(EmergencyId id) {
        Actor me = Actors.current();
        Emergency emergency = find(id).filter(each -> each.user().equals(me.id()) || me.may(Permission.PEOPLE_MANAGE)).orElse(null);
        if (emergency == null) {
            return Outcome.refused("not-found", "There is no such emergency access.");
        }
        if (!emergency.isOpen()) {
            return Outcome.refused("ended", "It has ended already.");
        }
        jdbc.sql("update platform.emergency_access set ended_at = now(), ended_by = :me where id = :id and ended_at is null").param("me", me.id().value()).param("id", id.value()).update();
        events.publishEvent(new AccountEvent.EmergencyEnded(emergency.user(), emergency.userName()));
        return Outcome.done(id);
    }

    /** Closes it, as another person who has looked over what was done. Refused: {@code self-approval}, {@code not-ended}, {@code reviewed}, {@code required}. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional
    public Outcome<EmergencyId> review(EmergencyId id, String comment) {
        Actor me = Actors.current();
        Emergency emergency = find(id).orElse(null);
        if (emergency == null) {
            return Outcome.refused("not-found", "There is no such emergency access.");
        }
        if (comment.isBlank()) {
            return Outcome.refusedAt("comment", "required", "Say what you found.");
        }
        if (emergency.user().equals(me.id())) {
            return Outcome.refused("self-approval", "You had this emergency access yourself: another person looks it over.");
        }
        jdbc.sql("update platform.emergency_access set reviewed_by = :me, reviewed_at = :now, review = :comment where id = :id")
                .param("me", me.id().value()).param("now", now()).param("comment", comment.strip()).param("id", id.value()).update();
        events.publishEvent(new AccountEvent.EmergencyReviewed(emergency.user(), emergency.userName()));
        return Outcome.done(id);
    }

    /** Reads a row of {@link #SQL}. */
    public static Emergency read(Row row) {
        return new Emergency(row.id("id", EmergencyId::new), row.id("user_id", UserId::new), row.text("user_name"), List.of(row.text("permissions").split(" ")), row.text("reason"),
                row.instant("opened_at"), row.instant("ends_at"), row.instantOrNull("ended_at"), row.textOrNull("ended_by_name"), row.instant("over"), row.constant("state", State.class),
                row.textOrNull("reviewed_by_name"), row.instantOrNull("reviewed_at"), row.textOrNull("review"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
