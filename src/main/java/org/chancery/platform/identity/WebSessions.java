package org.chancery.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Sha256;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where people are signed in. Ending a session ends it at once: its row is marked, which every request reads, and Spring's own is deleted. */
@Service
public class WebSessions {

    private static final int LONGEST_AGENT = 300;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final IdentitySettings settings;
    private final ApplicationEventPublisher events;

    WebSessions(JdbcClient jdbc, Clock clock, IdentitySettings settings, ApplicationEventPublisher events) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A session as a list shows it.
     *
     * @param device  browser and system in plain words
     * @param address the network address from which the person signed in
     */
    public record SessionView(UUID id, String device, String address, Instant since, Instant lastUsedAt) {}

    /** Who a session belongs to and what it needs. */
    record Standing(Actor actor, boolean hasFactor, boolean factorRequired) {}

    /** The acting person's own sessions, the last used first. */
    @Transactional(readOnly = true)
    public List<SessionView> mine() {
        return open(Actors.current().id());
    }

    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional(readOnly = true)
    public List<SessionView> of(UserId user) {
        return open(user);
    }

    /** The session in which this request came. */
    public Optional<UUID> current(HttpServletRequest request) {
        return SessionMark.of(request).map(SessionMark::session);
    }

    /** Ends one of the acting person's own. */
    @Transactional
    public Outcome<Integer> end(UUID session) {
        return ended(endWhere(" and id = :session", Actors.current().id(), session));
    }

    /** Ends all of the acting person's own but the one that is kept. */
    @Transactional
    public Outcome<Integer> endOthers(UUID kept) {
        return Outcome.done(endWhere(" and id <> :session", Actors.current().id(), kept));
    }

    /** Ends a person's sessions: one, or all of them if none is named. Refused: {@code not-found} for one that is not there. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional
    public Outcome<Integer> endOf(UserId user, String name, @Nullable UUID session) {
        int count = session == null ? endAll(user) : endWhere(" and id = :session", user, session);
        if (count > 0) {
            events.publishEvent(new AccountEvent.SessionsEnded(user, name, count));
        }
        return session == null ? Outcome.done(count) : ended(count);
    }

    private static Outcome<Integer> ended(int count) {
        return count > 0 ? Outcome.done(count) : Outcome.refused("not-found", "There is no such session; it may have ended by itself.");
    }

    @Transactional
    public int endAll(UserId user) {
        return endWhere("", user, null);
    }

    private int endWhere(String which, UserId user, @Nullable UUID session) {
        return jdbc.sql("""
                with ended as (
                  update platform.web_session set ended_at = :now, ended_by = :me where user_id = :user and ended_at is null%s
                  returning firm_id, user_id, session_hash
                ), deleted as (
                  delete from platform.spring_session s using ended e
                  where s.principal_name = e.firm_id || '/' || e.user_id and sha256(convert_to(rtrim(s.session_id), 'UTF8')) = e.session_hash
                )
                select count(*) from ended""".formatted(which))
                .param("now", now()).param("me", Actors.current().id().value()).param("user", user.value()).param("session", session)
                .query(Integer.class).single();
    }

    private List<SessionView> open(UserId user) {
        return jdbc.sql("""
                select w.id, w.user_agent, w.address, w.signed_in_at, s.last_access_time
                from platform.web_session w
                join platform.spring_session s on s.principal_name = w.firm_id || '/' || w.user_id and sha256(convert_to(rtrim(s.session_id), 'UTF8')) = w.session_hash
                where w.user_id = :user and w.ended_at is null and w.signed_in_at > :after and s.expiry_time > :millis
                order by s.last_access_time desc, w.id""")
                .param("user", user.value()).param("millis", clock.millis()).param("after", outlived())
                .query((row, n) -> new SessionView(row.getObject("id", UUID.class), Device.words(row.getString("user_agent")), row.getString("address"),
                        FactorStore.instant(row, "signed_in_at"), Instant.ofEpochMilli(row.getLong("last_access_time"))))
                .list();
    }

    /** Notes a sign-in. Its request's session is the one that goes on, under its new id. Acts as the person who has signed in. */
    @Transactional
    public UUID opened(HttpServletRequest request) {
        SessionMark.of(request).ifPresent(before -> endWhere(" and id = :session", Actors.current().id(), before.session()));
        UUID id = Id.next();
        jdbc.sql("""
                insert into platform.web_session (id, user_id, session_hash, signed_in_at, address, user_agent)
                values (:id, :user, :hash, :now, :address, :agent)""")
                .param("id", id).param("user", Actors.current().id().value()).param("hash", Sha256.of(request.getSession().getId())).param("now", now())
                .param("address", request.getRemoteAddr()).param("agent", agent(request)).update();
        return id;
    }

    private static String agent(HttpServletRequest request) {
        String agent = String.valueOf(request.getHeader(HttpHeaders.USER_AGENT)).replace("\0", "");
        return agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }

    /** Empty for a session that was ended or has lasted its time, and for a person who has left. */
    @Transactional(readOnly = true)
    public Optional<Standing> standing(SignedIn person, SessionMark mark) {
        return jdbc.sql("select a.*, platform.office_permissions(a.firm_id, a.user_id)::text as in_offices from platform.find_session(:firm, :user, :session, :after) a")
                .param("firm", person.firm()).param("user", person.user()).param("session", mark.session()).param("after", outlived())
                .query((row, n) -> new Standing(ActorRow.read(row, n).provenAt(mark.factorAt()), row.getBoolean("has_factor"), row.getBoolean("factor_required")))
                .optional();
    }

    /** Sessions that were opened by then have lasted their time. */
    private OffsetDateTime outlived() {
        return now().minus(settings.sessionLongest());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
