-- What is written is judged without a sub-select: planning one took longer than writing a single row, and whoever writes is rarely walled off
-- from anything. Whoever is walled off from a matter writes nothing of it, as before.
do $$
declare
  walled record;
begin
  for walled in
    select p.polrelid::regclass as target, case when p.polrelid = 'practice.matter'::regclass then 'id' else 'matter_id' end as named
    from pg_policy p where p.polname = 'wall' and not p.polpermissive and pg_get_expr(p.polqual, p.polrelid) like '%hidden_matters()%'
  loop
    execute format('alter policy wall on %s with check (%2$I is null or %2$I <> all (platform.hidden_matters()))', walled.target, walled.named);
  end loop;
end $$;

create or replace procedure platform.protect_matter(target regclass)
  language plpgsql as $$
begin
  call platform.protect(target);
  execute format($p$create policy wall on %s as restrictive to ${app} using (
    (select cardinality(platform.hidden_matters()) = 0) or matter_id is null or matter_id not in (select unnest(platform.hidden_matters())))
    with check (matter_id is null or matter_id <> all (platform.hidden_matters()))$p$, target);
end $$;

-- An event tells what somebody did: who cannot see a client or a group does nothing to it.
alter policy wall_of_client on platform.activity with check (true);
alter policy wall_of_group on platform.activity with check (true);
