-- Each id that somebody was refused had been looked for in every table by itself. Now a batch is looked for together.

-- The matters to which objects belong, whatever tables they lie in, as far as they belong to any.
create function practice.matters_of_objects(objects uuid[]) returns table (object uuid, matter uuid)
  language plpgsql stable set search_path = pg_catalog as $$
declare
  kept record;
begin
  for kept in
    select p.polrelid::regclass as name from pg_policy p
    join pg_attribute m on m.attrelid = p.polrelid and m.attname = 'matter_id' and not m.attisdropped
    join pg_index i on i.indrelid = p.polrelid and i.indisprimary and i.indnkeyatts = 2
    join pg_attribute k on k.attrelid = p.polrelid and k.attnum = i.indkey[1] and k.attname = 'id' and k.atttypid = 'uuid'::regtype
    where p.polname = 'wall' and has_table_privilege('${app}', p.polrelid, 'select')
  loop
    return query execute format('select x.id, x.matter_id from %s x where x.firm_id = platform.current_firm() and x.id = any ($1) and x.matter_id is not null', kept.name)
      using objects;
  end loop;
end $$;

create or replace function practice.note_stops(asked jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  one record;
  hidden record;
  whose uuid;
  belongs jsonb;
  written bigint;
  noted bigint := 0;
begin
  if not exists (select from practice.wall w where w.firm_id = platform.current_firm() and w.lifted_at is null) then
    return 0;
  end if;
  for one in
    select a.* from jsonb_to_recordset(asked) as a (user_id uuid, kind text, route text, day date, at timestamptz, ids uuid[], words text) order by a.user_id
  loop
    if whose is distinct from one.user_id then
      whose := one.user_id;
      select h.matters, h.clients into hidden from practice.hidden_from(whose) h;
    end if;
    continue when cardinality(hidden.matters) = 0 and cardinality(hidden.clients) = 0;
    if belongs is null then
      select coalesce(jsonb_object_agg(o.object, o.matter), '{}') into belongs
      from practice.matters_of_objects(array(select distinct i.id from jsonb_to_recordset(asked) as a (ids uuid[]), unnest(a.ids) i(id))) o;
    end if;
    insert into practice.wall_stop (id, matter_id, client_id, user_id, kind, route, day, at)
    select gen_random_uuid(), x.matter_id, x.client_id, whose, one.kind, one.route, one.day, one.at
    from (
      select distinct case when i.id = any (hidden.clients) then null else coalesce(m.id, (belongs ->> i.id::text)::uuid) end as matter_id,
             case when i.id = any (hidden.clients) then i.id end as client_id
      from unnest(one.ids) i(id)
      left join practice.matter m on m.firm_id = platform.current_firm() and m.id = i.id
      union
      select m.id, null from practice.matter m
      where length(practice.fold(one.words)) >= 4 and m.firm_id = platform.current_firm() and m.id = any (hidden.matters)
        and (lower(m.number) = lower(one.words) or strpos(practice.fold(m.name), practice.fold(one.words)) > 0)
      union
      select null, c.id from practice.contact c
      where length(practice.fold(one.words)) >= 4 and c.firm_id = platform.current_firm() and c.id = any (hidden.clients)
        and strpos(c.folded_name, practice.fold(one.words)) > 0) x
    where x.client_id is not null or x.matter_id = any (hidden.matters)
    on conflict on constraint wall_stop_once do nothing;
    get diagnostics written = row_count;
    noted := noted + written;
  end loop;
  return noted;
end $$;
revoke execute on function practice.matters_of_objects(uuid[]) from public;
drop function practice.matter_of_object(uuid);
