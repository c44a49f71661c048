package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.List;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows of a week that were laid out before there is time in them. */
@Component
class WeekRows {

    private final JdbcClient jdbc;

    WeekRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row that was laid out; a narrative of "" says nothing yet. */
    record Laid(WeekKey key, String narrative) {}

    List<Laid> of(UserId timekeeper, LocalDate monday) {
        return jdbc.sql("select matter_id, task_code, activity_code, billing, narrative from practice.week_row where user_id = :timekeeper and week = :monday order by id")
                .param("timekeeper", timekeeper.value()).param("monday", monday)
                .query(Row.mapping(row -> new Laid(new WeekKey(row.id("matter_id", MatterId::new), row.textOrNull("task_code"), row.textOrNull("activity_code"),
                        row.constant("billing", Billing.class)), row.text("narrative"))))
                .list();
    }

    /** Adds it, or nothing if the week has it already. */
    void add(UserId timekeeper, LocalDate monday, WeekKey key, String narrative) {
        bind("""
                insert into practice.week_row (id, user_id, week, matter_id, task_code, activity_code, billing, narrative)
                values (:id, :timekeeper, :monday, :matter, :task, :activity, :billing, :narrative)
                on conflict do nothing""", timekeeper, monday, key)
                .param("id", Id.next()).param("narrative", narrative).update();
    }

    void remove(UserId timekeeper, LocalDate monday, WeekKey key) {
        bind("""
                delete from practice.week_row
                where user_id = :timekeeper and week = :monday and matter_id = :matter and task_code is not distinct from :task
                  and activity_code is not distinct from :activity and billing = :billing""", timekeeper, monday, key).update();
    }

    private StatementSpec bind(String sql, UserId timekeeper, LocalDate monday, WeekKey key) {
        return jdbc.sql(sql).param("timekeeper", timekeeper.value()).param("monday", monday).param("matter", key.matterId().value())
                .param("task", key.taskCode()).param("activity", key.activityCode()).param("billing", key.billing().name());
    }

    /** Lets changes of one person's time wait for each other: the lock that the database's own check of the day takes. */
    void lock(UserId timekeeper) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('practice.time_entry ' || platform.current_firm() || cast(:timekeeper as text), 0))")
                .param("timekeeper", timekeeper.toString()).query((row, n) -> Boolean.TRUE).single();
    }
}
