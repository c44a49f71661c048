package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.Locale;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Listing;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The matters that have something to bill up to {@code :upTo}: approved work on no open pre-bill, what is left of flat fees, and the fees agreed that came due. */
final class UnbilledList {

    private UnbilledList() {}

    /**
     * @param value   what a pre-bill would begin with, before tax and caps: work as the arrangement charges it, the fees agreed that are due, and costs
     * @param waiting items that approval keeps off
     */
    record UnbilledRow(MatterId id, String number, String matter, ContactId clientId, String client, String responsible, @Nullable String arrangement, int minutes, Money fees, Money costs,
            Money value, @Nullable LocalDate oldest, int waiting) {}

    /** How it is agreed, where that is not simply by the hour. */
    private static @Nullable String word(String kind) {
        Arrangement.Kind agreed = Arrangement.Kind.valueOf(kind);
        return agreed == Arrangement.Kind.HOURLY ? null : agreed.word().toLowerCase(Locale.ENGLISH);
    }

    static final Listing<UnbilledRow> UNBILLED = Listing.of("unbilled", "Matters to bill", UnbilledRow.class)
            .sql("""
                select m.id, m.id as matter_id, m.number, m.name as matter, m.client_id, c.display_name as client, m.responsible_id, r.name as responsible,
                       m.arrangement_kind as arrangement, m.currency, w.minutes, t.time_minor + f.left_minor as fees_minor,
                       w.costs_minor, t.time_minor + f.left_minor + w.costs_minor as value_minor, w.oldest, w.waiting
                from (select id, sum(minutes)::bigint as minutes, sum(time_minor)::bigint as time_minor, sum(costs_minor)::bigint as costs_minor, min(oldest) as oldest,
                             sum(waiting)::int as waiting, sum(items)::int as items
                      from (select i.matter_id as id, coalesce(sum(i.billed_minutes) filter (where i.status = 'APPROVED'), 0) as minutes,
                                   coalesce(sum(i.amount_minor) filter (where i.status = 'APPROVED' and i.kind = 'TIME'), 0) as time_minor,
                                   coalesce(sum(i.amount_minor) filter (where i.status = 'APPROVED' and i.kind = 'EXPENSE'), 0) as costs_minor,
                                   min(i.date) filter (where i.status = 'APPROVED') as oldest, count(*) filter (where i.status <> 'APPROVED') as waiting,
                                   count(*) filter (where i.status = 'APPROVED') as items
                            from practice.work_item i
                            where i.bill_id is null and i.billing <> 'NON_BILLABLE' and i.date <= cast(:upTo as date)
                              and not exists (select from finance.pre_bill_line l where l.firm_id = i.firm_id and l.source_id = i.id and l.live)
                            group by i.matter_id
                            union all
                            select m.id, 0, 0, 0, null, 0, 0 from practice.matter m
                            where (m.flat_fee_minor is not null or m.arrangement_kind = 'SUBSCRIPTION') and m.status in ('OPEN', 'ON_HOLD')
                            union all
                            select f.matter_id, 0, 0, 0, f.due_on, 0, 0 from finance.agreed_fee f
                            where f.invoice_id is null and f.withdrawn_at is null and f.due_on <= cast(:upTo as date)) u
                      group by id) w
                join practice.matter m on m.id = w.id
                join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
                join platform.app_user r on r.firm_id = m.firm_id and r.id = m.responsible_id
                cross join lateral (
                  select case when m.arrangement_kind in ('FLAT', 'SUBSCRIPTION', 'TASK_FEES', 'CONTINGENCY') then 0
                    when m.arrangement_kind = 'BLENDED' then round(w.minutes * finance.minor_units((m.arrangement -> 'rate' ->> 'amount')::numeric, m.currency) / 60.0)
                    else round(w.time_minor * coalesce((m.arrangement ->> 'timePercent')::numeric, 100) / 100) end::bigint as time_minor) t
                cross join lateral (
                  select (case when m.flat_fee_minor is not null then m.flat_fee_minor
                     - coalesce((select sum(l.gross_minor) from finance.invoice i join finance.invoice_line l on l.firm_id = i.firm_id and l.invoice_id = i.id and l.kind = 'FLAT_FEE'
                                 where i.firm_id = m.firm_id and i.matter_id = m.id and i.voided_on is null), 0)
                     - coalesce((select sum(l.gross_minor) from finance.pre_bill_line l where l.firm_id = m.firm_id and l.matter_id = m.id and l.kind = 'FLAT_FEE' and l.live), 0)
                     else 0 end
                     + coalesce((select sum(a.amount_minor) from finance.agreed_fee a
                                 where a.firm_id = m.firm_id and a.matter_id = m.id and a.invoice_id is null and a.withdrawn_at is null and a.due_on <= cast(:upTo as date)
                                   and not exists (select from finance.pre_bill_line l where l.firm_id = a.firm_id and l.source_id = a.id and l.live)), 0)
                     + case when m.arrangement_kind = 'SUBSCRIPTION' and m.status in ('OPEN', 'ON_HOLD')
                         then finance.minor_units((m.arrangement -> 'fee' ->> 'amount')::numeric, m.currency) * finance.periods_to_come_due(m.id, cast(:upTo as date)) else 0 end)::bigint as left_minor) f
                where w.items > 0 or f.left_minor > 0
                """)
            .row(row -> new UnbilledRow(row.id("id", MatterId::new), row.text("number"), row.text("matter"), row.id("client_id", ContactId::new), row.text("client"),
                    row.text("responsible"), word(row.text("arrangement")), row.number("minutes"), row.money("fees"), row.money("costs"), row.money("value"), row.dateOrNull("oldest"),
                    row.number("waiting")))
            .column(Column.text("matter", "Matter", UnbilledRow::matter).link(m -> "/matters/" + m.id()).small(m -> m.number() + " · " + m.client()).required())
            .column(Column.text("responsible", "Lawyer", UnbilledRow::responsible).required())
            .column(Column.date("oldest", "Oldest work", UnbilledRow::oldest))
            .column(Column.minutes("minutes", "Time", UnbilledRow::minutes).total().required())
            .column(Column.money("fees", "Fees", UnbilledRow::fees).small(UnbilledRow::arrangement).total().required())
            .column(Column.money("costs", "Costs", UnbilledRow::costs).total().required())
            .column(Column.money("value", "To bill", UnbilledRow::value).small(m -> m.waiting() == 0 ? null : m.waiting() + " not approved").total().required())
            .filter(Filter.reference("matterId", "Matter", "select number || ' ' || name from practice.matter where id = :id"))
            .filter(Filter.reference("clientId", "Client", "select display_name from practice.contact where id = :id"))
            .filter(Filter.amounts("value", "To bill"))
            .filter(new Filter.Contains("through", "Work through", "cast(:through as text) is not null"))
            .search("number ilike :q or matter ilike :q or client ilike :q or responsible ilike :q")
            .sort("-value")
            .empty("Nothing to bill up to that day", "Time and costs appear here once they are approved, and flat fees until they are billed. What is on an open pre-bill stays there.")
            .build();
}
