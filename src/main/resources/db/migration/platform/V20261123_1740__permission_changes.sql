-- Giving a permission takes two people, taking it away takes one. Who asks for a change does not put it into effect, and nobody approves what gives
-- himself something. Where nobody else could approve, one may act alone: that is written down as such and waits to be looked at by somebody else.

alter table platform.role
  add column purpose text not null default '',
  add column retired_at timestamptz;

create table platform.permission_change (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  kind        text not null check (kind in ('ROLE', 'PERSON')),
  subject_id  uuid not null,
  subject     text not null check (subject <> ''),
  before      text[] not null,
  after       text[] not null,
  -- Whom it gives what: {"<user>": ["trust.disburse"]}.
  gains       jsonb not null check (jsonb_typeof(gains) = 'object'),
  reason      text not null check (reason <> ''),
  asked_by    uuid not null,
  asked_at    timestamptz not null,
  expires_at  timestamptz not null check (expires_at > asked_at),
  status      text not null check (status in ('WAITING', 'DONE', 'DECLINED', 'WITHDRAWN')),
  way         text check (way in ('GIVES_NOTHING', 'APPROVED', 'ALONE')),
  decided_by  uuid,
  decided_at  timestamptz,
  remark      text,
  reviewed_by uuid,
  reviewed_at timestamptz,
  review      text check (review <> ''),
  -- The transaction that put it into effect: what it gives may be written there and nowhere else.
  done_in     xid8,
  done_at     timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, asked_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, decided_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, reviewed_by) references platform.app_user (firm_id, id),
  constraint permission_change_decided check ((status = 'WAITING') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint permission_change_way check ((status = 'DONE') = (way is not null)),
  constraint permission_change_in_time check (way is distinct from 'APPROVED' or decided_at <= expires_at),
  constraint permission_change_reviewed check ((reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null) = (review is null))
);
comment on column platform.permission_change.before is 'ROLE: its permissions, PERSON: the names of the roles.';
create index permission_change_time on platform.permission_change (firm_id, asked_at desc, id desc);
create index permission_change_subject on platform.permission_change (firm_id, subject_id, asked_at);
create index permission_change_waiting on platform.permission_change (firm_id) where status = 'WAITING' or (way = 'ALONE' and reviewed_at is null);
create index permission_change_done on platform.permission_change (firm_id, done_at) where status = 'DONE';
call platform.protect('platform.permission_change');
call platform.keep_history('platform.permission_change', 'subject_id');

