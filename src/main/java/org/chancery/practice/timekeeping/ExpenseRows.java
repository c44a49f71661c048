package org.chancery.practice.timekeeping;

import java.util.UUID;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;

/** How recorded costs are read. */
final class ExpenseRows {

    /** Wants {@code :others} (whether the work of others may be seen) and {@code :me}. */
    static final String SELECT = """
            select e.id, e.matter_id, m.number as matter_number, m.name as matter_name, m.client_id, c.display_name as client_name,
                   e.incurred_by, u.name as incurred_by_name, e.date, e.kind, e.code, e.narrative, e.quantity, e.unit_minor, e.currency, e.amount_minor,
                   e.billing, e.status, e.submitted_at, e.approved_at, a.name as approved_by, e.return_reason, e.bill_id, e.billed_on, e.receipt, e.version,
                   case when e.bill_id is null then e.status else 'BILLED' end as state
            from practice.expense e
            join practice.matter m on m.firm_id = e.firm_id and m.id = e.matter_id
            join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
            join platform.app_user u on u.firm_id = e.firm_id and u.id = e.incurred_by
            left join platform.app_user a on a.firm_id = e.firm_id and a.id = e.approved_by
            where (:others or e.incurred_by = :me)""";

    private ExpenseRows() {}

    static ExpenseView view(Row row) {
        return new ExpenseView(row.id("id", ExpenseId::new), row.id("matter_id", MatterId::new), row.text("matter_number"), row.text("matter_name"),
                row.id("client_id", ContactId::new), row.text("client_name"), row.id("incurred_by", UserId::new), row.text("incurred_by_name"),
                row.date("date"), row.constant("kind", ExpenseKind.class), row.textOrNull("code"), row.text("narrative"), row.decimalOrNull("quantity"),
                row.moneyOrNull("unit_minor", "currency"), row.money("amount"), row.constant("billing", Billing.class), row.constant("status", WorkStatus.class),
                row.instantOrNull("submitted_at"), row.instantOrNull("approved_at"), row.textOrNull("approved_by"), row.textOrNull("return_reason"),
                row.<UUID>idOrNull("bill_id", id -> id), row.dateOrNull("billed_on"), row.text("receipt"), row.number("version"));
    }
}
