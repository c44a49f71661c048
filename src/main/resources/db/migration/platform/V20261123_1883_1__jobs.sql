-- Work that goes on behind the pages: a run of a job is planned into items, each of which is done once, in a transaction of its own.

-- What is due on which node: db-scheduler's own table, in its form. It holds ids of runs and nothing of a firm's.
create table platform.scheduled_task (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index scheduled_task_due on platform.scheduled_task (execution_time);
create index scheduled_task_heartbeat on platform.scheduled_task (last_heartbeat);
grant select, insert, update, delete on platform.scheduled_task to ${app};

create table platform.job_run (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  job        text not null check (job ~ '^[a-z][a-z0-9-]*$'),
  subject    text not null check (subject <> '' and length(subject) <= 300),
  parameters jsonb not null default '{}' check (jsonb_typeof(parameters) = 'object'),
  started_by uuid not null default platform.current_user_id(),
  started_at timestamptz not null,
  state      text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'STOPPED', 'DONE', 'FAILED')),
  -- Counts how often it was started, resumed or retried: whoever works for a former turn ends.
  turn       int not null default 1 check (turn > 0),
  total      int check (total >= 0),
  failures   int not null default 0 check (failures >= 0),
  reason     text,
  ended_at   timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, started_by) references platform.app_user (firm_id, id),
  constraint job_run_ended check ((state in ('DONE', 'FAILED')) = (ended_at is not null)),
  constraint job_run_reason check (state <> 'FAILED' or reason is not null),
  constraint job_run_planned check (state <> 'DONE' or total is not null)
);
comment on column platform.job_run.total is 'How many items it has; null until it is planned.';
comment on column platform.job_run.failures is 'How often in a row planning or ending it failed.';
create index job_run_time on platform.job_run (firm_id, started_at desc, id);
create index job_run_starter on platform.job_run (firm_id, started_by, started_at desc);
call platform.protect('platform.job_run');
call platform.keep_history('platform.job_run');

create table platform.job_item (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  run_id     uuid not null,
  position   int not null check (position > 0),
  key        text not null check (key <> ''),
  label      text not null check (label <> ''),
  matter_id  uuid,
  state      text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'PARKED')),
  tries      int not null default 0 check (tries >= 0),
  not_before timestamptz,
  remark     text not null default '',
  decided_at timestamptz,
  primary key (firm_id, id),
  constraint job_item_once unique (firm_id, run_id, key),
  constraint job_item_place unique (firm_id, run_id, position),
  foreign key (firm_id, run_id) references platform.job_run (firm_id, id),
  constraint job_item_decided check ((state = 'WAITING') = (decided_at is null)),
  constraint job_item_parked_why check (state <> 'PARKED' or remark <> '')
);
create index job_item_waiting on platform.job_item (firm_id, run_id, position) where state = 'WAITING';
create index job_item_parked on platform.job_item (firm_id, run_id) where state = 'PARKED';
call platform.protect_matter('platform.job_item');
grant select, insert, update on platform.job_item to ${app};
comment on table platform.job_item is 'Keeps no history of rows: what an item did is in the history of what it did it to, and each failure in job_failure.';

-- Each failure with its reason.
create table platform.job_failure (
  firm_id   uuid not null default platform.current_firm(),
  id        uuid not null,
  run_id    uuid not null,
  item_id   uuid,
  matter_id uuid,
  at        timestamptz not null,
  reason    text not null check (reason <> ''),
  -- When it is tried again; null if it is left for a person.
  again_at  timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, run_id) references platform.job_run (firm_id, id),
  foreign key (firm_id, item_id) references platform.job_item (firm_id, id)
);
create index job_failure_run on platform.job_failure (firm_id, run_id, at desc);
call platform.protect_matter('platform.job_failure');
call platform.append_only('platform.job_failure');

