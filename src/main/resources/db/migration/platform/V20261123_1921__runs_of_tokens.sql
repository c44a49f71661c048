-- A run that was started with a token does no more than the token could.
alter table platform.job_run add column scopes text[];
comment on column platform.job_run.scopes is 'The permissions to which a token confined whoever started it; null for all that this person may do.';

create or replace function platform.guard_job_run() returns trigger
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
  if (new.job, new.subject, new.parameters, new.started_by, new.started_at, new.scopes)
     is distinct from (old.job, old.subject, old.parameters, old.started_by, old.started_at, old.scopes)
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
