-- Fees that an arrangement makes due beside recorded time: a period of a subscription, a task done, an appearance, a share of a recovery, a success,
-- a retainer earned on receipt. Each is a row before it is a line of a bill, so that the database can hold that none is billed twice.

-- What a recovery came to, as the closing statement says it (ABA Model Rule 1.5(c)).
create table finance.recovery (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  matter_id       uuid not null,
  received_on     date not null,
  source          text not null check (length(source) between 1 and 300),
  outcome         text not null check (length(outcome) between 1 and 2000),
  currency        char(3) not null check (currency ~ '^[A-Z]{3}$'),
  recovered_minor bigint not null check (recovered_minor > 0),
  -- The costs of the matter of that day, each as it is read on the statement.
  costs_minor     bigint not null check (costs_minor >= 0),
  costs           jsonb not null check (jsonb_typeof(costs) = 'array'),
  paid_minor      bigint not null check (paid_minor between 0 and costs_minor),
  stage           text not null,
  percent         numeric(7, 4) not null check (percent > 0 and percent <= 100),
  costs_rule      text not null check (costs_rule in ('BEFORE', 'AFTER')),
  base_minor      bigint not null check (base_minor between 0 and recovered_minor),
  fee_minor       bigint not null check (fee_minor between 0 and base_minor),
  created_by      uuid not null default platform.current_user_id(),
  created_at      timestamptz not null,
  primary key (firm_id, id),
  constraint recovery_matter unique (firm_id, matter_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  constraint recovery_base check (base_minor = case costs_rule when 'AFTER' then recovered_minor else greatest(recovered_minor - costs_minor, 0) end)
);
create index recovery_by_matter on finance.recovery (firm_id, matter_id, received_on);
call platform.protect_matter('finance.recovery');
call platform.append_only('finance.recovery');

create table finance.agreed_fee (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  matter_id       uuid not null,
  kind            text not null check (kind in ('PERIOD', 'TASK', 'APPEARANCE', 'CONTINGENCY', 'SUCCESS', 'RETAINER')),
  item            text,
  due_on          date not null,
  period_from     date,
  period_to       date,
  recovery_id     uuid,
  narrative       text not null check (length(narrative) between 1 and 2000),
  currency        char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor    bigint not null check (amount_minor > 0),
  invoice_id      uuid,
  recorded_by     uuid not null default platform.current_user_id(),
  recorded_at     timestamptz not null,
  withdrawn_by    uuid,
  withdrawn_at    timestamptz,
  withdraw_reason text check (length(withdraw_reason) between 1 and 1000),
  version         int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, matter_id, recovery_id) references finance.recovery (firm_id, matter_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  foreign key (firm_id, recorded_by) references platform.app_user (firm_id, id),
  constraint agreed_fee_period check (num_nonnulls(period_from, period_to) = case kind when 'PERIOD' then 2 else 0 end and period_to >= period_from),
  constraint agreed_fee_item check ((item is not null) = (kind in ('TASK', 'APPEARANCE'))),
  constraint agreed_fee_recovery check ((recovery_id is not null) = (kind = 'CONTINGENCY')),
  constraint agreed_fee_withdrawn check (num_nulls(withdrawn_by, withdrawn_at, withdraw_reason) in (0, 3) and (withdrawn_at is null or invoice_id is null)),
  -- However often it is asked for, and however the periods are cut: no day of a subscription is charged twice, and one that was waived not at all.
  constraint agreed_fee_period_once exclude using gist (firm_id with =, matter_id with =, daterange(period_from, period_to, '[]') with &&)
    where (kind = 'PERIOD')
);
create unique index agreed_fee_task_once on finance.agreed_fee (firm_id, matter_id, item) where kind = 'TASK' and withdrawn_at is null;
create unique index agreed_fee_success_once on finance.agreed_fee (firm_id, matter_id) where kind = 'SUCCESS' and withdrawn_at is null;
create unique index agreed_fee_recovery_once on finance.agreed_fee (firm_id, recovery_id) where recovery_id is not null and withdrawn_at is null;
create index agreed_fee_by_matter on finance.agreed_fee (firm_id, matter_id, due_on, id);
create index agreed_fee_unbilled on finance.agreed_fee (firm_id, matter_id, due_on) where invoice_id is null and withdrawn_at is null;
create index agreed_fee_invoice on finance.agreed_fee (firm_id, invoice_id) where invoice_id is not null;
comment on column finance.recovery.paid_minor is 'Of the costs, what the client paid on bills already: it is given back with the rest.';
comment on column finance.agreed_fee.item is 'The name in the arrangement of what was done.';
comment on column finance.agreed_fee.due_on is 'The first day on which it may be billed.';
comment on column finance.agreed_fee.invoice_id is 'The bill that took it; a void lets it go.';
call platform.protect_matter('finance.agreed_fee');
call platform.keep_history('finance.agreed_fee', 'matter_id');

-- A bill takes a fee that no bill has, and lets it go only when it is void; what is billed or on a pre-bill is not withdrawn.
create function finance.guard_agreed_fee() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (new.matter_id, new.kind, new.item, new.due_on, new.period_from, new.period_to, new.recovery_id, new.currency)
     is distinct from (old.matter_id, old.kind, old.item, old.due_on, old.period_from, old.period_to, old.recovery_id, old.currency) then
    raise exception 'an agreed fee does not change; withdraw it and record another';
  elsif old.withdrawn_at is not null then
    perform platform.refuse('fee-withdrawn', 'This fee was withdrawn.', null);
  elsif old.invoice_id is not null and new.invoice_id is null
        and exists (select from finance.invoice i where i.firm_id = old.firm_id and i.id = old.invoice_id and i.voided_on is null) then
    raise exception 'a bill keeps its fees unless it is void';
  elsif old.invoice_id is not null and new.invoice_id is not null and (new.invoice_id, new.amount_minor, new.narrative) is distinct from (old.invoice_id, old.amount_minor, old.narrative) then
    perform platform.refuse('work-taken', 'Another bill took this fee.', null);
  elsif new.withdrawn_at is not null and old.invoice_id is not null then
    perform platform.refuse('fee-billed', 'This fee is on a bill; void the bill first, or credit it.', null);
  elsif new.withdrawn_at is not null and exists (select from finance.pre_bill_line l where l.firm_id = new.firm_id and l.source_id = new.id and l.live) then
    perform platform.refuse('fee-on-pre-bill', 'This fee is on an open pre-bill; take it off there first.', null);
  end if;
  return new;
end $$;
create trigger guard before update on finance.agreed_fee for each row execute function finance.guard_agreed_fee();

------------------------------------------------------------------ lines

alter table finance.pre_bill_line
  drop constraint pre_bill_line_kind_check, drop constraint pre_bill_line_charge_check, drop constraint pre_bill_line_source,
  add constraint pre_bill_line_kind check (kind in ('TIME', 'EXPENSE', 'FLAT_FEE', 'AGREED_FEE', 'FEE', 'COST', 'COURTESY')),
  add constraint pre_bill_line_charge check (charge in ('CHARGED', 'NO_CHARGE', 'COVERED', 'OVER_CAP')),
  add constraint pre_bill_line_source check ((kind in ('TIME', 'EXPENSE', 'AGREED_FEE')) = (source_id is not null));
alter table finance.invoice_line
  drop constraint invoice_line_kind_check, drop constraint invoice_line_charge_check,
  add constraint invoice_line_kind check (kind in ('TIME', 'EXPENSE', 'FLAT_FEE', 'AGREED_FEE', 'FEE', 'COST', 'COURTESY')),
  add constraint invoice_line_charge check (charge in ('CHARGED', 'NO_CHARGE', 'COVERED', 'OVER_CAP'));

-- Work alone: an agreed fee is no work.
create or replace view finance.billed_work with (security_invoker = true) as
  select l.firm_id, l.source_id as work_item_id, l.kind, i.id as invoice_id, i.number, i.matter_id, i.issued_on, i.voided_on,
         l.worked_minor, l.amount_minor, i.currency
  from finance.invoice_line l join finance.invoice i on i.firm_id = l.firm_id and i.id = l.invoice_id
  where l.source_id is not null and l.kind in ('TIME', 'EXPENSE');

------------------------------------------------------------------ caps

-- Fees charged so far: on bills that are not void, less what credit notes gave back. Before tax.
create function finance.fees_charged(matter uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select (coalesce(sum(l.amount_minor), 0) - coalesce(sum(c.credited), 0))::bigint
    from finance.invoice i
    join finance.invoice_line l on l.firm_id = i.firm_id and l.invoice_id = i.id and l.kind not in ('EXPENSE', 'COST')
    left join lateral (select sum(n.amount_minor) as credited from finance.credit_note_line n where n.firm_id = l.firm_id and n.invoice_line_id = l.id) c on true
    where i.firm_id = platform.current_firm() and i.matter_id = matter and i.voided_on is null;
  end;
revoke execute on function finance.fees_charged(uuid) from public;
grant execute on function finance.fees_charged(uuid) to ${app};

-- Two bills of a capped matter at the same time wait for each other; the one that would go beyond the cap is refused.
create function finance.guard_fee_cap() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  capped practice.matter;
  charged bigint;
begin
  for capped in select m.* from practice.matter m
                where m.firm_id = platform.current_firm() and m.fee_cap_minor is not null and m.id in (select a.matter_id from added a)
                order by m.id for no key update of m loop
    charged := finance.fees_charged(capped.id);
    if charged > capped.fee_cap_minor then
      perform platform.refuse('over-cap', format('Fees of %s would be beyond the cap of %s agreed for matter %s; open the pre-bill again and write them down.',
        finance.money_words(charged, capped.currency), finance.money_words(capped.fee_cap_minor, capped.currency), capped.number), null);
    end if;
  end loop;
  return null;
end $$;
create trigger fee_cap after insert on finance.invoice_line referencing new table as added for each statement execute function finance.guard_fee_cap();
revoke execute on function finance.guard_fee_cap(), finance.guard_agreed_fee() from public;

-- A sum in units, such as an arrangement keeps it, in minor units.
create function finance.minor_units(amount numeric, currency text) returns bigint
  language sql immutable parallel safe
  return (amount * case
    when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') then 1
    when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 1000
    else 100 end)::bigint;
revoke execute on function finance.minor_units(numeric, text) from public;
grant execute on function finance.minor_units(numeric, text) to ${app};

-- How many periods of a subscription have begun by a day of which no row is kept yet: a pre-bill makes the rows.
create function finance.periods_to_come_due(matter uuid, up_to date) returns int
  language sql stable set search_path = pg_catalog
  begin atomic
    select count(*)::int
    from practice.matter m
    cross join lateral (select (m.arrangement ->> 'from')::date as first, case m.arrangement ->> 'every' when 'MONTH' then 1 when 'QUARTER' then 3 else 12 end as months) s
    cross join lateral generate_series(0, 2999) n
    where m.firm_id = platform.current_firm() and m.id = matter and m.arrangement_kind = 'SUBSCRIPTION'
      and n <= (extract(year from age(up_to, s.first)) * 12 + extract(month from age(up_to, s.first))) / s.months + 1
      and (s.first + n * s.months * interval '1 month')::date <= up_to
      and not exists (select from finance.agreed_fee f
                      where f.firm_id = m.firm_id and f.matter_id = m.id and f.kind = 'PERIOD'
                        and daterange(f.period_from, f.period_to, '[]') && daterange((s.first + n * s.months * interval '1 month')::date, (s.first + (n + 1) * s.months * interval '1 month')::date));
  end;
revoke execute on function finance.periods_to_come_due(uuid, date) from public;
grant execute on function finance.periods_to_come_due(uuid, date) to ${app};