create function platform.guard_job_run() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  steps constant text[] := array['WAITING>RUNNING', 'WAITING>STOPPED', 'WAITING>FAILED', 'RUNNING>WAITING', 'RUNNING>STOPPED', 'RUNNING>DONE', 'RUNNING>FAILED',
    'STOPPED>WAITING', 'FAILED>WAITING', 'DONE>WAITING'];
begin
  if tg_op = 'INSERT' then
    if new.state <> 'WAITING' or new.started_by is distinct from platform.current_user_id() then
      raise exception 'a run waits first, and somebody starts it in his own name';
    end if;
    return new;
  end if;
  if (new.job, new.subject, new.parameters, new.started_by, new.started_at) is distinct from (old.job, old.subject, old.parameters, old.started_by, old.started_at)
     or (old.total is not null and new.total is distinct from old.total) then
    raise exception 'what a run is about does not change';
  end if;
  if new.state <> old.state and old.state || '>' || new.state <> all (steps) then
    perform platform.refuse('job-state', 'The run is no longer as you saw it.', null);
  end if;
  if new.turn <> old.turn + (case when new.state = 'WAITING' and old.state in ('STOPPED', 'FAILED', 'DONE') then 1 else 0 end) then
    raise exception 'a turn begins when a run goes on';
  end if;
  if new.state = 'DONE' and exists (select from platform.job_item i where i.firm_id = new.firm_id and i.run_id = new.id and i.state = 'WAITING') then
    raise exception 'a run with items that wait is not done';
  end if;
  return new;
end $$;
create trigger guard before insert or update on platform.job_run for each row execute function platform.guard_job_run();

-- What is done is done: this is what makes it happen once, whoever comes second.
create function platform.guard_job_item() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if old.state = 'DONE' or (new.run_id, new.position, new.key, new.label, new.matter_id) is distinct from (old.run_id, old.position, old.key, old.label, old.matter_id) then
    raise exception 'an item that is done does not change' using errcode = 'CH001';
  end if;
  return new;
end $$;
create trigger guard before update on platform.job_item for each row execute function platform.guard_job_item();

-- How far runs are. Whoever may see a run may see its counts; which matters are behind them he sees only as far as walls let him.
create function platform.job_progress(run uuid) returns table (done int, parked int, waiting int, next_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select (count(*) filter (where i.state = 'DONE'))::int, (count(*) filter (where i.state = 'PARKED'))::int, (count(*) filter (where i.state = 'WAITING'))::int,
           min(coalesce(i.not_before, '-infinity')) filter (where i.state = 'WAITING')
    from platform.job_item i where i.firm_id = platform.current_firm() and i.run_id = run;
  end;

-- Items behind a wall that was raised in the meantime: whoever started the run may not do them, and another person decides.
create function platform.park_hidden_items(run uuid, at timestamptz) returns int
  language sql volatile security definer set search_path = pg_catalog
  begin atomic
    with parked as (
      update platform.job_item i set state = 'PARKED', decided_at = at, remark = 'A wall now stands between this matter and whoever started the run.'
      where i.firm_id = platform.current_firm() and i.run_id = run and i.state = 'WAITING' and i.matter_id = any ((select platform.hidden_matters())::uuid[])
      returning 1)
    select count(*)::int from parked;
  end;

revoke execute on function platform.guard_job_run(), platform.guard_job_item(), platform.job_progress(uuid), platform.park_hidden_items(uuid, timestamptz) from public;
grant execute on function platform.guard_job_item(), platform.job_progress(uuid), platform.park_hidden_items(uuid, timestamptz) to ${app};

-- In firms that are here already, administrators have every permission.
do $$
declare
  each record;
begin
  for each in select f.firm_id from platform.firm f loop
    perform set_config('chancery.firm', each.firm_id::text, true);
    update platform.role set permissions = permissions || '{jobs.manage}'::text[] where name = 'Administrator' and not 'jobs.manage' = any (permissions);
  end loop;
  perform set_config('chancery.firm', '', true);
end $$;
