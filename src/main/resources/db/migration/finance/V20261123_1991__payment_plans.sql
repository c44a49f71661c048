-- Payment plans: open bills of a client that are paid in instalments. While a plan is kept nobody is reminded of its bills.

create table finance.payment_plan (
  firm_id          uuid not null default platform.current_firm(),
  id               uuid not null,
  client_id        uuid not null,
  currency         char(3) not null check (currency ~ '^[A-Z]{3}$'),
  total_minor      bigint not null check (total_minor > 0),
  agreed_on        date not null,
  break_after_days int not null check (break_after_days between 0 and 90),
  rate_bps         int not null check (rate_bps between 0 and 10000),
  note             text not null default '' check (length(note) <= 1000),
  -- The matters whose bills it pays: hidden from whoever is walled off from one of them.
  matter_ids       uuid[] not null,
  matter_id        uuid generated always as (matter_ids[1]) stored,
  status           text not null default 'AGREED' check (status in ('AGREED', 'BROKEN', 'CANCELLED')),
  ended_on         date,
  ended_by         uuid,
  created_by       uuid not null default platform.current_user_id(),
  created_at       timestamptz not null,
  version          int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id),
  constraint payment_plan_matters check (cardinality(matter_ids) > 0),
  constraint payment_plan_ended check (num_nulls(ended_on, ended_by) = case status when 'AGREED' then 2 else 0 end and ended_on >= agreed_on)
);
create index payment_plan_client on finance.payment_plan (firm_id, client_id, agreed_on);
create index payment_plan_agreed on finance.payment_plan (firm_id, agreed_on, id);
create index payment_plan_running on finance.payment_plan (firm_id, id) where status = 'AGREED';
comment on column finance.payment_plan.break_after_days is 'An instalment that is so many days late is still waited for.';
comment on column finance.payment_plan.rate_bps is 'The interest of a year that its bills bear while it is kept, in hundredths of a percent.';
call platform.protect_matter('finance.payment_plan');
create policy wall_of_each on finance.payment_plan as restrictive to ${app} using (cardinality(matter_ids) < 2 or not matter_ids && (select platform.hidden_matters())::uuid[]);
call platform.protect_client('finance.payment_plan', 'client_id');
call platform.keep_history('finance.payment_plan', 'client_id');
revoke update on finance.payment_plan from ${app};
grant update (status, ended_on, ended_by, version) on finance.payment_plan to ${app};
create trigger no_delete before delete on finance.payment_plan for each row execute function platform.refuse_change();

