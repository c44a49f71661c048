-- Whole sums and their visible parts, subtracted, tell what is hidden. Whoever a wall keeps out of anything therefore sees no sum over the whole firm,
-- unless a role says that he may know the books whole (docs/adr/0019): for as long as a wall stands against him, what opens such sums is withheld.

create function practice.permissions_of_whole_sums() returns text[]
  language sql immutable parallel safe
  return array['ledger.view', 'ledger.post', 'ledger.close', 'banking.view', 'banking.reconcile', 'banking.approve', 'reports.view'];

-- Whether any standing wall keeps somebody out of something. Asked before anything is announced, so it says for whom itself.
create function practice.is_kept_out(firm uuid, person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  announced constant text := coalesce(current_setting('chancery.firm', true), '');
  kept_out boolean;
begin
  perform set_config('chancery.firm', firm::text, true);
  kept_out := exists (select from practice.wall w where w.firm_id = firm and w.lifted_at is null)
    and exists (select from practice.walls_against(person));
  perform set_config('chancery.firm', announced, true);
  return kept_out;
end $$;

-- What somebody may do of what his roles permit. Most firms have no wall, and most people nothing of this: that is known first.
create function practice.unless_kept_out(firm uuid, person uuid, permitted text[]) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not permitted && practice.permissions_of_whole_sums() or 'ledger.whole' = any (permitted) or not practice.is_kept_out(firm, person) then
    return permitted;
  end if;
  return array(select p from unnest(permitted) p where p <> all (practice.permissions_of_whole_sums()));
end $$;
revoke execute on function practice.permissions_of_whole_sums(), practice.is_kept_out(uuid, uuid), practice.unless_kept_out(uuid, uuid, text[]) from public;

create or replace function platform.find_actor(firm uuid, person uuid)
  returns table (firm_id uuid, user_id uuid, name text, initials text, email text, kind text, permissions text[])
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select u.firm_id, u.id, u.name, u.initials, u.email, u.kind,
           practice.unless_kept_out(u.firm_id, u.id,
             coalesce((select array_agg(distinct p) from platform.user_role ur
                       join platform.role r on r.firm_id = ur.firm_id and r.id = ur.role_id
                       cross join unnest(r.permissions) p
                       where ur.firm_id = u.firm_id and ur.user_id = u.id), '{}'))
    from platform.app_user u
    where u.firm_id = firm and u.id = person and u.status = 'ACTIVE';
  end;

-- An emergency opens no wall, and so not what a wall withholds.
create or replace function platform.find_signed_in(firm uuid, person uuid, session uuid)
  returns table (firm_id uuid, user_id uuid, name text, initials text, email text, kind text, permissions text[], has_factor boolean, factor_required boolean)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select a.firm_id, a.user_id, a.name, a.initials, a.email, a.kind,
           coalesce((select practice.unless_kept_out(firm, person, a.permissions || array_agg(p))
                     from platform.emergency_access e cross join unnest(e.permissions) p
                     where e.firm_id = firm and e.user_id = person and e.ends_at > now() and e.ended_at is null and p <> 'ledger.whole'
                     having count(*) > 0), a.permissions),
           exists (select from platform.factor f where f.firm_id = firm and f.user_id = person and f.confirmed_at is not null and f.removed_at is null),
           exists (select from (select ur.role_id from platform.user_role ur where ur.firm_id = firm and ur.user_id = person
                                union all
                                select o.role_id from platform.office_role o where o.firm_id = firm and o.user_id = person) held
                   join platform.role r on r.firm_id = firm and r.id = held.role_id and r.factor_required)
    from platform.find_actor(firm, person) a
    where exists (select from platform.web_session s where s.firm_id = firm and s.id = session and s.user_id = person and s.ended_at is null);
  end;

-- In firms that are here already, those who keep the books and reconcile keep what they have, and administrators have every permission.
do $$
declare
  each record;
begin
  for each in select f.firm_id from platform.firm f loop
    perform set_config('chancery.firm', each.firm_id::text, true);
    update platform.role set permissions = permissions || '{ledger.whole}'::text[]
    where (name = 'Administrator' or permissions && array['banking.reconcile', 'ledger.close']) and not 'ledger.whole' = any (permissions);
  end loop;
  perform set_config('chancery.firm', '', true);
end $$;
