package org.chancery.practice.timekeeping;

import java.util.UUID;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;

/** How recorded time is read. */
final class TimeRows {

    /** Wants {@code :others} (whether the work of others may be seen) and {@code :me}. */
    static final String SELECT = """
            select t.id, t.matter_id, m.number as matter_number, m.name as matter_name, m.client_id, c.display_name as client_name,
                   t.timekeeper_id, u.name as timekeeper_name, t.date, t.minutes, t.billed_minutes, t.narrative, t.task_code, t.activity_code,
                   t.billing, t.status, t.currency, t.rate_minor, t.amount_minor, t.rate_id, t.submitted_at, t.approved_at, a.name as approved_by,
                   t.return_reason, t.bill_id, t.billed_on, t.version, case when t.bill_id is null then t.status else 'BILLED' end as state
            from practice.time_entry t
            join practice.matter m on m.firm_id = t.firm_id and m.id = t.matter_id
            join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
            join platform.app_user u on u.firm_id = t.firm_id and u.id = t.timekeeper_id
            left join platform.app_user a on a.firm_id = t.firm_id and a.id = t.approved_by
            where (:others or t.timekeeper_id = :me)""";

    private TimeRows() {}

    static TimeView view(Row row) {
        return new TimeView(row.id("id", TimeEntryId::new), row.id("matter_id", MatterId::new), row.text("matter_number"), row.text("matter_name"),
                row.id("client_id", ContactId::new), row.text("client_name"), row.id("timekeeper_id", UserId::new), row.text("timekeeper_name"),
                row.date("date"), row.number("minutes"), row.number("billed_minutes"), row.text("narrative"), row.textOrNull("task_code"),
                row.textOrNull("activity_code"), row.constant("billing", Billing.class), row.constant("status", WorkStatus.class),
                row.moneyOrNull("rate_minor", "currency"), row.money("amount"), row.idOrNull("rate_id", RateId::new), row.instantOrNull("submitted_at"),
                row.instantOrNull("approved_at"), row.textOrNull("approved_by"), row.textOrNull("return_reason"), row.<UUID>idOrNull("bill_id", id -> id),
                row.dateOrNull("billed_on"), row.number("version"));
    }
}
