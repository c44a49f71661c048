-- Walls on clients, which hide the client and all its matters, and walls that name groups and roles beside people (docs/adr/0016).

------------------------------------------------------------------ groups

-- People who stand behind walls together, kept by those who keep walls. Names are not unique: a refusal would tell of a group that one may not know.
create table practice.people_group (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  name         text not null check (length(name) between 1 and 100),
  purpose      text not null default '' check (length(purpose) <= 1000),
  made_by      uuid not null default platform.current_user_id(),
  made_at      timestamptz not null,
  dissolved_by uuid,
  dissolved_at timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, made_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, dissolved_by) references platform.app_user (firm_id, id),
  constraint people_group_dissolved check ((dissolved_by is null) = (dissolved_at is null))
);
create index people_group_name on practice.people_group (firm_id, name, id);
call platform.protect('practice.people_group');
call platform.keep_history('practice.people_group');

create table practice.people_group_member (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  group_id   uuid not null,
  user_id    uuid not null,
  added_by   uuid not null default platform.current_user_id(),
  added_at   timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, group_id) references practice.people_group (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, removed_by) references platform.app_user (firm_id, id),
  constraint people_group_member_removed check ((removed_by is null) = (removed_at is null))
);
create unique index people_group_member_live on practice.people_group_member (firm_id, group_id, user_id) where removed_at is null;
create index people_group_member_user on practice.people_group_member (firm_id, user_id) where removed_at is null;
call platform.protect('practice.people_group_member');
call platform.keep_history('practice.people_group_member', 'group_id');
revoke update on practice.people_group_member from ${app};
grant update (removed_by, removed_at) on practice.people_group_member to ${app};

------------------------------------------------------------------ a wall around a client

alter table practice.wall alter column matter_id drop not null;
alter table practice.wall add column client_id uuid;
alter table practice.wall add constraint wall_around_one check (num_nonnulls(matter_id, client_id) = 1);
alter table practice.wall add foreign key (firm_id, client_id) references practice.contact (firm_id, id);
create unique index wall_live_of_client on practice.wall (firm_id, client_id, kind) where lifted_at is null and client_id is not null;
create index wall_of_client on practice.wall (firm_id, client_id) where client_id is not null;

alter table practice.wall_person alter column matter_id drop not null;
alter table practice.wall_person add column client_id uuid;
alter table practice.wall_person add constraint wall_person_around_one check (num_nonnulls(matter_id, client_id) = 1);
alter table practice.wall_person add foreign key (firm_id, wall_id) references practice.wall (firm_id, id);
alter table practice.wall_person add foreign key (firm_id, client_id) references practice.contact (firm_id, id);
create index wall_person_user on practice.wall_person (firm_id, user_id) where removed_at is null;

-- A group or a role that a wall names: whoever is in it now.
create table practice.wall_group (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  wall_id    uuid not null,
  matter_id  uuid,
  client_id  uuid,
  group_id   uuid,
  role_id    uuid,
  added_by   uuid not null default platform.current_user_id(),
  added_at   timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, wall_id) references practice.wall (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, group_id) references practice.people_group (firm_id, id),
  foreign key (firm_id, role_id) references platform.role (firm_id, id),
  foreign key (firm_id, removed_by) references platform.app_user (firm_id, id),
  constraint wall_group_around_one check (num_nonnulls(matter_id, client_id) = 1),
  constraint wall_group_one check (num_nonnulls(group_id, role_id) = 1),
  constraint wall_group_removed check ((removed_by is null) = (removed_at is null))
);
create unique index wall_group_live on practice.wall_group (firm_id, wall_id, coalesce(group_id, role_id)) where removed_at is null;
create index wall_group_of_group on practice.wall_group (firm_id, group_id) where removed_at is null and group_id is not null;
create index wall_group_of_role on practice.wall_group (firm_id, role_id) where removed_at is null and role_id is not null;

------------------------------------------------------------------ who is kept out of what

