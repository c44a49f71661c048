package org.chancery.practice.timekeeping;

import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;

/** How a rate is read. */
final class RateRows {

    /** A day range holds its first day and not the one after its last. */
    static final String SELECT = """
            select r.id, r.timekeeper_id, r.client_id, r.matter_id, r.activity_code, r.currency, r.hourly_minor,
                   lower(r.valid) as valid_from, upper(r.valid) - 1 as valid_through, r.version
            from practice.rate r
            """;

    private RateRows() {}

    static Rate rate(Row row) {
        return new Rate(row.id("id", RateId::new), row.idOrNull("timekeeper_id", UserId::new), row.idOrNull("client_id", ContactId::new),
                row.idOrNull("matter_id", MatterId::new), row.textOrNull("activity_code"), row.money("hourly"), row.date("valid_from"),
                row.dateOrNull("valid_through"), row.number("version"));
    }
}