-- Since when somebody can approve, and until when he could: whoever takes this from the others is not thereby alone.
create table platform.approver_term (
  firm_id uuid not null default platform.current_firm(),
  id      uuid not null,
  user_id uuid not null,
  since   timestamptz not null,
  until   timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
create unique index approver_term_open on platform.approver_term (firm_id, user_id) where until is null;
call platform.protect('platform.approver_term');
call platform.keep_history('platform.approver_term', 'user_id');
revoke insert, update on platform.approver_term from ${app};

create function platform.record_approvers() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if platform.current_firm() is not null then
    update platform.approver_term t set until = now()
    where t.firm_id = platform.current_firm() and t.until is null and t.user_id not in (select * from platform.people_who_may(array['people.manage']));
    insert into platform.approver_term (id, user_id, since)
    select gen_random_uuid(), p, now() from platform.people_who_may(array['people.manage']) p
    where not exists (select from platform.approver_term t where t.firm_id = platform.current_firm() and t.user_id = p and t.until is null);
  end if;
  return null;
end $$;
create trigger approvers after insert or delete on platform.user_role for each statement execute function platform.record_approvers();
create trigger approvers after update of permissions on platform.role for each statement execute function platform.record_approvers();
create trigger approvers after update of status on platform.app_user for each statement execute function platform.record_approvers();

-- Who could approve what somebody asks: whoever may and neither asks nor gains. For three days after he ceased to, his place is not empty.
create function platform.approvers(asker uuid, gains jsonb) returns table (user_id uuid, until timestamptz)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select t.user_id, t.until + interval '3 days'
    from platform.approver_term t
    where t.firm_id = platform.current_firm() and t.user_id <> asker and not jsonb_exists(gains, t.user_id::text)
      and (t.until is null or t.until > now() - interval '3 days');
  end;

-- The founding of a firm has nobody yet but the program.
create function platform.may_change_alone(asker uuid, gains jsonb) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select not jsonb_exists(gains, asker::text)
      and exists (select from platform.app_user u where u.firm_id = platform.current_firm() and u.id = asker
                  and (u.kind = 'SYSTEM' or asker in (select * from platform.people_who_may(array['people.manage']))))
      and not exists (select from platform.approvers(asker, gains));
  end;

create function platform.guard_permission_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  me constant uuid := platform.current_user_id();
  decision constant text[] := array['status', 'way', 'decided_by', 'decided_at', 'remark', 'done_in', 'done_at'];
  review constant text[] := array['reviewed_by', 'reviewed_at', 'review'];
begin
  if tg_op = 'INSERT' then
    if new.asked_by is distinct from me or new.reviewed_at is not null then
      raise exception 'somebody asks for himself, and nothing is looked at yet';
    end if;
  elsif to_jsonb(new) - decision - review <> to_jsonb(old) - decision - review then
    raise exception 'what was asked does not change';
  elsif old.status <> 'WAITING' then
    if to_jsonb(new) - review <> to_jsonb(old) - review then
      perform platform.refuse('decided', 'This is decided already.', null);
    end if;
    if old.reviewed_at is not null or new.way is distinct from 'ALONE' then
      perform platform.refuse('reviewed', 'There is nothing left to look at here.', null);
    end if;
    if new.reviewed_by is distinct from me or new.reviewed_by = new.asked_by then
      perform platform.refuse('self-approval', 'Whoever acted alone does not look it over; another person does.', null);
    end if;
    return new;
  end if;
  if new.status = 'WAITING' then
    return new;
  end if;
  if new.decided_by is distinct from me or (new.status = 'WITHDRAWN' and me <> new.asked_by) then
    raise exception 'somebody decides in his own name';
  end if;
  if new.status = 'DONE' then
    -- Two changes of one firm wait for each other, so that neither is weighed against what the other takes away.
    perform from platform.firm f where f.firm_id = platform.current_firm() for no key update;
    if new.way = 'APPROVED' then
      if me = new.asked_by then
        perform platform.refuse('self-approval', 'Whoever asks for a permission does not approve it; another person must.', null);
      end if;
      if jsonb_exists(new.gains, me::text) then
        perform platform.refuse('self-grant', 'This would give you permissions yourself: somebody else must approve it.', null);
      end if;
      if me not in (select * from platform.people_who_may(array['people.manage'])) then
        perform platform.refuse('not-approver', 'Only a person who may set roles approves this.', null);
      end if;
    elsif me <> new.asked_by then
      raise exception 'nobody acts alone in the name of another';
    elsif new.way = 'GIVES_NOTHING' and new.gains <> '{}' then
      raise exception 'it gives something';
    elsif new.way = 'ALONE' and not platform.may_change_alone(me, new.gains) then
      perform platform.refuse('second-person', 'This gives permissions, which another person must approve.', null);
    end if;
    new.done_in := pg_current_xact_id();
    new.done_at := now();
  end if;
  return new;
end $$;
create trigger guard before insert or update on platform.permission_change for each row execute function platform.guard_permission_change();

-- Whether this transaction puts into effect a change that gives somebody a permission.
create function platform.is_given_now(person uuid, permission text) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (
      select from platform.permission_change c
      where c.firm_id = platform.current_firm() and c.status = 'DONE' and c.done_at = now() and c.done_in = pg_current_xact_id_if_assigned()
        and jsonb_exists(c.gains -> person::text, permission));
  end;

-- Whatever the program writes, nobody's permissions grow without a change that was decided for them. A migration, as the owner, may.
create function platform.guard_given_roles() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from new_rows n join platform.role r on r.firm_id = n.firm_id and r.id = n.role_id where r.retired_at is not null) then
    perform platform.refuse('role-retired', 'This role is retired: nobody is given it any more.', 'roles');
  end if;
  if exists (
      select from new_rows n
      join platform.role r on r.firm_id = n.firm_id and r.id = n.role_id
      cross join unnest(r.permissions) p
      where not exists (
          select from platform.user_role o join platform.role other on other.firm_id = o.firm_id and other.id = o.role_id
          where o.firm_id = n.firm_id and o.user_id = n.user_id and p = any (other.permissions) and o.id not in (select id from new_rows))
        and not platform.is_given_now(n.user_id, p)) then
    perform platform.refuse('second-person', 'This gives permissions, which another person must approve.', 'roles');
  end if;
  return null;
end $$;
create trigger given after insert on platform.user_role referencing new table as new_rows for each statement
  when (current_user = '${app}') execute function platform.guard_given_roles();

create function platform.guard_role_permissions() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (
      select from new_rows n
      join old_rows o on o.firm_id = n.firm_id and o.id = n.id
      cross join unnest(n.permissions) p
      join platform.user_role holder on holder.firm_id = n.firm_id and holder.role_id = n.id
      where p <> all (o.permissions)
        and not exists (
          select from platform.user_role h join platform.role other on other.firm_id = h.firm_id and other.id = h.role_id
          where h.firm_id = n.firm_id and h.user_id = holder.user_id and h.role_id <> n.id and p = any (other.permissions))
        and not platform.is_given_now(holder.user_id, p)) then
    perform platform.refuse('second-person', 'This gives permissions, which another person must approve.', 'permissions');
  end if;
  return null;
end $$;
create trigger given after update on platform.role referencing old table as old_rows new table as new_rows for each statement
  when (current_user = '${app}') execute function platform.guard_role_permissions();

-- Whoever comes back comes back without the roles of old.
create function platform.guard_return() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from platform.user_role r where r.firm_id = new.firm_id and r.user_id = new.id) then
    perform platform.refuse('second-person', 'Whoever comes back is given roles anew: take the old ones away first.', 'roles');
  end if;
  return new;
end $$;
create trigger returning_people before update of status on platform.app_user for each row
  when (old.status = 'LEFT' and new.status <> 'LEFT') execute function platform.guard_return();

revoke execute on function platform.record_approvers(), platform.approvers(uuid, jsonb), platform.may_change_alone(uuid, jsonb), platform.guard_permission_change(),
  platform.is_given_now(uuid, text), platform.guard_given_roles(), platform.guard_role_permissions(), platform.guard_return() from public;
grant execute on function platform.approvers(uuid, jsonb), platform.may_change_alone(uuid, jsonb) to ${app};

-- Those who can approve in firms that are here already.
do $$
declare
  each record;
begin
  for each in select f.firm_id from platform.firm f loop
    perform set_config('chancery.firm', each.firm_id::text, true);
    insert into platform.approver_term (id, user_id, since) select gen_random_uuid(), p, now() from platform.people_who_may(array['people.manage']) p;
  end loop;
  perform set_config('chancery.firm', '', true);
end $$;
