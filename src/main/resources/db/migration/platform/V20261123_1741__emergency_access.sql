-- Emergency access: permissions that a person takes for an hour or so, saying why. It ends by itself, since whoever reads the permissions reads the
-- clock; it opens no wall and gives no say over permissions; and another person looks over what was done.

create table platform.emergency_access (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  user_id     uuid not null,
  permissions text[] not null check (cardinality(permissions) between 1 and 100),
  reason      text not null check (length(btrim(reason)) >= 10),
  opened_at   timestamptz not null,
  ends_at     timestamptz not null,
  ended_at    timestamptz,
  ended_by    uuid,
  reviewed_by uuid,
  reviewed_at timestamptz,
  review      text check (btrim(review) <> ''),
  primary key (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, ended_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, reviewed_by) references platform.app_user (firm_id, id),
  constraint emergency_access_short check (ends_at > opened_at and ends_at <= opened_at + interval '8 hours'),
  constraint emergency_access_ended check ((ended_at is null) = (ended_by is null) and ended_at <= ends_at),
  constraint emergency_access_reviewed check ((reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null) = (review is null))
);
create index emergency_access_person on platform.emergency_access (firm_id, user_id, ends_at);
create index emergency_access_unreviewed on platform.emergency_access (firm_id) where reviewed_at is null;
call platform.protect('platform.emergency_access');
call platform.keep_history('platform.emergency_access', 'user_id');

create function platform.guard_emergency_access() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  me constant uuid := platform.current_user_id();
begin
  if tg_op = 'INSERT' then
    if new.user_id is distinct from me or new.ended_at is not null or new.reviewed_at is not null then
      raise exception 'emergency access is opened for oneself, and nothing is over yet';
    end if;
    if me not in (select * from platform.people_who_may(array['access.break-glass'])) then
      perform platform.refuse('not-permitted', 'Your roles do not let you open emergency access.', null);
    end if;
    if new.permissions && array['people.manage', 'walls.manage', 'access.break-glass'] then
      perform platform.refuse('never-in-emergency', 'Nobody takes the say over permissions and walls, not even in an emergency.', 'permissions');
    end if;
    -- By the database's own clock, which ends it too.
    new.ends_at := now() + (new.ends_at - new.opened_at);
    new.opened_at := now();
    return new;
  end if;
  if to_jsonb(new) - array['ended_at', 'ended_by', 'reviewed_by', 'reviewed_at', 'review'] <> to_jsonb(old) - array['ended_at', 'ended_by', 'reviewed_by', 'reviewed_at', 'review'] then
    raise exception 'emergency access does not grow';
  end if;
  if new.ended_at is distinct from old.ended_at then
    if old.ended_at is not null or old.ends_at <= now() then
      perform platform.refuse('ended', 'It has ended already.', null);
    end if;
    if new.ended_by is distinct from me then
      raise exception 'somebody ends it in his own name';
    end if;
    new.ended_at := now();
  end if;
  if new.reviewed_at is distinct from old.reviewed_at then
    if old.reviewed_at is not null then
      perform platform.refuse('reviewed', 'This has been looked over already.', null);
    end if;
    if coalesce(new.ended_at, new.ends_at) > now() then
      perform platform.refuse('not-ended', 'It is looked over when it has ended.', null);
    end if;
    if new.reviewed_by is distinct from me or me = new.user_id or not exists (
        select from platform.app_user u where u.firm_id = platform.current_firm() and u.id = me and u.kind = 'PERSON') then
      perform platform.refuse('self-approval', 'Whoever had the emergency access does not look it over; another person does.', null);
    end if;
  end if;
  return new;
end $$;
create trigger guard before insert or update on platform.emergency_access for each row execute function platform.guard_emergency_access();

-- A session has what its person's roles permit, and for as long as it lasts what he took in an emergency. Tokens, jobs and commands have not.
create or replace function platform.find_signed_in(firm uuid, person uuid, session uuid)
  returns table (firm_id uuid, user_id uuid, name text, initials text, email text, kind text, permissions text[], has_factor boolean, factor_required boolean)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select a.firm_id, a.user_id, a.name, a.initials, a.email, a.kind,
           a.permissions || coalesce((select array_agg(p) from platform.emergency_access e cross join unnest(e.permissions) p
                                      where e.firm_id = firm and e.user_id = person and e.ends_at > now() and e.ended_at is null), '{}'),
           exists (select from platform.factor f where f.firm_id = firm and f.user_id = person and f.confirmed_at is not null and f.removed_at is null),
           exists (select from platform.user_role ur join platform.role r on r.firm_id = ur.firm_id and r.id = ur.role_id
                   where ur.firm_id = firm and ur.user_id = person and r.factor_required)
    from platform.find_actor(firm, person) a
    where exists (select from platform.web_session s where s.firm_id = firm and s.id = session and s.user_id = person and s.ended_at is null);
  end;
create policy directory on platform.emergency_access for select to current_user using (true);

-- What was done within a time is read by time.
create index row_version_at on platform.row_version using brin (at);
create index read_log_at on platform.read_log using brin (at);

revoke execute on function platform.guard_emergency_access() from public;

-- In firms that are here already, administrators have every permission.
do $$
declare
  each record;
begin
  for each in select f.firm_id from platform.firm f loop
    perform set_config('chancery.firm', each.firm_id::text, true);
    update platform.role set permissions = permissions || '{access.break-glass}'::text[] where name = 'Administrator' and not 'access.break-glass' = any (permissions);
  end loop;
  perform set_config('chancery.firm', '', true);
end $$;
