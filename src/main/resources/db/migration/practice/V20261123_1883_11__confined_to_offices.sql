-- Whoever may do something in single offices does it among their matters: for that while all others are hidden, as by a wall, whatever the query.
-- The program says which offices these are at the start of the transaction, as it says who acts.
-- Apart from platform.announce_hidden_matters, so that nobody else's transactions ask for it.
create function platform.announce_confined(offices text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  who constant text := platform.current_firm()::text || platform.current_user_id()::text;
  hidden record;
begin
  perform set_config('chancery.offices', offices, true);
  select h.matters, h.clients into hidden from practice.hidden_from(platform.current_user_id()) h;
  perform set_config('chancery.hidden', who || hidden.matters::text, true), set_config('chancery.hidden_clients', who || hidden.clients::text, true);
end $$;

create or replace function practice.hidden_from(person uuid, out matters uuid[], out clients uuid[])
  language plpgsql stable set search_path = pg_catalog as $$
declare
  firm     constant uuid := platform.current_firm();
  confined constant text := nullif(current_setting('chancery.offices', true), '');
begin
  matters := '{}';
  clients := '{}';
  if exists (select from platform.app_user u where u.firm_id = firm and u.id = person and u.kind = 'SYSTEM') then
    return;
  end if;
  select coalesce(array_agg(distinct a.matter_id) filter (where a.matter_id is not null), '{}'),
         coalesce(array_agg(distinct a.client_id) filter (where a.client_id is not null), '{}')
  into matters, clients
  from practice.walls_against(person) a;
  if cardinality(clients) > 0 then
    matters := array(select unnest(matters)
                     union
                     select m.id from practice.matter m where m.firm_id = firm and m.client_id = any (clients));
  end if;
  if confined is not null and person = platform.current_user_id() then
    matters := array(select unnest(matters)
                     union
                     select m.id from practice.matter m where m.firm_id = firm and m.office_id <> all (confined::uuid[]));
  end if;
end $$;

-- Whom a wall keeps out by a role it keeps out whoever has it in one office too; into a wall that lets a role in, only those come who have it everywhere.
create or replace function practice.walls_against(person uuid) returns table (wall_id uuid, matter_id uuid, client_id uuid)
  language sql stable set search_path = pg_catalog
  begin atomic
    select w.id, w.matter_id, w.client_id
    from practice.wall w
    where w.firm_id = platform.current_firm()
      and w.lifted_at is null
      and (person is null or (w.kind = 'EXCLUSIONARY') = (w.id in (
        select p.wall_id from practice.wall_person p
        where p.firm_id = platform.current_firm() and p.user_id = person and p.removed_at is null
        union all
        select g.wall_id from practice.people_group_member m
        join practice.wall_group g on g.firm_id = m.firm_id and g.group_id = m.group_id and g.removed_at is null
        where m.firm_id = platform.current_firm() and m.user_id = person and m.removed_at is null
        union all
        select g.wall_id from platform.user_role r
        join practice.wall_group g on g.firm_id = r.firm_id and g.role_id = r.role_id and g.removed_at is null
        where r.firm_id = platform.current_firm() and r.user_id = person
        union all
        select g.wall_id from platform.office_role r
        join practice.wall_group g on g.firm_id = r.firm_id and g.role_id = r.role_id and g.removed_at is null
        join practice.wall shut on shut.firm_id = g.firm_id and shut.id = g.wall_id and shut.kind = 'EXCLUSIONARY'
        where r.firm_id = platform.current_firm() and r.user_id = person)));
  end;
create trigger forget_hidden_matters after insert or delete on platform.office_role for each statement execute function platform.forget_hidden_matters();

-- Whom a notice of such a wall concerns.
create or replace function practice.concerned_by(notice uuid, person uuid) returns table (user_id uuid, due_on date)
  language sql stable set search_path = pg_catalog
  begin atomic
    select u.id, greatest(n.written_on, coalesce(j.since, n.written_on)) + n.days
    from practice.wall_notice n
    join practice.wall w on w.firm_id = n.firm_id and w.id = n.wall_id and w.lifted_at is null
    join platform.app_user u on u.firm_id = n.firm_id and u.status = 'ACTIVE' and u.kind = 'PERSON' and (person is null or u.id = person)
    cross join lateral (
      select min(x.since)::date as since from (
        select p.added_at as since from practice.wall_person p
        where p.firm_id = w.firm_id and p.wall_id = w.id and p.user_id = u.id and p.removed_at is null
        union all
        select greatest(g.added_at, m.added_at) from practice.wall_group g
        join practice.people_group_member m on m.firm_id = g.firm_id and m.group_id = g.group_id and m.user_id = u.id and m.removed_at is null
        where g.firm_id = w.firm_id and g.wall_id = w.id and g.removed_at is null
        union all
        select g.added_at from practice.wall_group g
        join platform.user_role r on r.firm_id = g.firm_id and r.role_id = g.role_id and r.user_id = u.id
        where g.firm_id = w.firm_id and g.wall_id = w.id and g.removed_at is null
        union all
        select g.added_at from practice.wall_group g
        join platform.office_role r on r.firm_id = g.firm_id and r.role_id = g.role_id and r.user_id = u.id
        where g.firm_id = w.firm_id and g.wall_id = w.id and g.removed_at is null and w.kind = 'EXCLUSIONARY') x) j
    where n.firm_id = platform.current_firm() and n.id = notice
      and (n.audience = 'KEPT_OUT') = ((w.kind = 'EXCLUSIONARY') = (j.since is not null));
  end;

-- Nobody lets himself in by giving such a role back, nor takes it; and somebody is left who can lift the wall.
create or replace function practice.refuse_own_role() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  changed record;
begin
  if tg_op = 'DELETE' then
    changed := old;
  else
    changed := new;
  end if;
  if changed.user_id = platform.current_user_id() and exists (
      select from practice.wall_group g
      join practice.wall w on w.firm_id = g.firm_id and w.id = g.wall_id and w.lifted_at is null
      where g.firm_id = changed.firm_id and g.role_id = changed.role_id and g.removed_at is null) then
    perform platform.refuse('own-role', 'Somebody else must set these roles of yours.', 'roles');
  end if;
  return null;
end $$;
create trigger own_role after insert or delete on platform.office_role for each row execute function practice.refuse_own_role();
create constraint trigger keepers_left_with_role after insert on platform.office_role deferrable initially deferred
  for each row execute function practice.keep_keepers_of_role();

-- A matter that is opened in, or moved to, another office than those it is done for would be hidden from who does it: refused, not lost.
create function practice.guard_confined_matter() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.office_id <> all (current_setting('chancery.offices', true)::uuid[]) then
    perform platform.refuse('office-beyond', 'Your roles let you do this for the matters of your own office.', 'officeId');
  end if;
  return new;
end $$;
create trigger within_the_office before insert or update on practice.matter for each row
  when (nullif(current_setting('chancery.offices', true), '') is not null) execute function practice.guard_confined_matter();
revoke execute on function practice.guard_confined_matter(), platform.announce_confined(text) from public;
grant execute on function platform.announce_confined(text) to ${app};
