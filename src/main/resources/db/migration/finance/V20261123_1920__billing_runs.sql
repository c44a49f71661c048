-- Billing runs: a rule says which matters are billed, when and up to which day; a run of it prepares a pre-bill of each, once.

-- What there is to bill up to a day: approved work on no open pre-bill, what is left of flat fees, and the fees agreed that came due.
create function finance.matters_to_bill(up_to date) returns table (id uuid, number text, matter text, client_id uuid, client text, responsible_id uuid, responsible text, office_id uuid,
    practice_area text, arrangement text, currency text, minutes bigint, fees_minor bigint, costs_minor bigint, value_minor bigint, oldest date, waiting int)
  language sql stable as $$
    select m.id, m.number, m.name as matter, m.client_id, c.display_name as client, m.responsible_id, r.name as responsible, m.office_id, m.practice_area,
           m.arrangement_kind as arrangement, m.currency::text, w.minutes, t.time_minor + f.left_minor as fees_minor,
           w.costs_minor, t.time_minor + f.left_minor + w.costs_minor as value_minor, w.oldest, w.waiting
    from (select id, sum(minutes)::bigint as minutes, sum(time_minor)::bigint as time_minor, sum(costs_minor)::bigint as costs_minor, min(oldest) as oldest,
                 sum(waiting)::int as waiting, sum(items)::int as items
          from (select i.matter_id as id, coalesce(sum(i.billed_minutes) filter (where i.status = 'APPROVED'), 0) as minutes,
                       coalesce(sum(i.amount_minor) filter (where i.status = 'APPROVED' and i.kind = 'TIME'), 0) as time_minor,
                       coalesce(sum(i.amount_minor) filter (where i.status = 'APPROVED' and i.kind = 'EXPENSE'), 0) as costs_minor,
                       min(i.date) filter (where i.status = 'APPROVED') as oldest, count(*) filter (where i.status <> 'APPROVED') as waiting,
                       count(*) filter (where i.status = 'APPROVED') as items
                from practice.work_item i
                where i.bill_id is null and i.billing <> 'NON_BILLABLE' and i.date <= up_to
                  and not exists (select from finance.pre_bill_line l where l.firm_id = i.firm_id and l.source_id = i.id and l.live)
                group by i.matter_id
                union all
                select m.id, 0, 0, 0, null, 0, 0 from practice.matter m
                where (m.flat_fee_minor is not null or m.arrangement_kind = 'SUBSCRIPTION') and m.status in ('OPEN', 'ON_HOLD')
                union all
                select f.matter_id, 0, 0, 0, f.due_on, 0, 0 from finance.agreed_fee f
                where f.invoice_id is null and f.withdrawn_at is null and f.due_on <= up_to) u
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
                     where a.firm_id = m.firm_id and a.matter_id = m.id and a.invoice_id is null and a.withdrawn_at is null and a.due_on <= up_to
                       and not exists (select from finance.pre_bill_line l where l.firm_id = a.firm_id and l.source_id = a.id and l.live)), 0)
         + case when m.arrangement_kind = 'SUBSCRIPTION' and m.status in ('OPEN', 'ON_HOLD')
             then finance.minor_units((m.arrangement -> 'fee' ->> 'amount')::numeric, m.currency) * finance.periods_to_come_due(m.id, up_to) else 0 end)::bigint as left_minor) f
    where w.items > 0 or f.left_minor > 0
  $$;
revoke execute on function finance.matters_to_bill(date) from public;
grant execute on function finance.matters_to_bill(date) to ${app};
comment on function finance.matters_to_bill(date) is 'By the rights and walls of who asks. It is one statement without settings, so that it is planned with the query around it.';
-- Which matters are billed, and when.
create table finance.billing_rule (
  firm_id          uuid not null default platform.current_firm(),
  id               uuid not null,
  name             text not null check (name <> '' and length(name) <= 100),
  day_of_month     int check (day_of_month between 1 and 31),
  through          text not null check (through in ('LAST_MONTH', 'THE_DAY')),
  office_id        uuid,
  practice_area    text not null default '' check (length(practice_area) <= 100),
  arrangement_kind text check (arrangement_kind ~ '^[A-Z_]+$'),
  responsible_id   uuid,
  threshold_minor  bigint check (threshold_minor >= 0),
  currency         char(3) not null check (currency ~ '^[A-Z]{3}$'),
  owner_id         uuid not null default platform.current_user_id(),
  since            date not null,
  active           boolean not null default true,
  version          int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, office_id) references platform.office (firm_id, id),
  foreign key (firm_id, responsible_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, owner_id) references platform.app_user (firm_id, id),
  constraint billing_rule_name unique (firm_id, name)
);
comment on column finance.billing_rule.day_of_month is 'On which it starts by itself, in shorter months on the last; null for on demand only.';
comment on column finance.billing_rule.owner_id is 'In whose name it starts by itself: whoever saved it last.';
comment on column finance.billing_rule.since is 'It does not start by itself for days before.';
call platform.protect('finance.billing_rule');
call platform.keep_history('finance.billing_rule');

-- A run of a rule, with the terms of that moment.
create table finance.billing_run (
  firm_id          uuid not null default platform.current_firm(),
  id               uuid not null,
  rule_id          uuid not null,
  name             text not null,
  through          date not null,
  dry              boolean not null,
  office_id        uuid,
  practice_area    text not null,
  arrangement_kind text,
  responsible_id   uuid,
  threshold_minor  bigint,
  currency         char(3) not null,
  due_on           date,
  job_run_id       uuid not null,
  issue_run_id     uuid,
  started_by       uuid not null default platform.current_user_id(),
  started_at       timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, rule_id) references finance.billing_rule (firm_id, id),
  foreign key (firm_id, job_run_id) references platform.job_run (firm_id, id),
  foreign key (firm_id, issue_run_id) references platform.job_run (firm_id, id),
  foreign key (firm_id, started_by) references platform.app_user (firm_id, id),
  constraint billing_run_day_once unique (firm_id, rule_id, due_on)
);
comment on column finance.billing_run.due_on is 'The day for which it started by itself; null if a person started it.';
comment on column finance.billing_run.issue_run_id is 'The last job that issued what was approved of it.';
create index billing_run_time on finance.billing_run (firm_id, started_at desc, id);
call platform.protect('finance.billing_run');
call platform.keep_history('finance.billing_run', 'rule_id');

-- What came of each matter of a run: a pre-bill at most.
create table finance.billing_run_matter (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  run_id      uuid not null,
  matter_id   uuid not null,
  pre_bill_id uuid,
  left_out    text check (left_out <> ''),
  currency    char(3) not null,
  total_minor bigint not null,
  created_by  uuid not null default platform.current_user_id(),
  created_at  timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, run_id) references finance.billing_run (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, pre_bill_id) references finance.pre_bill (firm_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id),
  constraint billing_run_matter_once unique (firm_id, run_id, matter_id),
  constraint billing_run_pre_bill_once unique (firm_id, pre_bill_id),
  constraint billing_run_matter_left_out check (left_out is null or pre_bill_id is null)
);
comment on column finance.billing_run_matter.left_out is 'Why no pre-bill was prepared; null if one was, or would be by a dry run.';
comment on column finance.billing_run_matter.total_minor is 'As it was prepared, with tax.';
call platform.protect_matter('finance.billing_run_matter');
call platform.append_only('finance.billing_run_matter');
