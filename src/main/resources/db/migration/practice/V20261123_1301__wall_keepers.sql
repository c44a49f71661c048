-- A wall is never raised that nobody could lift; nor may the last person who could be taken away from it afterwards, by changing roles or by
-- leaving. Nor may a firm lose the last person who gives out roles, since nobody could give them back.

-- Those who are here and may do something. Asked by the owner's triggers only.
create function platform.people_who_may(wanted text[]) returns setof uuid
  language sql stable set search_path = pg_catalog
  begin atomic
    select u.id
    from platform.app_user u
    join platform.user_role ur on ur.firm_id = u.firm_id and ur.user_id = u.id
    join platform.role r on r.firm_id = ur.firm_id and r.id = ur.role_id
    cross join unnest(r.permissions) p
    where u.firm_id = platform.current_firm() and u.status = 'ACTIVE' and u.kind = 'PERSON' and p = any (wanted)
    group by u.id
    having count(distinct p) = cardinality(wanted);
  end;

-- Checked at the commit, when the roles taken and given are all written; the firm's row makes those who do so at once wait for each other.
create function practice.keep_keepers() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  shut text;
begin
  perform from platform.firm f where f.firm_id = platform.current_firm() for no key update;
  if not exists (select from platform.people_who_may(array['people.manage'])) then
    perform platform.refuse('last-administrator', 'Nobody would be left who can add people and set their roles. Give somebody else such a role first.', 'roles');
  end if;
  if not exists (select from platform.people_who_may(array['walls.manage', 'matters.view'])) then
    perform platform.refuse('last-wall-keeper', 'Nobody would be left who can raise and lift walls. Give somebody else such a role first.', 'roles');
  end if;
  select m.number into shut
  from practice.matter m
  where m.firm_id = platform.current_firm()
    and exists (select from practice.wall w where w.firm_id = m.firm_id and w.matter_id = m.id and w.lifted_at is null)
    and not exists (
      select from platform.people_who_may(array['walls.manage', 'matters.view']) keeper
      where not exists (
        select from practice.wall w
        left join practice.wall_person p on p.firm_id = w.firm_id and p.wall_id = w.id and p.removed_at is null and p.user_id = keeper
        where w.firm_id = m.firm_id and w.matter_id = m.id and w.lifted_at is null
          and case when w.kind = 'EXCLUSIONARY' then p.id is not null else p.id is null end))
  order by m.number
  limit 1;
  if shut is not null then
    perform platform.refuse('last-wall-keeper', format('Nobody would be left who can lift a wall that stands, such as that of matter %s. Let somebody else in first.', shut), 'roles');
  end if;
  return null;
end $$;

create constraint trigger keepers_left after delete on platform.user_role deferrable initially deferred
  for each row execute function practice.keep_keepers();
create constraint trigger keepers_left after update of status on platform.app_user deferrable initially deferred
  for each row when (new.status <> 'ACTIVE' and old.status = 'ACTIVE') execute function practice.keep_keepers();
create constraint trigger keepers_left after update of permissions on platform.role deferrable initially deferred
  for each row execute function practice.keep_keepers();

revoke execute on function platform.people_who_may(text[]), practice.keep_keepers() from public, ${app};
