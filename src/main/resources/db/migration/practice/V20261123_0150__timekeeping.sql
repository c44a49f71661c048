-- Timekeeping: what was done on matters and what it cost, at which rates, and how it is rounded for each client.

-- How a client's time is billed. Raw minutes are kept for ever; only the billed value is rounded.
create table practice.client_terms (
  firm_id          uuid not null default platform.current_firm(),
  id               uuid not null,
  client_id        uuid not null,
  rounding_minutes int not null,
  version          int not null default 1,
  primary key (firm_id, id),
  constraint client_terms_client unique (firm_id, client_id),
  constraint client_terms_rounding check (rounding_minutes in (1, 5, 6, 10, 12, 15, 20, 30, 60)),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id)
);
call platform.protect('practice.client_terms');
call platform.keep_history('practice.client_terms', 'client_id');

-- Codes of the firm's own, beside the UTBMS codes that the program knows.
create table practice.code (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  kind        text not null check (kind in ('TASK', 'ACTIVITY', 'EXPENSE')),
  code_set    text not null check (code_set <> ''),
  code        text not null,
  description text not null check (description <> ''),
  retired     boolean not null default false,
  primary key (firm_id, id),
  constraint code_taken unique (firm_id, kind, code),
  constraint code_form check (code ~ '^[A-Z0-9][A-Z0-9._-]{0,19}$')
);
call platform.protect('practice.code');
call platform.keep_history('practice.code');

------------------------------------------------------------------ rates

-- A null key stands for everybody, every client, every matter, every activity.
create table practice.rate (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  timekeeper_id uuid,
  client_id     uuid,
  matter_id     uuid,
  activity_code text,
  currency      char(3) not null,
  hourly_minor  bigint not null,
  valid         daterange not null,
  version       int not null default 1,
  created_at    timestamptz not null default now(),
  created_by    uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  constraint rate_positive check (hourly_minor > 0),
  constraint rate_dated check (not isempty(valid) and not lower_inf(valid)),
  -- A matter has one client already.
  constraint rate_scope check (matter_id is null or client_id is null),
  constraint rate_overlap exclude using gist (
    firm_id with =,
    coalesce(timekeeper_id, '00000000-0000-0000-0000-000000000000') with =,
    coalesce(client_id, '00000000-0000-0000-0000-000000000000') with =,
    coalesce(matter_id, '00000000-0000-0000-0000-000000000000') with =,
    coalesce(activity_code, '') with =,
    currency with =,
    valid with &&),
  foreign key (firm_id, timekeeper_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id)
);
create index rate_timekeeper on practice.rate (firm_id, timekeeper_id);
create index rate_client on practice.rate (firm_id, client_id) where client_id is not null;
create index rate_matter on practice.rate (firm_id, matter_id) where matter_id is not null;
call platform.protect_matter('practice.rate');
call platform.keep_history('practice.rate');
grant delete on practice.rate to ${app};

------------------------------------------------------------------ time

