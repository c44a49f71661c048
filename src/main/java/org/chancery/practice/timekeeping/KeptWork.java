package org.chancery.practice.timekeeping;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads recorded work as it is checked against its client's guidelines, many at once. */
@Component
class KeptWork {

    private final JdbcClient jdbc;
    private final Firms firms;

    KeptWork(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    /** What a client may read of these ids; by day. */
    List<CheckedWork> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select 'TIME' as kind, t.id, t.matter_id, t.timekeeper_id as person, t.date, cast(t.created_at at time zone :zone as date) as recorded_on, t.minutes, t.narrative,
                       t.task_code, t.activity_code, null as expense_code, t.rate_minor, t.amount_minor, t.currency, false as receipt
                from practice.time_entry t
                where t.id = any (:ids) and t.billing <> 'NON_BILLABLE'
                union all
                select 'EXPENSE', e.id, e.matter_id, e.incurred_by, e.date, cast(e.created_at at time zone :zone as date), 0, e.narrative,
                       null, null, e.code, null, e.amount_minor, e.currency, e.receipt <> ''
                from practice.expense e
                where e.id = any (:ids) and e.billing <> 'NON_BILLABLE'
                order by date, id""")
                .param("ids", ids.toArray(UUID[]::new)).param("zone", firms.zone().getId())
                .query(Row.mapping(KeptWork::work)).list();
    }

    private static CheckedWork work(Row row) {
        return new CheckedWork(row.id("id", id -> id), row.constant("kind", CheckedWork.Kind.class), row.id("matter_id", MatterId::new), row.id("person", UserId::new), row.date("date"),
                row.date("recorded_on"), row.number("minutes"), row.text("narrative"), row.textOrNull("task_code"), row.textOrNull("activity_code"), row.textOrNull("expense_code"),
                row.moneyOrNull("rate_minor", "currency"), row.money("amount"), row.flag("receipt"));
    }
}