-- The standing walls that keep a person out; with null for nobody acting, all that stand. Asked by the owner's functions only.
create function practice.walls_against(person uuid) returns table (wall_id uuid, matter_id uuid, client_id uuid)
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
        where r.firm_id = platform.current_firm() and r.user_id = person)));
  end;

-- What a person must not know of: matters, those of walled clients among them, and clients. The program itself: nothing, or no backup and no
-- proof would be whole. Most firms have no wall most of the time: that is known before anything is joined.
create function practice.hidden_from(person uuid, out matters uuid[], out clients uuid[])
  language plpgsql stable set search_path = pg_catalog as $$
declare
  firm constant uuid := platform.current_firm();
begin
  matters := '{}';
  clients := '{}';
  if not exists (select from practice.wall w where w.firm_id = firm and w.lifted_at is null)
     or exists (select from platform.app_user u where u.firm_id = firm and u.id = person and u.kind = 'SYSTEM') then
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
end $$;

create or replace function platform.find_hidden_matters() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select h.matters from practice.hidden_from(platform.current_user_id()) h);
end $$;

create function platform.find_hidden_clients() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select h.clients from practice.hidden_from(platform.current_user_id()) h);
end $$;

create or replace function platform.announce_hidden_matters() returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  who constant text := platform.current_firm()::text || platform.current_user_id()::text;
  hidden record;
begin
  select h.matters, h.clients into hidden from practice.hidden_from(platform.current_user_id()) h;
  perform set_config('chancery.hidden', who || hidden.matters::text, true), set_config('chancery.hidden_clients', who || hidden.clients::text, true);
end $$;

create function platform.hidden_clients() returns uuid[]
  language sql stable
  return case when left(current_setting('chancery.hidden_clients', true), 72) = current_setting('chancery.firm', true) || current_setting('chancery.user', true)
              then substr(current_setting('chancery.hidden_clients', true), 73)::uuid[]
              else platform.find_hidden_clients() end;

create or replace function platform.forget_hidden_matters() returns trigger
  language plpgsql as $$
begin
  perform set_config('chancery.hidden', '', true), set_config('chancery.hidden_clients', '', true);
  return null;
end $$;
create trigger forget_hidden_matters after insert or update on practice.wall_group for each statement execute function platform.forget_hidden_matters();
create trigger forget_hidden_matters after insert or update on practice.people_group_member for each statement execute function platform.forget_hidden_matters();
create trigger forget_hidden_matters after insert or delete on platform.user_role for each statement execute function platform.forget_hidden_matters();
create trigger forget_hidden_matters after update of client_id on practice.matter for each row when (old.client_id <> new.client_id) execute function platform.forget_hidden_matters();

------------------------------------------------------------------ what the walls hide

-- Somebody from whom nothing is hidden pays for one look at an empty list a query; for everybody else the hidden matters are hashed once a query,
-- so that twenty thousand of them cost a row no more than two.
create or replace procedure platform.protect_matter(target regclass)
  language plpgsql as $$
begin
  call platform.protect(target);
  execute format($p$create policy wall on %s as restrictive to ${app} using (
    (select cardinality(platform.hidden_matters()) = 0) or matter_id is null or matter_id not in (select unnest(platform.hidden_matters())))$p$, target);
end $$;

do $$
declare
  walled record;
begin
  for walled in
    select p.polrelid::regclass as target, case when p.polrelid = 'practice.matter'::regclass then 'id' else 'matter_id' end as named
    from pg_policy p where p.polname = 'wall' and not p.polpermissive and pg_get_expr(p.polqual, p.polrelid) like '%hidden_matters()%'
  loop
    execute format($p$alter policy wall on %s using (
      (select cardinality(platform.hidden_matters()) = 0) or %2$I is null or %2$I not in (select unnest(platform.hidden_matters())))$p$, walled.target, walled.named);
  end loop;
end $$;
-- The first of them is what the policy above looks at.
alter policy wall_of_each on finance.payment using (cardinality(matter_ids) < 2 or not matter_ids && (select platform.hidden_matters())::uuid[]);

call platform.protect_matter('practice.wall_group');

-- A row that names a client: hidden from those whom the client is walled off from.
create procedure platform.protect_client(target regclass, named text)
  language plpgsql as $$