create table practice.time_entry (
  firm_id        uuid not null default platform.current_firm(),
  id             uuid not null,
  matter_id      uuid not null,
  timekeeper_id  uuid not null,
  date           date not null,
  minutes        int not null,
  narrative      text not null default '',
  task_code      text,
  activity_code  text,
  billing        text not null check (billing in ('BILLABLE', 'NO_CHARGE', 'NON_BILLABLE')),
  status         text not null default 'DRAFT' check (status in ('DRAFT', 'SUBMITTED', 'APPROVED')),
  currency       char(3) not null,
  rate_id        uuid,
  rate_minor     bigint check (rate_minor > 0),
  billed_minutes int not null,
  amount_minor   bigint not null,
  submitted_at   timestamptz,
  submitted_by   uuid,
  approved_at    timestamptz,
  approved_by    uuid,
  return_reason  text,
  bill_id        uuid,
  billed_on      date,
  version        int not null default 1,
  created_at     timestamptz not null default now(),
  created_by     uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  constraint time_minutes check (minutes between 0 and 1440),
  constraint time_narrative_length check (length(narrative) <= 15000),
  constraint time_billed_minutes check (billed_minutes >= minutes and billed_minutes < minutes + 60),
  constraint time_rate check (case billing when 'BILLABLE' then rate_minor is not null when 'NON_BILLABLE' then rate_minor is null else true end),
  constraint time_amount check (amount_minor = case when billing = 'BILLABLE' then round(billed_minutes::numeric * rate_minor / 60) else 0 end),
  constraint time_submitted check (status = 'DRAFT' or (submitted_at is not null and submitted_by is not null)),
  constraint time_approved check ((status = 'APPROVED') = (approved_at is not null and approved_by is not null)),
  constraint time_billed check ((bill_id is null) = (billed_on is null)),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, timekeeper_id) references platform.app_user (firm_id, id),
  constraint rate_in_use foreign key (firm_id, rate_id) references practice.rate (firm_id, id)
);
create index time_entry_matter on practice.time_entry (firm_id, matter_id, date);
create index time_entry_timekeeper on practice.time_entry (firm_id, timekeeper_id, date);
create index time_entry_date on practice.time_entry (firm_id, date, id);
create index time_entry_unbilled on practice.time_entry (firm_id, matter_id, date) where bill_id is null;
create index time_entry_submitted on practice.time_entry (firm_id, timekeeper_id, date) where status = 'SUBMITTED';
create index time_entry_bill on practice.time_entry (firm_id, bill_id) where bill_id is not null;
create index time_entry_rate on practice.time_entry (firm_id, rate_id) where rate_id is not null;
call platform.protect_matter('practice.time_entry');
call platform.keep_history('practice.time_entry', 'matter_id');
grant delete on practice.time_entry to ${app};

------------------------------------------------------------------ expenses

create table practice.expense (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  matter_id     uuid not null,
  incurred_by   uuid not null,
  date          date not null,
  kind          text not null check (kind in ('HARD', 'SOFT')),
  code          text,
  narrative     text not null default '',
  quantity      numeric(12, 2) check (quantity > 0),
  unit_minor    bigint check (unit_minor > 0),
  currency      char(3) not null,
  amount_minor  bigint not null,
  billing       text not null default 'BILLABLE' check (billing in ('BILLABLE', 'NON_BILLABLE')),
  status        text not null default 'DRAFT' check (status in ('DRAFT', 'SUBMITTED', 'APPROVED')),
  submitted_at  timestamptz,
  submitted_by  uuid,
  approved_at   timestamptz,
  approved_by   uuid,
  return_reason text,
  bill_id       uuid,
  billed_on     date,
  version       int not null default 1,
  created_at    timestamptz not null default now(),
  created_by    uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  constraint expense_positive check (amount_minor > 0),
  constraint expense_quantity check ((quantity is null) = (unit_minor is null) and (quantity is null or amount_minor = round(quantity * unit_minor))),
  constraint expense_narrative_length check (length(narrative) <= 15000),
  constraint expense_submitted check (status = 'DRAFT' or (submitted_at is not null and submitted_by is not null)),
  constraint expense_approved check ((status = 'APPROVED') = (approved_at is not null and approved_by is not null)),
  constraint expense_billed check ((bill_id is null) = (billed_on is null)),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, incurred_by) references platform.app_user (firm_id, id)
);
create index expense_matter on practice.expense (firm_id, matter_id, date);
create index expense_person on practice.expense (firm_id, incurred_by, date);
create index expense_date on practice.expense (firm_id, date, id);
create index expense_unbilled on practice.expense (firm_id, matter_id, date) where bill_id is null;
create index expense_submitted on practice.expense (firm_id, incurred_by, date) where status = 'SUBMITTED';
create index expense_bill on practice.expense (firm_id, bill_id) where bill_id is not null;
call platform.protect_matter('practice.expense');
call platform.keep_history('practice.expense', 'matter_id');
grant delete on practice.expense to ${app};

