-- Seals: what was written is fixed by hashes that are signed outside of the database, so that whoever bends a row later, be it the
-- database's superuser, is found. docs/adr/0010-seals.md says why it is built so, docs/dev/seals.md what exactly is hashed and signed.

-- Each row that never changes has a place in one order. A transaction has its number before it draws a place: once every
-- transaction up to the one that read the last place has ended, no row can come before that place any more (platform.seal_mark).
create sequence platform.seal_order as bigint cache 1;
grant usage on sequence platform.seal_order to ${app};

create function platform.draw_seal_order() returns trigger
  language plpgsql as $$
begin
  perform pg_current_xact_id();
  new.seal_order := nextval('platform.seal_order');
  return new;
end $$;
comment on function platform.draw_seal_order() is 'A row that was written past the triggers has no place, or one that no seal knows: verify names it.';

-- The place has no tree of its own to keep in order while people post: a block range index costs next to nothing, and places follow the heap.
create procedure platform.seal_rows_of(target regclass)
  language plpgsql as $$
begin
  -- Rows that are there already are sealed as they are now.
  execute format('alter table %s add column seal_order bigint default nextval(''platform.seal_order'')', target);
  execute format('alter table %s alter column seal_order drop default', target);
  execute format('create index %I on %s using brin (seal_order) with (pages_per_range = 32, autosummarize = on)', (select relname || '_seal_order' from pg_class where oid = target), target);
  execute format('create trigger draw_seal_order before insert on %s for each row execute function platform.draw_seal_order()', target);
end $$;

-- As before, and sealed: a table made tomorrow is covered too.
create or replace procedure platform.append_only(target regclass)
  language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function platform.refuse_change()', target);
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function platform.refuse_change()', target);
  execute format('grant select, insert on %s to ${app}', target);
  call platform.seal_rows_of(target);
end $$;

create table platform.seal (
  firm_id     uuid not null default platform.current_firm(),
  number      bigint not null check (number > 0),
  form        text not null check (form = 'chancery-seal-v1'),
  from_order  bigint not null,
  to_order    bigint not null,
  leaves      int not null check (leaves > 0),
  root        bytea not null check (length(root) = 32),
  previous    bytea not null check (length(previous) = 32),
  sealed_at   timestamptz not null,
  fingerprint text not null,
  signature   bytea not null,
  primary key (firm_id, number),
  constraint seal_order_runs_on check (to_order > from_order),
  foreign key (firm_id) references platform.firm (firm_id)
);
create unique index seal_covers on platform.seal (firm_id, to_order);
comment on table platform.seal is 'Each covers the rows of one firm in places above from_order up to to_order, and the seal before it.';

-- The leaves of a seal, a thousand rows of one table at the most in each part: hashes and places stand side by side, in the order of places.
create table platform.seal_part (
  firm_id    uuid not null default platform.current_firm(),
  seal       bigint not null,
  part       int not null check (part > 0),
  table_name text not null,
  columns    text[] not null,
  places     bigint[] not null,
  keys       text[] not null,
  hashes     bytea not null,
  primary key (firm_id, seal, part),
  foreign key (firm_id, seal) references platform.seal (firm_id, number) deferrable initially deferred,
  constraint seal_part_complete check (cardinality(places) > 0 and cardinality(keys) = cardinality(places) and length(hashes) = 32 * cardinality(places))
);
comment on column platform.seal_part.columns is 'Those that the table had: a column added later does not make the row another one.';
alter table platform.seal_part alter column hashes set storage external;

call platform.protect('platform.seal');
call platform.protect('platform.seal_part');
create trigger append_only before update or delete on platform.seal for each row execute function platform.refuse_change();
create trigger append_only_truncate before truncate on platform.seal for each statement execute function platform.refuse_change();
create trigger append_only before update or delete on platform.seal_part for each row execute function platform.refuse_change();
create trigger append_only_truncate before truncate on platform.seal_part for each statement execute function platform.refuse_change();
grant select, insert on platform.seal to ${app};
grant select on platform.seal_part to ${app};

