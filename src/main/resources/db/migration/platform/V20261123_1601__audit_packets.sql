-- What an audit packet and the history page read of rows that never change: as whoever asks, so that firms and walls hold.

-- An object that never changes, and its parts: rows whose key begins with it, and those of tables named after its own (invoice_line of invoice).
create function platform.rows_of_object(object_type text, object_id uuid) returns table (table_name text, place bigint, content jsonb)
  language plpgsql stable set search_path = pg_catalog set timezone = 'UTC' as $$
declare
  found record;
begin
  for found in
    with object as (select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind in ('r', 'p') and replace(c.relname, '_', '-') = object_type and n.nspname not in ('public', 'pg_catalog', 'information_schema'))
    select s.name, 'id' as link from platform.sealed_tables() s join object o on o.oid = s.name::regclass where 'id' = any (s.columns)
    union all
    select s.name, a.attname from platform.sealed_tables() s
    join pg_constraint k on k.conrelid = s.name::regclass and k.contype = 'f'
    join object o on o.oid = k.confrelid
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname <> 'firm_id'
    where c.oid <> o.oid and cardinality(k.conkey) = 2
      and (starts_with(c.relname, o.relname || '_') or exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)))
  loop
    return query execute format('select %L, r.seal_order, to_jsonb(r) from %s r where r.%I = $1 order by r.seal_order', found.name, found.name, found.link) using object_id;
  end loop;
end $$;

-- The leaves of a seal with the rows as they are now, or those of some places. A row that the reader may not see, or that is gone, has no content.
create function platform.sealed_rows(wanted bigint, wanted_places bigint[]) returns table (leaf bigint, table_name text, key text, hash text, content text)
  language plpgsql stable set search_path = pg_catalog set timezone = 'UTC' set bytea_output = 'hex' set intervalstyle = 'postgres' set extra_float_digits = 1
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
declare
  found record;
begin
  for found in
    select p.table_name as name, t.columns, t.key, s.from_order, s.to_order, p.part, p.columns as sealed_columns, p.places, p.keys, p.hashes,
           sum(cardinality(p.places)) over (order by p.part) - cardinality(p.places) as before
    from platform.seal s
    join platform.seal_part p on p.firm_id = s.firm_id and p.seal = s.number
    left join platform.sealed_tables() t on t.name = p.table_name
    where s.number = wanted order by p.part
  loop
    continue when wanted_places is not null and not found.places && wanted_places;
    return query execute format($sql$
      select ($1 + l.n - 1)::bigint, $2, l.key, encode(substring($3 from (l.n * 32 - 31)::int for 32), 'hex'), (r.content - $4)::text
      from unnest($5, $6) with ordinality l (place, key, n)
      left join (%s) r on r.place = l.place and r.key = l.key
      where $7 is null or l.place = any ($7)
      order by l.n$sql$, case when found.key is null then 'select null::bigint as place, null::text as key, null::jsonb as content where false'
        else format('select r.seal_order as place, %s as key, to_jsonb(r) as content from %s r where r.seal_order between $8 and $9', found.key || '::text', found.name) end)
    using found.before, found.name, found.hashes, array(select unnest(found.columns) except select unnest(found.sealed_columns)), found.places, found.keys, wanted_places,
      found.places[1], found.places[cardinality(found.places)];
  end loop;
end $$;

revoke execute on function platform.rows_of_object(text, uuid), platform.sealed_rows(bigint, bigint[]) from public;
grant execute on function platform.rows_of_object(text, uuid), platform.sealed_rows(bigint, bigint[]) to ${app};

-- The history is searched by time: its rows lie in that order, so a block range index is enough and costs who posts nothing.
create index row_version_time on platform.row_version using brin (at) with (pages_per_range = 32, autosummarize = on);