begin
  execute format('create policy %I on %s as restrictive to ${app} using (%I is null or %3$I <> all ((select platform.hidden_clients())::uuid[]))',
    'wall_of_' || named, target, named);
end $$;

-- Whatever refers to a contact.
do $$
declare
  naming record;
begin
  call platform.protect_client('practice.contact', 'id');
  for naming in
    select distinct k.conrelid::regclass as target, a.attname as named
    from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname <> 'firm_id'
    where k.contype = 'f' and k.confrelid = 'practice.contact'::regclass
  loop
    call platform.protect_client(naming.target, naming.named);
  end loop;
end $$;

-- And what tells of one without referring to it: its history and that of its parts, what happened to it, who read it.
create policy wall_of_client on platform.row_version as restrictive to ${app} using (
  (select cardinality(platform.hidden_clients()) = 0)
  or object_id <> all ((select platform.hidden_clients())::uuid[])
     and (parent_id is null or parent_id <> all ((select platform.hidden_clients())::uuid[]))
     and not exists (select from jsonb_each_text(after) e where e.value = any ((select platform.hidden_clients())::text[]))
     and not exists (select from jsonb_each_text(before) e where e.value = any ((select platform.hidden_clients())::text[])));
create policy wall_of_client on platform.activity as restrictive to ${app} using (
  (select cardinality(platform.hidden_clients()) = 0)
  or not exists (select from jsonb_array_elements(objects) o where o ->> 'id' = any ((select platform.hidden_clients())::text[])));
create policy wall_of_client on platform.read_log as restrictive to ${app} using (
  object_id is null or object_id <> all ((select platform.hidden_clients())::uuid[]));

call platform.keep_history('practice.wall_group', 'wall_id');
revoke update on practice.wall_group from ${app};
grant update (removed_by, removed_at) on practice.wall_group to ${app};

-- A group behind a wall that keeps me out is none to me: I could let myself in by it.
create function practice.hidden_groups() returns uuid[]
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select coalesce(array_agg(distinct g.group_id), '{}')
    from practice.walls_against(platform.current_user_id()) a
    join practice.wall_group g on g.firm_id = platform.current_firm() and g.wall_id = a.wall_id and g.removed_at is null and g.group_id is not null
    where not exists (select from platform.app_user u
                      where u.firm_id = platform.current_firm() and u.id = platform.current_user_id() and u.kind = 'SYSTEM');
  end;
create policy wall on practice.people_group as restrictive to ${app} using (id <> all ((select practice.hidden_groups())::uuid[]));
create policy wall on practice.people_group_member as restrictive to ${app} using (group_id <> all ((select practice.hidden_groups())::uuid[]));
create policy wall_of_group on platform.row_version as restrictive to ${app} using (
  object_type not in ('people-group', 'people-group-member')
  or object_id <> all ((select practice.hidden_groups())::uuid[]) and (parent_id is null or parent_id <> all ((select practice.hidden_groups())::uuid[])));
create policy wall_of_group on platform.activity as restrictive to ${app} using (
  type not in ('GroupMade', 'GroupChanged', 'GroupDissolved')
  or not exists (select from jsonb_array_elements(objects) o where o ->> 'id' = any ((select practice.hidden_groups())::text[])));

-- Nobody lets himself in, and nobody takes himself off.
create function practice.refuse_own_membership() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if new.user_id = platform.current_user_id() then
    perform platform.refuse('own-membership', 'Nobody puts himself into a group or takes himself out; ask another keeper of the walls.', 'people');
  end if;
  return null;
end $$;
create trigger own_membership after insert or update of removed_at on practice.people_group_member
  for each row execute function practice.refuse_own_membership();

-- Nor by a role that a wall names. The words tell of no wall.
create function practice.refuse_own_role() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  changed constant platform.user_role := case when tg_op = 'DELETE' then old else new end;
begin
  if changed.user_id = platform.current_user_id() and exists (
      select from practice.wall_group g
      join practice.wall w on w.firm_id = g.firm_id and w.id = g.wall_id and w.lifted_at is null
      where g.firm_id = changed.firm_id and g.role_id = changed.role_id and g.removed_at is null) then
    perform platform.refuse('own-role', 'Somebody else must set these roles of yours.', 'roles');
  end if;
  return null;
