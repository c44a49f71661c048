-- A kept answer is given again only to whom it would be given now, a session ends at last, and a sign-in costs the same whoever asks.

alter table platform.idempotency_key add column permissions text[] not null default '{}';
comment on column platform.idempotency_key.permissions is 'What the first request asked for and held.';

-- How many rows bear one of these ids, by the table that holds them, whoever may see them. The tables are those that the program reads.
create function platform.rows_named(named uuid[]) returns table (source regclass, kept_rows bigint)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  kept record;
begin
  for kept in
    select c.oid::regclass as name from pg_class c
    join pg_index i on i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 2
    join pg_attribute f on f.attrelid = c.oid and f.attnum = i.indkey[0] and f.attname = 'firm_id'
    join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[1] and k.attname = 'id' and k.atttypid = 'uuid'::regtype
    where c.relkind in ('r', 'p') and has_table_privilege('${app}', c.oid, 'select')
  loop
    execute format('select count(*) from %s x where x.firm_id = platform.current_firm() and x.id = any ($1)', kept.name) into kept_rows using named;
    if kept_rows > 0 then
      source := kept.name;
      return next;
    end if;
  end loop;
end $$;

-- Whether a wall hides one of these from who acts: there are rows that bear an id, and some of them are not to be seen.
create function platform.any_walled_off(named uuid[]) returns boolean
  language plpgsql stable set search_path = pg_catalog as $$
declare
  place record;
  seen bigint;
begin
  if cardinality(platform.hidden_matters()) = 0 and cardinality(platform.hidden_clients()) = 0 then
    return false;
  end if;
  for place in select r.source, r.kept_rows from platform.rows_named(named) r loop
    execute format('select count(*) from %s x where x.firm_id = platform.current_firm() and x.id = any ($1)', place.source) into seen using named;
    if seen < place.kept_rows then
      return true;
    end if;
  end loop;
  return false;
end $$;
revoke execute on function platform.rows_named(uuid[]), platform.any_walled_off(uuid[]) from public;
grant execute on function platform.rows_named(uuid[]), platform.any_walled_off(uuid[]) to ${app};

-- As platform.find_signed_in, for a session that was opened after an instant.
create function platform.find_session(firm uuid, person uuid, session uuid, opened_after timestamptz)
  returns table (firm_id uuid, user_id uuid, name text, initials text, email text, kind text, permissions text[], has_factor boolean, factor_required boolean)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select s.* from platform.find_signed_in(firm, person, session) s
    where exists (select from platform.web_session w where w.firm_id = firm and w.id = session and w.signed_in_at > opened_after);
  end;

-- In how many firms of this installation one address signs in at the most: every sign-in weighs as many passwords, so that its time tells nothing.
create function platform.most_accounts() returns int
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select coalesce(max(a.accounts), 1)::int
    from (select count(*) as accounts from platform.app_user u
          where u.status = 'ACTIVE' and u.kind = 'PERSON' and u.password_hash is not null group by u.email) a;
  end;
revoke execute on function platform.find_session(uuid, uuid, uuid, timestamptz), platform.most_accounts() from public;
grant execute on function platform.find_session(uuid, uuid, uuid, timestamptz), platform.most_accounts() to ${app};
