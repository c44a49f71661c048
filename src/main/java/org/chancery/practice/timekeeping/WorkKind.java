package org.chancery.practice.timekeeping;

import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;

/** The two kinds of work, which are submitted, approved and billed alike. */
enum WorkKind {
    TIME("practice.time_entry", "timekeeper_id", "minutes, null as kind, null as code"),
    EXPENSE("practice.expense", "incurred_by", "0 as minutes, kind, code");

    private final String table;
    private final String owner;
    private final String own;

    WorkKind(String table, String owner, String own) {
        this.table = table;
        this.owner = owner;
        this.own = own;
    }

    String table() {
        return table;
    }

    /** The column of whose work it is. */
    String owner() {
        return owner;
    }

    /** The columns of a {@link WorkPiece}. */
    String columns() {
        return "id, matter_id, " + owner + " as owner_id, date, narrative, billing, status, bill_id, currency, amount_minor, " + own;
    }

    static WorkPiece piece(Row row) {
        return new WorkPiece(row.id("id", id -> id), row.id("matter_id", MatterId::new), row.id("owner_id", UserId::new), row.date("date"), row.text("narrative"),
                row.constant("billing", Billing.class), row.constant("status", WorkStatus.class), row.idOrNull("bill_id", id -> id), row.money("amount"),
                row.number("minutes"), row.constantOrNull("kind", ExpenseKind.class), row.textOrNull("code"));
    }
}