end $$;
create trigger own_role after insert or delete on platform.user_role for each row execute function practice.refuse_own_role();

------------------------------------------------------------------ somebody must be left who can lift it

-- Checked at the commit, as before: with walls of clients and those whom groups and roles bring in. A matter is shut by its own walls and its client's.
create function practice.weigh_keepers() returns void
  language plpgsql set search_path = pg_catalog as $$
declare
  shut text;
begin
  if platform.current_firm() is null then
    return;
  end if;
  perform from platform.firm f where f.firm_id = platform.current_firm() for no key update;
  if not exists (select from platform.people_who_may(array['people.manage'])) then
    perform platform.refuse('last-administrator', 'Nobody would be left who can add people and set their roles. Give somebody else such a role first.', 'roles');
  end if;
  if not exists (select from platform.people_who_may(array['walls.manage', 'matters.view'])) then
    perform platform.refuse('last-wall-keeper', 'Nobody would be left who can raise and lift walls. Give somebody else such a role first.', 'roles');
  end if;
  with standing as materialized (
    select w.matter_id, w.client_id from practice.wall w where w.firm_id = platform.current_firm() and w.lifted_at is null),
  kept_out as materialized (
    select k.keeper, a.matter_id, a.client_id
    from platform.people_who_may(array['walls.manage', 'matters.view']) k(keeper)
    cross join lateral practice.walls_against(k.keeper) a)
  select x.what into shut
  from (select 'client ' || c.display_name as what, null::uuid as matter_id, c.id as client_id
        from practice.contact c where c.firm_id = platform.current_firm() and c.id in (select s.client_id from standing s)
        union all
        select 'matter ' || m.number, m.id, m.client_id
        from practice.matter m where m.firm_id = platform.current_firm() and m.id in (select s.matter_id from standing s)) x
  where not exists (
    select from platform.people_who_may(array['walls.manage', 'matters.view']) k(keeper)
    where not exists (select from kept_out o where o.keeper = k.keeper and (o.matter_id = x.matter_id or o.client_id = x.client_id)))
  order by x.what
  limit 1;
  if shut is not null then
    perform platform.refuse('last-wall-keeper', format('Nobody would be left who can lift a wall that stands, such as that of %s. Let somebody else in first.', shut), 'roles');
  end if;
end $$;

create or replace function practice.keep_keepers() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform practice.weigh_keepers();
  return null;
end $$;

create constraint trigger keepers_left after insert or update of removed_at on practice.wall_group deferrable initially deferred
  for each row execute function practice.keep_keepers();
create constraint trigger keepers_left after insert or update of removed_at on practice.people_group_member deferrable initially deferred
  for each row execute function practice.keep_keepers();
-- A role given may shut somebody out, if a wall names it. Otherwise it only adds, and the first roles of a new firm are given before anybody keeps walls.
create function practice.keep_keepers_of_role() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from practice.wall_group g where g.firm_id = new.firm_id and g.role_id = new.role_id and g.removed_at is null) then
    perform practice.weigh_keepers();
  end if;
  return null;
end $$;
create constraint trigger keepers_left_with_role after insert on platform.user_role deferrable initially deferred
  for each row execute function practice.keep_keepers_of_role();
create constraint trigger keepers_left after update of client_id on practice.matter deferrable initially deferred
  for each row when (old.client_id <> new.client_id) execute function practice.keep_keepers();

revoke execute on function practice.walls_against(uuid), practice.hidden_from(uuid), practice.hidden_groups(), practice.refuse_own_membership(), practice.refuse_own_role(),
  practice.weigh_keepers(), practice.keep_keepers_of_role(),
  platform.find_hidden_clients(), platform.hidden_clients() from public;
grant execute on function practice.hidden_groups(), platform.find_hidden_clients(), platform.hidden_clients() to ${app};
