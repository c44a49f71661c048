-- A sealed row draws its place by a default: no trigger is called for it. What the place means is as before (V1600): the transaction has
-- its number before it draws. The program's role cannot choose a place, because it may not name the column; whoever else writes, the
-- database's superuser too, gets none, and verify names the row.

create or replace procedure platform.seal_rows_of(target regclass)
  language plpgsql as $$
declare
  nameable text;
begin
  -- Rows that are there already are sealed as they are now.
  if not exists (select from pg_attribute a where a.attrelid = target and a.attname = 'seal_order') then
    execute format('alter table %s add column seal_order bigint default nextval(''platform.seal_order'')', target);
    execute format('create index %I on %s using brin (seal_order) with (pages_per_range = 32, autosummarize = on)', (select relname || '_seal_order' from pg_class where oid = target), target);
  end if;
  execute format('alter table %s alter column seal_order set default case when session_user = ''${app}'' and pg_current_xact_id() is not null then nextval(''platform.seal_order'') end', target);
  if has_table_privilege('${app}', target, 'insert') then
    select string_agg(quote_ident(a.attname), ', ') into nameable
    from pg_attribute a where a.attrelid = target and a.attnum > 0 and not a.attisdropped and a.attname <> 'seal_order' and a.attgenerated = '';
    execute format('revoke insert on %s from ${app}', target);
    execute format('grant insert (%s) on %s to ${app}', nameable, target);
  end if;
end $$;

create or replace function platform.sealed_tables() returns table (name text, columns text[], key text)
  language sql stable set search_path = pg_catalog as $$
  select n.nspname || '.' || c.relname,
         (select array_agg(a.attname::text order by a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
         (select string_agg(format('r.%I', a.attname), ' || ''/'' || ' order by k.n) from unnest(i.indkey) with ordinality k (attnum, n)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where a.attname <> 'firm_id')
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'seal_order' and not a.attisdropped)
  order by 1
$$;

do $$
declare
  target regclass;
begin
  for target in select t.tgrelid::regclass from pg_trigger t where t.tgfoid = 'platform.draw_seal_order()'::regprocedure order by 1 loop
    execute format('drop trigger draw_seal_order on %s', target);
    call platform.seal_rows_of(target);
  end loop;
end $$;
drop function platform.draw_seal_order();
