-- Lines of a pre-bill that were merged into another: they are not printed, but their work is billed with it, and what was worked stays.
alter table finance.pre_bill_line
  add column merged_into uuid,
  drop constraint pre_bill_line_disposition_check,
  add constraint pre_bill_line_disposition check (disposition in ('BILL', 'HOLD', 'REMOVED', 'MERGED')),
  add constraint pre_bill_line_merged check ((disposition = 'MERGED') = (merged_into is not null) and merged_into <> id and (merged_into is null or kind = 'TIME')),
  add foreign key (firm_id, merged_into) references finance.pre_bill_line (firm_id, id);
create index pre_bill_line_merged_into on finance.pre_bill_line (firm_id, merged_into) where merged_into is not null;
comment on column finance.pre_bill_line.merged_into is 'The line that has its time and its value.';

-- What was worked counts with the line that it was merged into.
create or replace view finance.pre_bill_total with (security_invoker = true) as
  select b.firm_id, b.id as pre_bill_id, coalesce(t.worked, 0)::bigint as worked_minor, coalesce(t.fees, 0)::bigint as fees_minor, coalesce(t.costs, 0)::bigint as costs_minor,
         coalesce(t.discount, 0)::bigint as discount_minor, coalesce(t.tax, 0)::bigint as tax_minor, coalesce(t.amount, 0)::bigint as amount_minor,
         coalesce(t.amount + t.tax, 0)::bigint as total_minor
  from finance.pre_bill b
  left join lateral (
    select sum(l.worked_minor) as worked, sum(l.gross_minor - l.discount_minor) filter (where l.disposition = 'BILL' and l.kind not in ('EXPENSE', 'COST')) as fees,
           sum(l.gross_minor - l.discount_minor) filter (where l.disposition = 'BILL' and l.kind in ('EXPENSE', 'COST')) as costs,
           sum(l.bill_discount_minor) filter (where l.disposition = 'BILL') as discount, sum(l.tax_minor) filter (where l.disposition = 'BILL') as tax,
           sum(l.amount_minor) filter (where l.disposition = 'BILL') as amount
    from finance.pre_bill_line l
    left join finance.pre_bill_line into_line on into_line.firm_id = l.firm_id and into_line.id = l.merged_into
    where l.firm_id = b.firm_id and l.pre_bill_id = b.id and coalesce(into_line.disposition, l.disposition) = 'BILL') t on true;

-- Merged work is on the bill of the line that has it; what it came to is that line's.
create or replace view finance.billed_work with (security_invoker = true) as
  select l.firm_id, l.source_id as work_item_id, l.kind, i.id as invoice_id, i.number, i.matter_id, i.issued_on, i.voided_on,
         l.worked_minor, l.amount_minor, i.currency
  from finance.invoice_line l join finance.invoice i on i.firm_id = l.firm_id and i.id = l.invoice_id
  where l.source_id is not null and l.kind in ('TIME', 'EXPENSE')
  union all
  select p.firm_id, p.source_id, p.kind, i.id, i.number, i.matter_id, i.issued_on, i.voided_on, p.worked_minor, 0::bigint, i.currency
  from finance.pre_bill_line p
  join finance.invoice_line l on l.firm_id = p.firm_id and l.pre_bill_line_id = p.merged_into
  join finance.invoice i on i.firm_id = l.firm_id and i.id = l.invoice_id
  where p.merged_into is not null;
create index invoice_line_pre_bill_line on finance.invoice_line (firm_id, pre_bill_line_id);
