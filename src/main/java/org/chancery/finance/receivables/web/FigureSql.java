package org.chancery.finance.receivables.web;

/** The queries of the figures. Every sum is over the rows of another list, of what its reader may see. */
final class FigureSql {

    private FigureSql() {}

    /** Bills that were open at the end of {@code :asOf}, with everything that they are summed up by. */
    static final String AGED = """
            select i.id, i.number, i.client_id, c.display_name as client, i.matter_id, m.number || ' ' || m.name as matter, m.responsible_id as lawyer_id, u.name as lawyer,
                   m.office_id, o.name as office, i.due_on, greatest(cast(:asOf as date) - i.due_on, 0) as days_late, i.currency, r.balance_minor,
                   case when i.due_on >= cast(:asOf as date) then r.balance_minor else 0 end as not_due_minor,
                   case when cast(:asOf as date) - i.due_on between 1 and 30 then r.balance_minor else 0 end as days_30_minor,
                   case when cast(:asOf as date) - i.due_on between 31 and 60 then r.balance_minor else 0 end as days_60_minor,
                   case when cast(:asOf as date) - i.due_on between 61 and 90 then r.balance_minor else 0 end as days_90_minor,
                   case when cast(:asOf as date) - i.due_on > 90 then r.balance_minor else 0 end as older_minor
            from (select invoice_id, sum(amount_minor)::bigint as balance_minor from finance.receivable where date <= cast(:asOf as date)
                  group by invoice_id having sum(amount_minor) <> 0) r
            join finance.invoice i on i.id = r.invoice_id
            join practice.contact c on c.id = i.client_id
            join practice.matter m on m.id = i.matter_id
            join platform.app_user u on u.id = m.responsible_id
            join platform.office o on o.id = m.office_id
            """;

    /** The same summed up by {@code :by}. */
    static final String AGEING = """
            select md5(x.key::text || x.currency)::uuid as id, x.* from (
              select case :by when 'MATTER' then a.matter_id when 'LAWYER' then a.lawyer_id when 'OFFICE' then a.office_id else a.client_id end as key,
                     max(case :by when 'MATTER' then a.matter when 'LAWYER' then a.lawyer when 'OFFICE' then a.office else a.client end) as label, a.currency, count(*) as bills,
                     sum(a.not_due_minor)::bigint as not_due_minor, sum(a.days_30_minor)::bigint as days_30_minor, sum(a.days_60_minor)::bigint as days_60_minor,
                     sum(a.days_90_minor)::bigint as days_90_minor, sum(a.older_minor)::bigint as older_minor, sum(a.balance_minor)::bigint as balance_minor
              from (""" + AGED + """
              ) a
              group by 1, a.currency) x
            """;

    /** Work, bills, what was originated and collected from {@code :from} to {@code :to}, by who did it; a payment counts for a fee in proportion to its bill's total. */
    static final String DONE = """
            select w.id, 'WORKED' as kind, w.date, w.timekeeper_id as person_id, w.matter_id, '' as document, null::uuid as invoice_id, w.currency, w.amount_minor
            from practice.work_item w
            where w.kind = 'TIME' and w.billing <> 'NON_BILLABLE' and w.date between cast(:from as date) and cast(:to as date)
            union all
            select l.id, 'BILLED', i.issued_on, l.timekeeper_id, i.matter_id, i.number, i.id, i.currency, l.amount_minor
            from finance.invoice i join finance.invoice_line l on l.firm_id = i.firm_id and l.invoice_id = i.id
            where l.timekeeper_id is not null and l.kind not in ('EXPENSE', 'COST', 'INTEREST') and i.issued_on between cast(:from as date) and cast(:to as date)
            union all
            select md5('void' || l.id)::uuid, 'BILLED', i.voided_on, l.timekeeper_id, i.matter_id, i.number, i.id, i.currency, -l.amount_minor
            from finance.invoice i join finance.invoice_line l on l.firm_id = i.firm_id and l.invoice_id = i.id
            where l.timekeeper_id is not null and l.kind not in ('EXPENSE', 'COST', 'INTEREST') and i.voided_on between cast(:from as date) and cast(:to as date)
            union all
            select md5('originated' || l.id)::uuid, 'ORIGINATED', i.issued_on, m.originating_id, i.matter_id, i.number, i.id, i.currency, l.amount_minor
            from finance.invoice i join finance.invoice_line l on l.firm_id = i.firm_id and l.invoice_id = i.id join practice.matter m on m.firm_id = i.firm_id and m.id = i.matter_id
            where m.originating_id is not null and l.kind not in ('EXPENSE', 'COST', 'INTEREST') and i.voided_on is null and i.issued_on between cast(:from as date) and cast(:to as date)
            union all
            select md5(s.id::text || l.timekeeper_id)::uuid, 'COLLECTED', s.date, l.timekeeper_id, i.matter_id, i.number, i.id, i.currency,
                   round(s.amount_minor::numeric * sum(l.amount_minor) / i.total_minor)::bigint
            from finance.settlement s join finance.invoice i on i.firm_id = s.firm_id and i.id = s.invoice_id and i.total_minor > 0
            join finance.invoice_line l on l.firm_id = i.firm_id and l.invoice_id = i.id and l.timekeeper_id is not null and l.kind not in ('EXPENSE', 'COST', 'INTEREST')
            where s.kind = 'PAYMENT' and s.date between cast(:from as date) and cast(:to as date)
            group by s.id, s.date, s.amount_minor, l.timekeeper_id, i.matter_id, i.number, i.id, i.currency, i.total_minor
            """;

