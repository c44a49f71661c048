-- What is brought in by the thousand: numbers are taken as a block, and the planner is told of tables that have grown.

-- The next numbers for documents of these days, in their order: of the office's own series, or of the firm's where the office has none or none is
-- named. A gapless series is asked once for all of them, and gives them back if the transaction fails.
create function platform.take_numbers(wanted text, days date[], office uuid) returns text[]
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  series uuid;
  its_pattern text;
  drawn_from text;
  first bigint;
begin
  select s.id, s.pattern, s.sequence into series, its_pattern, drawn_from
  from platform.number_series s
  where s.firm_id = platform.current_firm() and s.kind = wanted and (s.office_id = office or s.office_id is null)
  order by s.office_id nulls last limit 1;
  if series is null then
    raise exception 'no number series %', wanted;
  elsif drawn_from is null then
    update platform.number_series s set next_value = s.next_value + cardinality(days)
    where s.firm_id = platform.current_firm() and s.id = series
    returning s.next_value - cardinality(days) into first;
    return array(select platform.format_number(its_pattern, first + d.n - 1, d.day) from unnest(days) with ordinality d (day, n) order by d.n);
  end if;
  return array(select platform.format_number(its_pattern, nextval(('platform.' || drawn_from)::regclass), d.day) from unnest(days) d (day));
end $$;

-- Counts the tables anew, as the server does by itself some time after they have grown: until then it takes them for small.
create function platform.refresh_statistics() returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  grown regclass;
begin
  for grown in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('platform', 'practice', 'finance') order by c.oid
  loop
    execute format('analyze %s', grown);
  end loop;
end $$;

revoke execute on function platform.take_numbers(text, date[], uuid), platform.refresh_statistics() from public;
grant execute on function platform.take_numbers(text, date[], uuid), platform.refresh_statistics() to ${app};