------------------------------------------------------------------ what may still change

-- Billed work never changes; approved work changes only by its return to draft. A bill takes approved work, and lets it go as it was.
create function practice.refuse_settled_work() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  free constant text[] := array['status', 'submitted_at', 'submitted_by', 'approved_at', 'approved_by', 'return_reason', 'bill_id', 'billed_on',
                                'rate_id', 'rate_minor', 'billed_minutes', 'amount_minor', 'version'];
  billed constant text[] := array['bill_id', 'billed_on', 'version'];
begin
  if old.bill_id is not null and (tg_op = 'DELETE' or new.bill_id is not null or to_jsonb(new) - billed <> to_jsonb(old) - billed) then
    perform platform.refuse('already-billed', 'This is on a bill and cannot change any more; void or credit the bill first.', null);
  end if;
  if tg_op = 'DELETE' then
    if old.status <> 'DRAFT' then
      perform platform.refuse('not-a-draft', 'Only drafts can be deleted; return it to draft first.', null);
    end if;
    return old;
  end if;
  if old.status <> 'DRAFT' and new.status <> 'DRAFT' and to_jsonb(new) - free <> to_jsonb(old) - free then
    perform platform.refuse('not-a-draft', 'What is submitted or approved changes only after its return to draft.', null);
  end if;
  if new.bill_id is not null and new.status <> 'APPROVED' then
    perform platform.refuse('not-approved', 'Only approved work can be billed.', null);
  end if;
  return new;
end $$;
create trigger settled before update or delete on practice.time_entry for each row execute function practice.refuse_settled_work();
create trigger settled before update or delete on practice.expense for each row execute function practice.refuse_settled_work();

-- Nobody approves time or expenses of one's own.
create function practice.refuse_own_approval() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if new.status = 'APPROVED' and (tg_op = 'INSERT' or old.approved_by is distinct from new.approved_by) then
    perform platform.refuse_self_approval((to_jsonb(new) ->> tg_argv[0])::uuid, new.approved_by);
  end if;
  return null;
end $$;
create trigger own_approval after insert or update on practice.time_entry for each row execute function practice.refuse_own_approval('timekeeper_id');
create trigger own_approval after insert or update on practice.expense for each row execute function practice.refuse_own_approval('incurred_by');

-- Nothing is recorded on a closed matter. The lock makes a closing wait for what is being recorded, and the other way round.
create function practice.refuse_closed_matter() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  matter_status text;
begin
  if tg_op = 'UPDATE' and new.matter_id = old.matter_id then
    return null;
  end if;
  select m.status into matter_status from practice.matter m where m.firm_id = new.firm_id and m.id = new.matter_id for share;
  if matter_status = 'CLOSED' then
    perform platform.refuse('matter-closed', 'This matter is closed; reopen it to record work.', 'matterId');
  end if;
  return null;
end $$;
create trigger closed_matter after insert or update on practice.time_entry for each row execute function practice.refuse_closed_matter();
create trigger closed_matter after insert or update on practice.expense for each row execute function practice.refuse_closed_matter();

-- A day has 24 hours. The lock makes two entries of one person wait for each other, so that together they cannot have more.
-- It runs as the owner, who sees time on walled matters too: it is part of the day.
create function practice.refuse_longer_day() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  total bigint;
begin
  if tg_op = 'UPDATE' and new.minutes <= old.minutes and new.date = old.date and new.timekeeper_id = old.timekeeper_id then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('practice.time_entry ' || new.firm_id || new.timekeeper_id, 0));
  select sum(t.minutes) into total from practice.time_entry t
  where t.firm_id = new.firm_id and t.timekeeper_id = new.timekeeper_id and t.date = new.date;
  if total > 1440 then
    perform platform.refuse('day-too-long', format('A day has 24 hours: with this, %s would have %s h.', to_char(new.date, 'YYYY-MM-DD'), round(total / 60.0, 2)), 'minutes');
  end if;
  return null;