-- What a reader of one of its bills must know of it, though a wall hides the plan: from when to when, and at which rate.
create table finance.payment_plan_bill (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  plan_id       uuid not null,
  invoice_id    uuid not null,
  matter_id     uuid not null,
  balance_minor bigint not null check (balance_minor > 0),
  agreed_on     date not null,
  rate_bps      int not null check (rate_bps between 0 and 10000),
  status        text not null default 'AGREED' check (status in ('AGREED', 'BROKEN', 'CANCELLED')),
  ended_on      date,
  primary key (firm_id, id),
  foreign key (firm_id, plan_id) references finance.payment_plan (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  constraint payment_plan_bill_once unique (firm_id, plan_id, invoice_id),
  constraint payment_plan_bill_ended check ((status = 'AGREED') = (ended_on is null))
);
create unique index payment_plan_bill_one_plan on finance.payment_plan_bill (firm_id, invoice_id) where status = 'AGREED';
create index payment_plan_bill_invoice on finance.payment_plan_bill (firm_id, invoice_id, agreed_on);
call platform.protect_matter('finance.payment_plan_bill');
call platform.keep_history('finance.payment_plan_bill', 'plan_id');
revoke update on finance.payment_plan_bill from ${app};
create trigger no_delete before delete on finance.payment_plan_bill for each row execute function platform.refuse_change();

create table finance.payment_plan_instalment (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  plan_id      uuid not null,
  matter_id    uuid not null,
  number       int not null check (number between 1 and 120),
  due_on       date not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (firm_id, id),
  foreign key (firm_id, plan_id) references finance.payment_plan (firm_id, id),
  constraint payment_plan_instalment_number unique (firm_id, plan_id, number)
);
call platform.protect_matter('finance.payment_plan_instalment');
create policy wall_of_plan on finance.payment_plan_instalment as restrictive to ${app} using (
  exists (select from finance.payment_plan p where p.firm_id = payment_plan_instalment.firm_id and p.id = payment_plan_instalment.plan_id)) with check (true);
call platform.append_only('finance.payment_plan_instalment');

-- At the commit: what is to be paid is what was owed, to the cent, one day after the other. So nothing is added to a plan later.
create function finance.guard_payment_plan_sums() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  plan finance.payment_plan;
  bills numeric;
  instalments numeric;
begin
  select * into strict plan from finance.payment_plan p where p.firm_id = new.firm_id and p.id = coalesce(to_jsonb(new) ->> 'plan_id', new.id::text)::uuid;
  select sum(b.balance_minor) into bills from finance.payment_plan_bill b where b.firm_id = plan.firm_id and b.plan_id = plan.id;
  select sum(i.amount_minor) into instalments from finance.payment_plan_instalment i where i.firm_id = plan.firm_id and i.plan_id = plan.id;
  if bills is distinct from plan.total_minor or instalments is distinct from plan.total_minor then
    raise exception 'a plan of % has bills over % and instalments over %', plan.total_minor, bills, instalments;
  elsif exists (select from finance.payment_plan_instalment a join finance.payment_plan_instalment b on b.firm_id = a.firm_id and b.plan_id = a.plan_id and b.number = a.number + 1
                where a.firm_id = plan.firm_id and a.plan_id = plan.id and b.due_on <= a.due_on) then
    raise exception 'instalments are due one after the other';
  elsif exists (select from finance.payment_plan_bill b where b.firm_id = plan.firm_id and b.plan_id = plan.id
                  and (b.matter_id <> all (plan.matter_ids) or b.agreed_on <> plan.agreed_on or b.rate_bps <> plan.rate_bps)) then
    raise exception 'the bills of a plan are as the plan says';
  end if;
  return null;
end $$;
create constraint trigger sums after insert on finance.payment_plan deferrable initially deferred for each row execute function finance.guard_payment_plan_sums();
create constraint trigger sums after insert on finance.payment_plan_bill deferrable initially deferred for each row execute function finance.guard_payment_plan_sums();
create constraint trigger sums after insert on finance.payment_plan_instalment deferrable initially deferred for each row execute function finance.guard_payment_plan_sums();

create function finance.guard_payment_plan() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'AGREED' then
      raise exception 'a plan begins when it is agreed';
    end if;
  elsif old.status <> 'AGREED' then
    perform platform.refuse('plan-ended', 'This plan is ' || lower(old.status) || ' already.', null);
  elsif new.status <> 'AGREED' then
    update finance.payment_plan_bill set status = new.status, ended_on = new.ended_on where firm_id = new.firm_id and plan_id = new.id;
  end if;
  return new;
end $$;
create trigger guard before insert or update on finance.payment_plan for each row execute function finance.guard_payment_plan();

-- What came in of a plan: by how much its bills went down since it was agreed, whatever paid them.
create view finance.payment_plan_paid with (security_invoker = true) as
  select p.*, least(greatest(p.total_minor - b.open, 0), p.total_minor)::bigint as paid_minor
  from finance.payment_plan p
  cross join lateral (select coalesce(sum(i.balance_minor), 0) as open from finance.payment_plan_bill x
                      join finance.invoice_balance i on i.firm_id = x.firm_id and i.id = x.invoice_id
                      where x.firm_id = p.firm_id and x.plan_id = p.id) b;
grant select on finance.payment_plan_paid to ${app};

create view finance.payment_plan_due with (security_invoker = true) as
  select i.*, sum(i.amount_minor) over (partition by i.firm_id, i.plan_id order by i.number)::bigint as until_then_minor from finance.payment_plan_instalment i;
grant select on finance.payment_plan_due to ${app};
revoke execute on function finance.guard_payment_plan_sums(), finance.guard_payment_plan() from public;
