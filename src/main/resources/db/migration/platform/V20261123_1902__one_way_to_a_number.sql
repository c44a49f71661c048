-- The next number of the office's own series, or of the firm's where the office has none or none is named.
create or replace function platform.next_number(wanted text, on_date date, office uuid) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  series uuid;
  pattern text;
  drawn_from text;
  value bigint;
begin
  select s.id, s.pattern, s.sequence into series, pattern, drawn_from
  from platform.number_series s
  where s.firm_id = platform.current_firm() and s.kind = wanted and (s.office_id = office or s.office_id is null)
  order by s.office_id nulls last limit 1;
  if series is null then
    raise exception 'no number series %', wanted;
  elsif drawn_from is null then
    update platform.number_series s set next_value = s.next_value + 1
    where s.firm_id = platform.current_firm() and s.id = series
    returning s.next_value - 1 into value;
  else
    value := nextval(('platform.' || drawn_from)::regclass);
  end if;
  return platform.format_number(pattern, value, on_date);
end $$;

create or replace function platform.next_number(wanted text, on_date date) returns text
  language sql security invoker
  return platform.next_number(wanted, on_date, null);
