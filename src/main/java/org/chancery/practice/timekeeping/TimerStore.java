package org.chancery.practice.timekeeping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.TimerView.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Writes and reads the acting person's timers. Elapsed time is the difference of instants, so no change of clocks in spring or autumn touches it. */
@Component
class TimerStore {

    private static final String SELECT = """
            select t.id, t.matter_id, m.name as matter_name, t.narrative, t.task_code, t.activity_code, t.billing, t.state, t.first_started_at, t.started_at,
                   t.accumulated_seconds, t.entry_id, t.version
            from practice.timer t
            left join practice.matter m on m.firm_id = t.firm_id and m.id = t.matter_id
            where t.user_id = :me
            """;

    private final JdbcClient jdbc;
    private final TimekeepingSettings settings;

    TimerStore(JdbcClient jdbc, TimekeepingSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** The instant and zone that timers are read at. */
    record Now(Instant at, ZoneId zone) {}

    /** A timer, and the entry that became of it once it was stopped. */
    record Found(TimerView view, @Nullable TimeEntryId entry) {}

    /** Holds off the person's other requests about timers until this transaction ends, so that two starts at once leave one running. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('practice.timer ' || cast(:me as text), 0))").param("me", WorkAuthority.me().toString())
                .query((row, n) -> Boolean.TRUE).single();
    }

    void pauseRunning(Instant at) {
        jdbc.sql("select practice.pause_running_timer(:at)").param("at", TimeStore.at(at)).query((row, n) -> Boolean.TRUE).single();
    }

    void insert(TimerId id, TimerDetails timer, Instant at) {
        bind("""
                insert into practice.timer (id, user_id, matter_id, narrative, task_code, activity_code, billing, state, first_started_at, started_at)
                values (:id, :me, :matter, :narrative, :task, :activity, :billing, 'RUNNING', :at, :at)""", timer)
                .param("id", id.value()).param("me", WorkAuthority.me().value()).param("at", TimeStore.at(at)).update();
    }

    void change(TimerId id, TimerDetails timer) {
        bind("""
                update practice.timer
                set matter_id = :matter, narrative = :narrative, task_code = :task, activity_code = :activity, billing = :billing, version = version + 1
                where id = :id""", timer).param("id", id.value()).update();
    }

    private StatementSpec bind(String sql, TimerDetails timer) {
        MatterId matter = timer.matterId();
        return jdbc.sql(sql).param("matter", matter == null ? null : matter.value()).param("narrative", timer.told())
                .param("task", Codes.normalOrNull(timer.taskCode())).param("activity", Codes.normalOrNull(timer.activityCode()))
                .param("billing", timer.billed().name());
    }

    void resume(TimerId id, Instant at) {
        jdbc.sql("update practice.timer set state = 'RUNNING', started_at = :at, version = version + 1 where id = :id").param("id", id.value())
                .param("at", TimeStore.at(at)).update();
    }

    void stop(TimerView timer, TimeEntryId entry) {
        jdbc.sql("""
                update practice.timer
                set state = 'STOPPED', started_at = null, accumulated_seconds = :seconds, entry_id = :entry, version = version + 1
                where id = :id""")
                .param("id", timer.id().value()).param("seconds", timer.elapsed().toSeconds()).param("entry", entry.value()).update();
    }

    void delete(TimerId id) {
        jdbc.sql("delete from practice.timer where id = :id").param("id", id.value()).update();
    }

    /** The running one first, then the paused ones, the latest first. */
    List<TimerView> open(Now now) {
        return jdbc.sql(SELECT + " and t.state <> 'STOPPED' order by t.state desc, t.first_started_at desc").param("me", WorkAuthority.me().value())
                .query(Row.mapping(row -> read(row, now).view())).list();
    }

    Optional<Found> find(TimerId id, Now now) {
        return jdbc.sql(SELECT + " and t.id = :id").param("me", WorkAuthority.me().value()).param("id", id.value())
                .query(Row.mapping(row -> read(row, now))).optional();
    }

    private Found read(Row row, Now now) {
        State state = row.constant("state", State.class);
        Instant started = row.instantOrNull("started_at");
        Duration before = Duration.ofSeconds(row.decimal("accumulated_seconds").longValueExact());
        Duration elapsed = started == null || now.at().isBefore(started) ? before : before.plus(Duration.between(started, now.at()));
        boolean forgotten = state != State.STOPPED && elapsed.compareTo(Duration.ofHours(settings.longestTimerHours())) > 0;
        var view = new TimerView(row.id("id", TimerId::new), row.idOrNull("matter_id", MatterId::new), row.textOrNull("matter_name"), row.text("narrative"),
                row.textOrNull("task_code"), row.textOrNull("activity_code"), row.constant("billing", Billing.class), state,
                LocalDate.ofInstant(row.instant("first_started_at"), now.zone()), started, before, elapsed, forgotten, now.at(), row.number("version"));
        return new Found(view, row.idOrNull("entry_id", TimeEntryId::new));
    }
}
