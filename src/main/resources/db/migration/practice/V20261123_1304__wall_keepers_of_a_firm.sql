-- Where no firm is at work, as in a later migration that gives every firm's roles a new permission, nobody's roles are weighed: it would look as
-- if no firm had anybody left.

create or replace function practice.keep_keepers() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  shut text;
begin
  if platform.current_firm() is null then
    return null;
  end if;
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

-- Whoever raises a wall while somebody else takes roles away: one of both waits for the other, and then finds that nobody would be left.
create constraint trigger keepers_left after insert or update of removed_at on practice.wall_person deferrable initially deferred
  for each row execute function practice.keep_keepers();
