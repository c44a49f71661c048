-- A role may be given for one office (docs/adr/0018). It is kept apart from the roles of the whole firm, so that whatever asks for these, now or
-- later, is never answered by one that holds in a single office.

create table platform.office_role (
  firm_id   uuid not null default platform.current_firm(),
  id        uuid not null,
  user_id   uuid not null,
  role_id   uuid not null,
  office_id uuid not null,
  primary key (firm_id, id),
  constraint office_role_once unique (firm_id, user_id, role_id, office_id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, role_id) references platform.role (firm_id, id),
  foreign key (firm_id, office_id) references platform.office (firm_id, id)
);
call platform.protect('platform.office_role');
call platform.keep_history('platform.office_role', 'user_id');
revoke update on platform.office_role from ${app};
grant delete on platform.office_role to ${app};
create policy directory on platform.office_role for select to current_user using (true);

-- What concerns one matter at a time. All else that a role permits it gives in no single office.
create function platform.permissions_by_office() returns text[]
  language sql immutable parallel safe
  return array['matters.edit', 'time.approve', 'billing.prepare', 'billing.approve', 'billing.issue', 'trust.receive', 'trust.disburse', 'trust.transfer'];

-- {"<office>": ["billing.issue"]}: what somebody may do with the matters of single offices.
create function platform.office_permissions(firm uuid, person uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select coalesce(jsonb_object_agg(h.office_id, h.permissions), '{}')
    from (select o.office_id, jsonb_agg(distinct p) as permissions
          from platform.office_role o
          join platform.role r on r.firm_id = o.firm_id and r.id = o.role_id
          cross join unnest(r.permissions) p
          where o.firm_id = firm and o.user_id = person and p = any (platform.permissions_by_office())
          group by o.office_id) h;
  end;

-- Whether somebody may do something with the matters of an office, leaving one of the reasons out.
create function platform.may_in_office(person uuid, permission text, office uuid, without uuid[]) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (select from platform.user_role u join platform.role r on r.firm_id = u.firm_id and r.id = u.role_id
                   where u.firm_id = platform.current_firm() and u.user_id = person and permission = any (r.permissions) and u.role_id <> all (without) and u.id <> all (without))
        or exists (select from platform.office_role o join platform.role r on r.firm_id = o.firm_id and r.id = o.role_id
                   where o.firm_id = platform.current_firm() and o.user_id = person and o.office_id = office and permission = any (r.permissions)
                     and o.role_id <> all (without) and o.id <> all (without));
  end;

-- As for the roles of the whole firm: nobody's permissions grow without a change that was decided for them.
create function platform.guard_given_office_roles() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from new_rows n join platform.role r on r.firm_id = n.firm_id and r.id = n.role_id where r.retired_at is not null) then
    perform platform.refuse('role-retired', 'This role is retired: nobody is given it any more.', 'roles');
  end if;
  if exists (
      select from new_rows n
      join platform.role r on r.firm_id = n.firm_id and r.id = n.role_id
      join platform.office o on o.firm_id = n.firm_id and o.id = n.office_id
      cross join unnest(r.permissions) p
      where p = any (platform.permissions_by_office())
        and not platform.may_in_office(n.user_id, p, n.office_id, array(select id from new_rows))
        and not platform.is_given_now(n.user_id, p || '@' || o.code)) then
    perform platform.refuse('second-person', 'This gives permissions, which another person must approve.', 'roles');
  end if;
  return null;
end $$;
create trigger given after insert on platform.office_role referencing new table as new_rows for each statement
  when (current_user = '${app}') execute function platform.guard_given_office_roles();

create function platform.guard_office_role_permissions() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (
      select from new_rows n
      join old_rows was on was.firm_id = n.firm_id and was.id = n.id
      cross join unnest(n.permissions) p
      join platform.office_role holder on holder.firm_id = n.firm_id and holder.role_id = n.id
      join platform.office o on o.firm_id = holder.firm_id and o.id = holder.office_id
      where p <> all (was.permissions) and p = any (platform.permissions_by_office())
        and not platform.may_in_office(holder.user_id, p, holder.office_id, array[n.id])
        and not platform.is_given_now(holder.user_id, p || '@' || o.code)) then
    perform platform.refuse('second-person', 'This gives permissions, which another person must approve.', 'permissions');
  end if;
  return null;
end $$;
create trigger given_in_offices after update on platform.role referencing old table as old_rows new table as new_rows for each statement
  when (current_user = '${app}') execute function platform.guard_office_role_permissions();

create or replace function platform.guard_return() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from platform.user_role r where r.firm_id = new.firm_id and r.user_id = new.id)
      or exists (select from platform.office_role r where r.firm_id = new.firm_id and r.user_id = new.id) then
    perform platform.refuse('second-person', 'Whoever comes back is given roles anew: take the old ones away first.', 'roles');
  end if;
  return new;
end $$;

-- A role that asks for a second factor asks it of whoever has it in one office too.
create or replace function platform.find_signed_in(firm uuid, person uuid, session uuid)
  returns table (firm_id uuid, user_id uuid, name text, initials text, email text, kind text, permissions text[], has_factor boolean, factor_required boolean)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select a.firm_id, a.user_id, a.name, a.initials, a.email, a.kind,
           a.permissions || coalesce((select array_agg(p) from platform.emergency_access e cross join unnest(e.permissions) p
                                      where e.firm_id = firm and e.user_id = person and e.ends_at > now() and e.ended_at is null), '{}'),
           exists (select from platform.factor f where f.firm_id = firm and f.user_id = person and f.confirmed_at is not null and f.removed_at is null),
           exists (select from (select ur.role_id from platform.user_role ur where ur.firm_id = firm and ur.user_id = person
                                union all
                                select o.role_id from platform.office_role o where o.firm_id = firm and o.user_id = person) held
                   join platform.role r on r.firm_id = firm and r.id = held.role_id and r.factor_required)
    from platform.find_actor(firm, person) a
    where exists (select from platform.web_session s where s.firm_id = firm and s.id = session and s.user_id = person and s.ended_at is null);
  end;

revoke execute on function platform.permissions_by_office(), platform.office_permissions(uuid, uuid), platform.may_in_office(uuid, text, uuid, uuid[]),
  platform.guard_given_office_roles(), platform.guard_office_role_permissions() from public;
grant execute on function platform.permissions_by_office(), platform.office_permissions(uuid, uuid), platform.may_in_office(uuid, text, uuid, uuid[]) to ${app};
