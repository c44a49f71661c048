-- What every statement pays for: who may not see what, the next number, the row's version. The rules are as before; they cost less.

-- The matters hidden from whoever acts, read from the walls. Nobody acting: every walled matter. The program itself: none, or no backup
-- and no proof would be whole. Most firms have no wall most of the time: that is known before anything is joined.
create function platform.find_hidden_matters() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  firm   constant uuid := platform.current_firm();
  person constant uuid := platform.current_user_id();
begin
  if not exists (select from practice.wall w where w.firm_id = firm and w.lifted_at is null) then
    return '{}';
  elsif exists (select from platform.app_user u where u.firm_id = firm and u.id = person and u.kind = 'SYSTEM') then
    return '{}';
  end if;
  return (
    select coalesce(array_agg(distinct w.matter_id), '{}')
    from practice.wall w
    left join practice.wall_person p
      on p.firm_id = w.firm_id and p.wall_id = w.id and p.removed_at is null and p.user_id = person
    where w.firm_id = firm
      and w.lifted_at is null
      and case when person is null then true
               when w.kind = 'EXCLUSIONARY' then p.id is not null
               else p.id is null end);
end $$;

-- A transaction that says who acts finds the hidden matters once, and every statement of it reads them here: firm, person, matters.
-- Said for somebody else, or not said, it counts for nothing.
create function platform.announce_hidden_matters() returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('chancery.hidden', platform.current_firm()::text || platform.current_user_id()::text || platform.find_hidden_matters()::text, true);
end $$;

create or replace function platform.hidden_matters() returns uuid[]
  language sql stable
  return case when left(current_setting('chancery.hidden', true), 72) = current_setting('chancery.firm', true) || current_setting('chancery.user', true)
              then substr(current_setting('chancery.hidden', true), 73)::uuid[]
              else platform.find_hidden_matters() end;

-- A wall that is raised, changed or lifted holds for the rest of its own transaction too.
create function platform.forget_hidden_matters() returns trigger
  language plpgsql as $$
begin
  perform set_config('chancery.hidden', '', true);
  return null;
end $$;
create trigger forget_hidden_matters after insert or update or delete on practice.wall for each statement execute function platform.forget_hidden_matters();
create trigger forget_hidden_matters after insert or update or delete on practice.wall_person for each statement execute function platform.forget_hidden_matters();
revoke execute on function platform.find_hidden_matters(), platform.announce_hidden_matters(), platform.forget_hidden_matters() from public;
grant execute on function platform.find_hidden_matters(), platform.announce_hidden_matters() to ${app};

-- yyyy and yy, and the run of # filled with zeros from the left.
create or replace function platform.format_number(pattern text, value bigint, on_date date) returns text
  language plpgsql immutable as $$
declare
  digits constant int := length(pattern) - length(replace(pattern, '#', ''));
  number text := value::text;
begin
  if length(number) < digits then
    number := lpad(number, digits, '0');
  end if;
  number := replace(pattern, repeat('#', digits), number);
  if strpos(pattern, 'yy') = 0 then
    return number;
  end if;
  return replace(replace(number, 'yyyy', to_char(on_date, 'YYYY')), 'yy', to_char(on_date, 'YY'));
end $$;

create or replace function platform.next_number(wanted text, on_date date) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  series uuid;
  pattern text;
  drawn_from text;
  value bigint;
begin
  select s.id, s.pattern, s.sequence into series, pattern, drawn_from
  from platform.number_series s where s.firm_id = platform.current_firm() and s.kind = wanted;
  if series is null then
    raise exception 'no number series %', wanted;
  end if;
  if drawn_from is null then
    update platform.number_series s set next_value = s.next_value + 1
    where s.firm_id = platform.current_firm() and s.id = series
    returning s.next_value - 1 into value;
  else
    value := nextval(('platform.' || drawn_from)::regclass);
  end if;
  return platform.format_number(pattern, value, on_date);
end $$;

-- The first version of a row is written by a function that knows its table's columns: to look them up in the row cost more than to write it.
create procedure platform.keep_first_versions(target regclass, kind text, parent text)
  language plpgsql as $$
declare
  writer constant text := 'versions_of_' || replace(target::text, '.', '_');
  matter text := case when kind = 'matter' then 'n.id'
                      when exists (select from pg_attribute a where a.attrelid = target and a.attname = 'matter_id' and not a.attisdropped) then 'n.matter_id'
                      else 'null' end;
begin
  execute format($make$
    create or replace function platform.%I() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $body$
    begin
      insert into platform.row_version (firm_id, object_type, object_id, parent_id, matter_id, operation, user_id, request, reason, after)
      select n.firm_id, %L, n.id, %s, %s, 'I', platform.current_user_id(), platform.current_request(), platform.current_reason(), to_jsonb(n)
      from new_rows n;
      return null;
    end $body$ $make$, writer, kind, case when parent = '' then 'null' else format('n.%I', parent) end, matter);
  execute format('revoke execute on function platform.%I() from public', writer);
  execute format('create or replace trigger history_insert after insert on %s referencing new table as new_rows for each statement execute function platform.%I()', target, writer);
end $$;
revoke execute on procedure platform.keep_first_versions(regclass, text, text) from public;

create or replace procedure platform.keep_history(target regclass, parent text default '')
  language plpgsql as $$
declare
  kind text := (select replace(relname, '_', '-') from pg_class where oid = target);
begin
  call platform.keep_first_versions(target, kind, parent);
  execute format('create trigger history_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function platform.record_versions(%L, %L)', target, kind, parent);
  execute format('create trigger history_delete after delete on %s referencing old table as old_rows for each statement execute function platform.record_versions(%L, %L)', target, kind, parent);
  execute format('grant select, insert, update on %s to ${app}', target);
end $$;

do $$
declare
  kept record;
begin
  for kept in
    select t.tgrelid::regclass as target, string_to_array(encode(t.tgargs, 'escape'), '\000') as arguments
    from pg_trigger t where t.tgname = 'history_insert' and t.tgfoid = 'platform.record_versions()'::regprocedure
  loop
    call platform.keep_first_versions(kept.target, kept.arguments[1], kept.arguments[2]);
  end loop;
end $$;