-- Every table whose rows are sealed: its name, its columns, and the expression of its key without the firm.
create function platform.sealed_tables() returns table (name text, columns text[], key text)
  language sql stable set search_path = pg_catalog as $$
  select n.nspname || '.' || c.relname,
         (select array_agg(a.attname::text order by a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
         (select string_agg(format('r.%I', a.attname), ' || ''/'' || ' order by k.n) from unnest(i.indkey) with ordinality k (attnum, n)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where a.attname <> 'firm_id')
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_index i on i.indrelid = c.oid and i.indisprimary
  where exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'platform.draw_seal_order()'::regprocedure)
  order by 1
$$;

-- The last place drawn, and a transaction that began after it was: two statements, in this order, each seeing what the other cannot.
create function platform.seal_mark(out place bigint, out transaction_id text)
  language plpgsql volatile as $$
begin
  select case when s.is_called then s.last_value else 0 end into place from platform.seal_order s;
  transaction_id := pg_current_xact_id()::text;
end $$;

-- True once every transaction has ended that may have drawn a place before the mark.
create function platform.seal_mark_passed(transaction_id text) returns boolean
  language sql volatile
  return pg_snapshot_xmin(pg_current_snapshot()) > transaction_id::xid8;

-- Canonical form of a row, v1: three lines, the name of the form, the table, the row as PostgreSQL writes jsonb, in UTC.
-- Leaves are hashed with a byte 0 before them, inner nodes with a byte 1 (RFC 6962), so that none can be taken for the other.
create function platform.canonical_row(table_name text, columns jsonb) returns bytea
  language sql immutable parallel safe
  return convert_to('chancery-row-v1' || chr(10) || table_name || chr(10) || columns::text, 'UTF8');

-- Writes the parts of a seal over the firm's rows in places above the one up to the other; how many rows they are.
create function platform.seal_rows(seal bigint, from_order bigint, to_order bigint) returns bigint
  language plpgsql security definer set search_path = pg_catalog set timezone = 'UTC' set bytea_output = 'hex' set intervalstyle = 'postgres' set extra_float_digits = 1
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
declare
  sealed record;
  parts int := 0;
  written int;
  leaves bigint;
begin
  if exists (select from platform.seal s where s.firm_id = platform.current_firm() and s.number >= seal_rows.seal) then
    raise exception 'seal % is there already', seal;
  end if;
  for sealed in select * from platform.sealed_tables() loop
    execute format($sql$
      insert into platform.seal_part (seal, part, table_name, columns, places, keys, hashes)
      select $1, $2 + 1 + (l.n - 1) / 1000, %1$L, $3, array_agg(l.place order by l.place), array_agg(l.key order by l.place), string_agg(l.hash, ''::bytea order by l.place)
      from (select r.seal_order as place, row_number() over (order by r.seal_order) as n, %2$s as key,
                   sha256('\x00'::bytea || platform.canonical_row(%1$L, to_jsonb(r))) as hash
            from %1$s r where r.firm_id = (select platform.current_firm()) and r.seal_order > $4 and r.seal_order <= $5) l
      group by (l.n - 1) / 1000$sql$, sealed.name, sealed.key || '::text')
    using seal, parts, sealed.columns, from_order, to_order;
    get diagnostics written = row_count;
    parts := parts + written;
  end loop;
  select coalesce(sum(cardinality(p.places)), 0) into leaves from platform.seal_part p where p.firm_id = platform.current_firm() and p.seal = seal_rows.seal;
  return leaves;
end $$;

-- What is not as it was sealed, among the firm's rows in places above the one up to the other.
create function platform.verify_rows(from_order bigint, to_order bigint) returns table (problem text, table_name text, key text, seal bigint)
  language plpgsql stable security definer set search_path = pg_catalog set timezone = 'UTC' set bytea_output = 'hex' set intervalstyle = 'postgres' set extra_float_digits = 1
  set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
declare
  sealed record;
begin
  for sealed in select * from platform.sealed_tables() loop
    return query execute format($sql$
      with leaf as (
        select p.seal, p.added_since, l.place, l.key, substring(p.hashes from (l.n * 32 - 31)::int for 32) as hash
        from (select p.*, array(select unnest($1) except select unnest(p.columns)) as added_since from platform.seal s
              join platform.seal_part p on p.firm_id = s.firm_id and p.seal = s.number
              where s.firm_id = (select platform.current_firm()) and s.to_order > $2 and s.to_order <= $3 and p.table_name = %1$L) p
        cross join unnest(p.places, p.keys) with ordinality l (place, key, n)),
      present as (
        select r.seal_order as place, %2$s as key, to_jsonb(r) as content
        from %1$s r where r.firm_id = (select platform.current_firm()) and r.seal_order > $2 and r.seal_order <= $3)
      select case when p.place is null then 'missing' when l.place is null then 'inserted' else 'changed' end, %1$L, coalesce(l.key, p.key), l.seal
      from leaf l full join present p on p.key = l.key and p.place = l.place
      where l.place is null or p.place is null or l.hash <> sha256('\x00'::bytea || platform.canonical_row(%1$L, p.content - l.added_since))$sql$, sealed.name, sealed.key || '::text')
    using sealed.columns, from_order, to_order;
  end loop;
end $$;

-- How many of the firm's rows have places above the one up to the other.
create function platform.count_places(from_order bigint, to_order bigint) returns bigint
  language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
declare
  sealed record;
  found bigint;
  total bigint := 0;
begin
  for sealed in select * from platform.sealed_tables() loop
    execute format('select count(*) from %s r where r.firm_id = (select platform.current_firm()) and r.seal_order > $1 and r.seal_order <= $2', sealed.name)
    into found using from_order, to_order;
    total := total + found;
  end loop;
  return total;
end $$;

-- Rows that have no place, because they were written past the triggers.
create function platform.unplaced_rows() returns table (table_name text, key text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  sealed record;
begin
  for sealed in select * from platform.sealed_tables() loop
    return query execute format('select %1$L, %2$s from %1$s r where r.firm_id = (select platform.current_firm()) and r.seal_order is null', sealed.name, sealed.key || '::text');
  end loop;
end $$;

-- Sealed from here on: whatever never changes, and every version of what does.
do $$
declare
  target regclass;
begin
  for target in select c.oid::regclass from pg_class c join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'append_only' and t.tgfoid = 'platform.refuse_change()'::regprocedure
                where c.oid not in ('platform.seal'::regclass, 'platform.seal_part'::regclass) order by 1::text loop
    call platform.seal_rows_of(target);
  end loop;
end $$;

revoke execute on all functions in schema platform from public;
revoke execute on all procedures in schema platform from public;
grant execute on function platform.sealed_tables(), platform.seal_mark(), platform.seal_mark_passed(text), platform.canonical_row(text, jsonb),
  platform.seal_rows(bigint, bigint, bigint), platform.verify_rows(bigint, bigint), platform.unplaced_rows(),
  platform.count_places(bigint, bigint) to ${app};
grant select on sequence platform.seal_order to ${app};