end $$;
create trigger longer_day after insert or update on practice.time_entry for each row execute function practice.refuse_longer_day();

------------------------------------------------------------------ timers and the week

-- A timer runs on the server: it survives a reload, another device and a restart. started_at is set while it runs.
create table practice.timer (
  firm_id             uuid not null default platform.current_firm(),
  id                  uuid not null,
  user_id             uuid not null,
  matter_id           uuid,
  narrative           text not null default '' check (length(narrative) <= 15000),
  task_code           text,
  activity_code       text,
  billing             text not null default 'BILLABLE' check (billing in ('BILLABLE', 'NO_CHARGE', 'NON_BILLABLE')),
  state               text not null check (state in ('RUNNING', 'PAUSED', 'STOPPED')),
  first_started_at    timestamptz not null,
  started_at          timestamptz,
  accumulated_seconds bigint not null default 0 check (accumulated_seconds >= 0),
  entry_id            uuid,
  version             int not null default 1,
  primary key (firm_id, id),
  constraint timer_started check ((state = 'RUNNING') = (started_at is not null)),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id)
);
create unique index timer_one_running on practice.timer (firm_id, user_id) where state = 'RUNNING';
create index timer_open on practice.timer (firm_id, user_id, first_started_at) where state <> 'STOPPED';
call platform.protect_matter('practice.timer');
call platform.keep_history('practice.timer', 'user_id');
grant delete on practice.timer to ${app};

-- Starting a timer pauses the one that runs, even if a wall hides its matter by now: it would block every other for ever.
create function practice.pause_running_timer(at timestamptz) returns void
  language sql security definer set search_path = pg_catalog
  begin atomic
    update practice.timer t
    set state = 'PAUSED', started_at = null, version = t.version + 1,
        accumulated_seconds = t.accumulated_seconds + greatest(0, floor(extract(epoch from at - t.started_at)))
    where t.firm_id = platform.current_firm() and t.user_id = platform.current_user_id() and t.state = 'RUNNING';
  end;

-- Rows of a person's week that have no time yet.
create table practice.week_row (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  user_id       uuid not null,
  week          date not null check (extract(isodow from week) = 1),
  matter_id     uuid not null,
  task_code     text,
  activity_code text,
  billing       text not null check (billing in ('BILLABLE', 'NO_CHARGE', 'NON_BILLABLE')),
  narrative     text not null default '',
  primary key (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id)
);
create unique index week_row_once on practice.week_row (firm_id, user_id, week, matter_id, coalesce(task_code, ''), coalesce(activity_code, ''), billing);
call platform.protect_matter('practice.week_row');
call platform.keep_history('practice.week_row', 'user_id');
grant delete on practice.week_row to ${app};

------------------------------------------------------------------ published

-- Work in progress and billed work, for finance: time and expenses alike.
create view practice.work_item with (security_invoker = true) as
  select t.firm_id, 'TIME' as kind, t.id, t.matter_id, t.date, t.timekeeper_id, t.narrative, t.task_code, t.activity_code,
         null::text as expense_code, null::text as expense_kind, t.minutes, t.billed_minutes, t.rate_minor, t.amount_minor, t.currency,
         t.billing, t.status, t.bill_id, t.billed_on
  from practice.time_entry t
  union all
  select e.firm_id, 'EXPENSE', e.id, e.matter_id, e.date, e.incurred_by, e.narrative, null, null,
         e.code, e.kind, 0, 0, null, case when e.billing = 'BILLABLE' then e.amount_minor else 0 end, e.currency,
         e.billing, e.status, e.bill_id, e.billed_on
  from practice.expense e;
grant select on practice.work_item to ${app};
comment on view practice.work_item is 'amount_minor is the worked value that a bill may charge: 0 for what is not charged.';

revoke execute on all functions in schema practice from public;
grant execute on all functions in schema practice to ${app};
revoke execute on function practice.refuse_settled_work(), practice.refuse_own_approval(), practice.refuse_longer_day(), practice.refuse_closed_matter() from ${app};
