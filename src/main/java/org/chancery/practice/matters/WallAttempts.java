package org.chancery.practice.matters;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who asked for what a wall hides from him, and what those who keep walls have said of it. What is behind a wall that keeps the reader out is not among it. */
@Service
public class WallAttempts {

    /** All attempts, each with its last review; for lists. */
    public static final String SQL = """
            select s.id, s.at, s.user_id, u.name, s.matter_id, s.client_id, coalesce(m.number || ' ' || m.name, c.display_name) as what, s.kind, s.route,
                   v.name as reviewed_by, v.reviewed_at, v.comment, case when v.reviewed_at is null then 'OPEN' else 'REVIEWED' end as state
            from practice.wall_stop s
            join platform.app_user u on u.firm_id = s.firm_id and u.id = s.user_id
            left join practice.matter m on m.firm_id = s.firm_id and m.id = s.matter_id
            left join practice.contact c on c.firm_id = s.firm_id and c.id = s.client_id
            left join lateral (select r.reviewed_at, r.comment, k.name from practice.wall_stop_review r join platform.app_user k on k.firm_id = r.firm_id and k.id = r.reviewed_by
                               where r.firm_id = s.firm_id and r.stop_id = s.id order by r.reviewed_at desc, r.id desc limit 1) v on true
            """;

    private final JdbcClient jdbc;
    private final Firms firms;

    WallAttempts(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    /** A row of {@link #SQL}. */
    public static WallAttempt read(Row row) {
        return new WallAttempt(row.id("id", StopId::new), row.instant("at"), row.id("user_id", id -> id), row.text("name"), row.idOrNull("matter_id", MatterId::new),
                row.idOrNull("client_id", ContactId::new), row.text("what"), row.constant("kind", AskedFor.Kind.class), row.text("route"),
                row.textOrNull("reviewed_by"), row.instantOrNull("reviewed_at"), row.textOrNull("comment"));
    }

    /** One, with all that was said of it; empty if there is none or a wall keeps the current person from it. */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional(readOnly = true)
    public Optional<WallAttempt.Reviewed> find(StopId id) {
        return attempt(id).map(attempt -> new WallAttempt.Reviewed(attempt, jdbc.sql("""
                select u.name, r.reviewed_at, r.comment from practice.wall_stop_review r join platform.app_user u on u.firm_id = r.firm_id and u.id = r.reviewed_by
                where r.stop_id = :id order by r.reviewed_at, r.id""").param("id", id.value())
                .query(Row.mapping(row -> new WallAttempt.Review(row.text("name"), row.instant("reviewed_at"), row.text("comment")))).list()));
    }

    private Optional<WallAttempt> attempt(StopId id) {
        return jdbc.sql(SQL + "where s.id = :id").param("id", id.value()).query(Row.mapping(WallAttempts::read)).optional();
    }

    /** How many nobody has looked at yet. */
    @Transactional(readOnly = true)
    public int open() {
        return jdbc.sql("select count(*) from practice.wall_stop s where not exists (select from practice.wall_stop_review r where r.firm_id = s.firm_id and r.stop_id = s.id)")
                .query(Integer.class).single();
    }

    /**
     * Says that one has been looked at, and what came of it. Said again, it stands beside what was said before.
     *
     * @param comment 1 to 1,000 characters
     */
    @Requires(Permission.WALLS_MANAGE)
    @Transactional
    public Outcome<StopId> review(StopId id, String comment) {
        if (attempt(id).isEmpty()) {
            return Outcome.refused("not-found", "There is no such attempt.");
        }
        List<Refusal> refusals = new ArrayList<>();
        if (comment.isBlank()) {
            refusals.add(Refusal.at("comment", "required", "Say what you found: a slip, a question that was cleared up, a talk that was held."));
        }
        MatterRules.atMost("comment", comment.strip(), 1000, refusals);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into practice.wall_stop_review (id, stop_id, matter_id, client_id, comment, reviewed_at)
                select :id, s.id, s.matter_id, s.client_id, :comment, :at from practice.wall_stop s where s.id = :stop""")
                .param("id", Id.next()).param("stop", id.value()).param("comment", comment.strip()).param("at", firms.now().atOffset(ZoneOffset.UTC)).update();
        return Outcome.done(id);
    }
}
