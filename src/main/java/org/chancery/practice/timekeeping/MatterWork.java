package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A matter's unbilled work, as its own page shows it. */
@Service
public class MatterWork {

    private final JdbcClient jdbc;

    MatterWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Time and expenses that are not billed yet, drafts too; non-billable work is left out.
     *
     * @param amount  its worked value; null for none
     * @param minutes recorded
     * @param oldest  the day of its oldest item; null for none
     */
    public record Unbilled(@Nullable Money amount, int minutes, int items, @Nullable LocalDate oldest) {}

    /** Empty for a person who sees only own work. */
    @Transactional(readOnly = true)
    public Optional<Unbilled> unbilled(MatterId matter) {
        if (!WorkAuthority.seesOthers()) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("""
                select coalesce(max(w.currency), 'USD') as currency, sum(w.amount_minor) as amount_minor, coalesce(sum(w.minutes), 0) as minutes, count(*) as items,
                       min(w.date) as oldest
                from practice.work_item w
                where w.matter_id = :matter and w.bill_id is null and w.billing <> 'NON_BILLABLE'""")
                .param("matter", matter.value())
                .query(Row.mapping(row -> new Unbilled(row.moneyOrNull("amount_minor", "currency"), row.number("minutes"), row.number("items"), row.dateOrNull("oldest"))))
                .single());
    }

    /** The latest unbilled time that the acting person may see, newest first. */
    @Transactional(readOnly = true)
    public List<TimeView> latest(MatterId matter, int most) {
        return jdbc.sql(TimeRows.SELECT + " and t.matter_id = :matter and t.bill_id is null order by t.date desc, t.id desc limit :most")
                .param("others", WorkAuthority.seesOthers()).param("me", WorkAuthority.me().value()).param("matter", matter.value()).param("most", most)
                .query(Row.mapping(TimeRows::view)).list();
    }

    /** Unbilled time that the acting person may see: how many entries, their minutes and their worked value. */
    @Transactional(readOnly = true)
    public Totals totals(MatterId matter) {
        return jdbc.sql("""
                select count(*) as entries, coalesce(sum(t.minutes), 0) as minutes, coalesce(sum(t.amount_minor), 0) as amount_minor, coalesce(max(t.currency), 'USD') as currency
                from practice.time_entry t
                where t.matter_id = :matter and t.bill_id is null and (:others or t.timekeeper_id = :me)""")
                .param("others", WorkAuthority.seesOthers()).param("me", WorkAuthority.me().value()).param("matter", matter.value())
                .query(Row.mapping(row -> new Totals(row.number("entries"), row.number("minutes"), row.money("amount")))).single();
    }

    /** The sums below the latest entries. */
    public record Totals(int entries, int minutes, Money amount) {}
}