    static final String DONE_ROWS = "select d.*, u.name as person, m.number || ' ' || m.name as matter from (" + DONE + ") d join platform.app_user u on u.id = d.person_id "
            + "join practice.matter m on m.id = d.matter_id where d.amount_minor <> 0";

    static final String PEOPLE = """
            select md5(d.person_id::text || d.currency)::uuid as id, d.person_id, max(u.name) as person, d.currency,
                   coalesce(sum(d.amount_minor) filter (where d.kind = 'WORKED'), 0)::bigint as worked_minor, coalesce(sum(d.amount_minor) filter (where d.kind = 'BILLED'), 0)::bigint as billed_minor,
                   coalesce(sum(d.amount_minor) filter (where d.kind = 'COLLECTED'), 0)::bigint as collected_minor,
                   coalesce(sum(d.amount_minor) filter (where d.kind = 'ORIGINATED'), 0)::bigint as originated_minor
            from (""" + DONE + """
            ) d join platform.app_user u on u.id = d.person_id
            where d.amount_minor <> 0
            group by d.person_id, d.currency
            """;

    /** Work not billed, bills not paid, and what was billed in the 365 days up to {@code :asOf}, by {@code :by}. */
    static final String LOCKUP = """
            select md5(x.key::text || x.currency)::uuid as id, x.*,
                   case when x.fees_minor > 0 then round(x.wip_minor::numeric * 365 / x.fees_minor) end as wip_days,
                   case when x.billed_minor > 0 then round(x.receivable_minor::numeric * 365 / x.billed_minor) end as debtor_days,
                   case when x.fees_minor > 0 and x.billed_minor > 0
                        then round(x.wip_minor::numeric * 365 / x.fees_minor) + round(x.receivable_minor::numeric * 365 / x.billed_minor) end as lockup_days
            from (
              select case :by when 'CLIENT' then m.client_id when 'OFFICE' then m.office_id else m.responsible_id end as key,
                     max(case :by when 'CLIENT' then c.display_name when 'OFFICE' then o.name else u.name end) as label, f.currency,
                     sum(f.wip)::bigint as wip_minor, sum(f.receivable)::bigint as receivable_minor, sum(f.billed)::bigint as billed_minor, sum(f.fees)::bigint as fees_minor
              from (
                select w.matter_id, w.currency, w.amount_minor as wip, 0 as receivable, 0 as billed, 0 as fees from practice.work_item w
                where w.date <= cast(:asOf as date) and w.billing <> 'NON_BILLABLE'
                  and not exists (select from finance.billed_work b where b.work_item_id = w.id and b.issued_on <= cast(:asOf as date)
                                    and (b.voided_on is null or b.voided_on > cast(:asOf as date)))
                union all
                select r.matter_id, r.currency, 0, r.amount_minor, case when r.kind in ('BILL', 'VOID') and r.date > cast(:asOf as date) - 365 then r.amount_minor else 0 end, 0
                from finance.receivable r where r.date <= cast(:asOf as date)
                union all
                select i.matter_id, i.currency, 0, 0, 0, i.total_minor - i.tax_minor from finance.invoice i
                where i.issued_on <= cast(:asOf as date) and i.issued_on > cast(:asOf as date) - 365 and (i.voided_on is null or i.voided_on > cast(:asOf as date))) f
              join practice.matter m on m.id = f.matter_id
              join practice.contact c on c.id = m.client_id
              join platform.app_user u on u.id = m.responsible_id
              join platform.office o on o.id = m.office_id
              group by 1, f.currency
              having sum(f.wip) <> 0 or sum(f.receivable) <> 0 or sum(f.billed) <> 0) x
            """;
}
