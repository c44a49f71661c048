package org.chancery.practice.timekeeping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Approved work that is not billed yet, for the rooms of finance, which ask their own permissions. A pre-bill copies it; a bill takes it
 * by {@link #markBilled} in the transaction that issues it, and lets it go by {@link #releaseBill} when it is voided. The view
 * {@code practice.work_item} shows the same rows, billed ones too, to SQL.
 */
@Service
public class WorkInProgress {

    private final JdbcClient jdbc;

    WorkInProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Approved, unbilled time, billable or at no charge; non-billable time is never on a bill.
     *
     * @param minutes       as they were recorded
     * @param billedMinutes rounded up to the client's unit
     * @param rate          an hour's price; null only for work at no charge where no rate fitted
     * @param amount        billed minutes at the rate, HALF_UP; zero at no charge
     */
    public record UnbilledTime(TimeEntryId id, MatterId matterId, LocalDate date, UserId timekeeperId, String timekeeperName, String narrative,
            @Nullable String taskCode, @Nullable String activityCode, int minutes, int billedMinutes, @Nullable Money rate, Money amount, Billing billing) {}

    /**
     * An approved, unbilled, billable cost.
     *
     * @param quantity with {@code unitPrice} where it was counted (pages, miles), both null otherwise
     */
    public record UnbilledExpense(ExpenseId id, MatterId matterId, LocalDate date, ExpenseKind kind, @Nullable String code, String narrative,
            @Nullable BigDecimal quantity, @Nullable Money unitPrice, Money amount) {}

    /**
     * What a bill of these matters could take, each list by matter, day and id.
     *
     * @param notApproved drafts and submitted work up to the same day that approval keeps off the bill, counted by matter; matters without any are absent
     */
    public record Unbilled(List<UnbilledTime> time, List<UnbilledExpense> expenses, Map<MatterId, Integer> notApproved) {}

    /** Work that goes onto one bill. */
    public record Billed(UUID billId, LocalDate on, Collection<TimeEntryId> time, Collection<ExpenseId> expenses) {}

    /** What may be billed of the matters up to and with a day. */
    @Transactional(readOnly = true)
    public Unbilled unbilled(Collection<MatterId> matters, LocalDate through) {
        UUID[] ids = uuids(matters);
        return new Unbilled(time(ids, through), expenses(ids, through), notApproved(ids, through));
    }

    /**
     * Puts work on a bill, all of it or none; the number of rows. Refuses {@code work-taken} if some is not approved, not there, or on a bill
     * already: the rows are locked first, so that of two bills at the same time one waits and is refused.
     */
    @Transactional
    public Outcome<Integer> markBilled(Billed billed) {
        int time = lock("practice.time_entry", uuids(billed.time()));
        int expenses = lock("practice.expense", uuids(billed.expenses()));
        int wanted = Math.toIntExact(billed.time().stream().distinct().count() + billed.expenses().stream().distinct().count());
        if (time + expenses != wanted) {
            return Outcome.refused("work-taken", "%d of %d items are no longer approved and unbilled: they were returned to draft, or another bill took them."
                    .formatted(wanted - time - expenses, wanted));
        }
        mark("practice.time_entry", uuids(billed.time()), billed);
        mark("practice.expense", uuids(billed.expenses()), billed);
        return Outcome.done(wanted);
    }

    /** Makes the work of a bill unbilled again, as it was; the number of rows. */
    @Transactional
    public int releaseBill(UUID billId) {
        return release("practice.time_entry", billId) + release("practice.expense", billId);
    }

    private List<UnbilledTime> time(UUID[] matters, LocalDate through) {
        return jdbc.sql("""
                select t.id, t.matter_id, t.date, t.timekeeper_id, u.name as timekeeper_name, t.narrative, t.task_code, t.activity_code,
                       t.minutes, t.billed_minutes, t.currency, t.rate_minor, t.amount_minor, t.billing
                from practice.time_entry t
                join platform.app_user u on u.firm_id = t.firm_id and u.id = t.timekeeper_id
                where t.matter_id = any (:matters) and t.date <= :through
                  and t.bill_id is null and t.status = 'APPROVED' and t.billing <> 'NON_BILLABLE'
                order by t.matter_id, t.date, t.id""")
                .param("matters", matters).param("through", through)
                .query(Row.mapping(row -> new UnbilledTime(row.id("id", TimeEntryId::new), row.id("matter_id", MatterId::new), row.date("date"),
                        row.id("timekeeper_id", UserId::new), row.text("timekeeper_name"), row.text("narrative"), row.textOrNull("task_code"),
                        row.textOrNull("activity_code"), row.number("minutes"), row.number("billed_minutes"), row.moneyOrNull("rate_minor", "currency"),
                        row.money("amount"), row.constant("billing", Billing.class))))
                .list();
    }

    private List<UnbilledExpense> expenses(UUID[] matters, LocalDate through) {
        return jdbc.sql("""
                select e.id, e.matter_id, e.date, e.kind, e.code, e.narrative, e.quantity, e.unit_minor, e.currency, e.amount_minor
                from practice.expense e
                where e.matter_id = any (:matters) and e.date <= :through
                  and e.bill_id is null and e.status = 'APPROVED' and e.billing = 'BILLABLE'
                order by e.matter_id, e.date, e.id""")
                .param("matters", matters).param("through", through)
                .query(Row.mapping(row -> new UnbilledExpense(row.id("id", ExpenseId::new), row.id("matter_id", MatterId::new), row.date("date"),
                        row.constant("kind", ExpenseKind.class), row.textOrNull("code"), row.text("narrative"), row.decimalOrNull("quantity"),
                        row.moneyOrNull("unit_minor", "currency"), row.money("amount"))))
                .list();
    }

    private Map<MatterId, Integer> notApproved(UUID[] matters, LocalDate through) {
        record Count(MatterId matter, int items) {}
        return jdbc.sql("""
                select w.matter_id, count(*) as items
                from practice.work_item w
                where w.matter_id = any (:matters) and w.date <= :through
                  and w.bill_id is null and w.status <> 'APPROVED' and w.billing <> 'NON_BILLABLE'
                group by w.matter_id""")
                .param("matters", matters).param("through", through)
                .query(Row.mapping(row -> new Count(row.id("matter_id", MatterId::new), row.number("items"))))
                .stream().collect(Collectors.toUnmodifiableMap(Count::matter, Count::items));
    }

    /** In the order of ids, so that two bills cannot wait for each other. */
    private int lock(String table, UUID[] ids) {
        return jdbc.sql("""
                select id from %s
                where id = any (:ids) and status = 'APPROVED' and billing <> 'NON_BILLABLE' and bill_id is null
                order by id for update""".formatted(table))
                .param("ids", ids).query(UUID.class).list().size();
    }

    private void mark(String table, UUID[] ids, Billed billed) {
        jdbc.sql("update %s set bill_id = :bill, billed_on = :on, version = version + 1 where id = any (:ids)".formatted(table))
                .param("ids", ids).param("bill", billed.billId()).param("on", billed.on()).update();
    }

    private int release(String table, UUID bill) {
        return jdbc.sql("update %s set bill_id = null, billed_on = null, version = version + 1 where bill_id = :bill".formatted(table))
                .param("bill", bill).update();
    }

    private static UUID[] uuids(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).distinct().toArray(UUID[]::new);
    }
}
