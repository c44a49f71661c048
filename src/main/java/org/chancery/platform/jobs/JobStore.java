package org.chancery.platform.jobs;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chancery.platform.jobs.Job.Item;
import org.chancery.platform.jobs.Run.Progress;
import org.chancery.platform.web.Row;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs and their items in the database, whose triggers hold their states. */
@Component
class JobStore {

    /** All runs with how far they are; {@code next_at} is -infinity for an item that may be done now. */
    static final String SQL = """
            select r.id, r.job, r.subject, r.parameters::text as parameters, r.started_by, u.name as started_by_name, r.started_at, r.state, r.turn, r.reason, r.ended_at, r.total,
                   p.done, p.parked, p.waiting, case when p.next_at > '-infinity' then p.next_at end as next_at
            from platform.job_run r
            join platform.app_user u on u.firm_id = r.firm_id and u.id = r.started_by
            cross join lateral platform.job_progress(r.id) p
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final JobTypes types;

    JobStore(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, JobTypes types) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.types = types;
    }

    /** What a worker must know of a run. */
    record Head(RunId id, String job, String subject, Map<String, String> parameters, UserId startedBy, String startedByName, RunState state, int turn, @Nullable Integer total, int failures,
            @Nullable Set<String> scopes) {}

    /** An item that is locked for this transaction. */
    record Taken(UUID id, Item item, int tries) {}

    Run read(Row row) {
        var progress = new Progress(row.numberOrNull("total"), row.number("done"), row.number("parked"), row.number("waiting"), row.instantOrNull("next_at"));
        return new Run(row.id("id", RunId::new), row.text("job"), types.title(row.text("job")), row.text("subject"), parameters(row), row.id("started_by", UserId::new),
                row.text("started_by_name"), row.instant("started_at"), row.constant("state", RunState.class), row.number("turn"), row.textOrNull("reason"), row.instantOrNull("ended_at"), progress);
    }

    private Map<String, String> parameters(Row row) {
        return json.readValue(row.text("parameters"), new TypeReference<Map<String, String>>() {});
    }

    /** @param scopes to which a token confines whoever starts it; null for none */
    void insert(RunId id, NewRun run, @Nullable Set<String> scopes, Instant at) {
        jdbc.sql("insert into platform.job_run (id, job, subject, parameters, scopes, started_at) values (:id, :job, :subject, cast(:parameters as jsonb), string_to_array(:scopes, ' '), :at)")
                .param("id", id.value()).param("job", run.job()).param("subject", run.subject()).param("parameters", json.writeValueAsString(run.parameters()))
                .param("scopes", scopes == null ? null : String.join(" ", scopes)).param("at", utc(at)).update();
    }

    Optional<Run> find(RunId id) {
        return jdbc.sql(SQL + " where r.id = :id").param("id", id.value()).query(Row.mapping(this::read)).optional();
    }

    Optional<Head> head(RunId id) {
        return head(id, "");
    }

    /** Locks the run until the end of the transaction. */
    Optional<Head> lock(RunId id) {
        return head(id, " for no key update of r");
    }

    private Optional<Head> head(RunId id, String locking) {
        return jdbc.sql("""
                select r.id, r.job, r.subject, r.parameters::text as parameters, r.started_by, u.name as started_by_name, r.state, r.turn, r.total, r.failures,
                       array_to_string(r.scopes, ' ') as scopes
                from platform.job_run r
                join platform.app_user u on u.firm_id = r.firm_id and u.id = r.started_by
                where r.id = :id""" + locking)
                .param("id", id.value())
                .query(Row.mapping(row -> new Head(id, row.text("job"), row.text("subject"), parameters(row), row.id("started_by", UserId::new), row.text("started_by_name"),
                        row.constant("state", RunState.class), row.number("turn"), row.numberOrNull("total"), row.number("failures"), scopes(row.textOrNull("scopes")))))
                .optional();
    }

    private static @Nullable Set<String> scopes(@Nullable String named) {
        return named == null ? null : Set.of(named.split(" "));
    }

    boolean isRunning(RunId id, int turn) {
        return jdbc.sql("select exists (select from platform.job_run where id = :id and turn = :turn and state = 'RUNNING')")
                .param("id", id.value()).param("turn", turn).query(Boolean.class).single();
    }

    void step(RunId id, RunState state) {
        jdbc.sql("update platform.job_run set state = :state where id = :id").param("state", state.name()).param("id", id.value()).update();
    }

    void end(RunId id, RunState state, @Nullable String reason, Instant at) {
        jdbc.sql("update platform.job_run set state = :state, reason = :reason, ended_at = :at where id = :id")
                .param("state", state.name()).param("reason", reason).param("at", utc(at)).param("id", id.value()).update();
    }

    void failed(RunId id, int failures, String reason) {
        jdbc.sql("update platform.job_run set state = 'WAITING', failures = :failures, reason = :reason where id = :id")
                .param("failures", failures).param("reason", reason).param("id", id.value()).update();
    }

    /** Begins another turn. What was parked waits again if it is asked for. */
    void goOn(RunId id, boolean parkedToo) {
        if (parkedToo) {
            jdbc.sql("update platform.job_item set state = 'WAITING', tries = 0, not_before = null, decided_at = null, remark = '' where run_id = :id and state = 'PARKED'")
                    .param("id", id.value()).update();
        }
        jdbc.sql("update platform.job_run set state = 'WAITING', turn = turn + 1, failures = 0, reason = null, ended_at = null where id = :id").param("id", id.value()).update();
    }

    void plan(RunId id, List<Item> items) {
        batches.batchUpdate("insert into platform.job_item (id, run_id, position, key, label, matter_id) values (?, ?, ?, ?, ?, ?)", new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement row, int index) throws SQLException {
                Item item = items.get(index);
                row.setObject(1, Id.next());
                row.setObject(2, id.value());
                row.setInt(3, index + 1);
                row.setString(4, item.key());
                row.setString(5, item.label());
                row.setObject(6, item.matter(), Types.OTHER);
            }

            @Override
            public int getBatchSize() {
                return items.size();
            }
        });
        jdbc.sql("update platform.job_run set total = :total, failures = 0, reason = null where id = :id").param("total", items.size()).param("id", id.value()).update();
    }

    /** The next item that is due, for this transaction alone: whoever else works on the run passes it over. */
    Optional<Taken> take(RunId run, Instant now) {
        return jdbc.sql("""
                select i.id, i.key, i.label, i.matter_id, i.tries from platform.job_item i
                where i.run_id = :run and i.state = 'WAITING' and (i.not_before is null or i.not_before <= :now)
                order by i.position limit 1
                for update skip locked""")
                .param("run", run.value()).param("now", utc(now))
                .query(Row.mapping(row -> new Taken(row.id("id", id -> id), new Item(row.text("key"), row.text("label"), row.idOrNull("matter_id", id -> id)), row.number("tries"))))
                .optional();
    }

    /** Whether it still waited. */
    boolean decide(UUID item, ItemState state, String remark, Instant at) {
        return jdbc.sql("update platform.job_item set state = :state, remark = :remark, tries = tries + 1, decided_at = :at where id = :id and state = 'WAITING'")
                .param("state", state.name()).param("remark", remark).param("at", utc(at)).param("id", item).update() > 0;
    }

    /** Whether it still waited. */
    boolean postpone(UUID item, String remark, Instant notBefore) {
        return jdbc.sql("update platform.job_item set tries = tries + 1, remark = :remark, not_before = :at where id = :id and state = 'WAITING'")
                .param("remark", remark).param("at", utc(notBefore)).param("id", item).update() > 0;
    }

    void note(RunId run, @Nullable Taken item, String reason, Instant at, @Nullable Instant again) {
        jdbc.sql("""
                insert into platform.job_failure (id, run_id, item_id, matter_id, at, reason, again_at)
                values (:id, :run, :item, :matter, :at, :reason, :again)""")
                .param("id", Id.next()).param("run", run.value()).param("item", item == null ? null : item.id()).param("matter", item == null ? null : item.item().matter())
                .param("at", utc(at)).param("reason", reason).param("again", again == null ? null : utc(again)).update();
    }

    int parkHidden(RunId run, Instant at) {
        return jdbc.sql("select platform.park_hidden_items(:run, :at)").param("run", run.value()).param("at", utc(at)).query(Integer.class).single();
    }

    /** How far the run is: {@code total} is not read. */
    Progress progress(RunId run) {
        return jdbc.sql("select p.done, p.parked, p.waiting, case when p.next_at > '-infinity' then p.next_at end as next_at from platform.job_progress(:run) p").param("run", run.value())
                .query(Row.mapping(row -> new Progress(null, row.number("done"), row.number("parked"), row.number("waiting"), row.instantOrNull("next_at")))).single();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
