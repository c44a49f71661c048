-- Whoever asked for what a wall hides, or searched for it: found afterwards from what was asked, so that the answer is as quick and as empty as for
-- what does not exist. practice.wall_attempt, which was written while the person waited, is carried over and stays as a record.

create table practice.wall_stop (
  firm_id   uuid not null default platform.current_firm(),
  id        uuid not null,
  matter_id uuid,
  client_id uuid,
  user_id   uuid not null,
  kind      text not null check (kind in ('ASKED', 'SENT', 'SEARCHED')),
  route     text not null check (length(route) <= 400),
  day       date not null,
  at        timestamptz not null,
  primary key (firm_id, id),
  constraint wall_stop_once unique nulls not distinct (firm_id, user_id, day, kind, route, matter_id, client_id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  constraint wall_stop_at_one check (num_nonnulls(matter_id, client_id) = 1)
);
create index wall_stop_time on practice.wall_stop (firm_id, at desc, id);
comment on column practice.wall_stop.kind is 'ASKED: an address that names it. SENT: a form or call that would have changed it. SEARCHED: words that would have found it.';
call platform.protect_matter('practice.wall_stop');
call platform.protect_client('practice.wall_stop', 'client_id');
call platform.append_only('practice.wall_stop');
revoke insert on practice.wall_stop from ${app};

create table practice.wall_stop_review (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  stop_id     uuid not null,
  matter_id   uuid,
  client_id   uuid,
  comment     text not null check (length(comment) between 1 and 1000),
  reviewed_by uuid not null default platform.current_user_id(),
  reviewed_at timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, stop_id) references practice.wall_stop (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, reviewed_by) references platform.app_user (firm_id, id)
);
create index wall_stop_review_stop on practice.wall_stop_review (firm_id, stop_id);
call platform.protect_matter('practice.wall_stop_review');
call platform.protect_client('practice.wall_stop_review', 'client_id');
call platform.append_only('practice.wall_stop_review');

-- The matter to which an object belongs, whatever table it lies in; null for none. By primary key, for the few who were stopped.
create function practice.matter_of_object(object uuid) returns uuid
  language plpgsql stable set search_path = pg_catalog as $$
declare
  kept record;
  found uuid;
begin
  for kept in
    select c.oid::regclass as name from pg_class c
    join pg_attribute m on m.attrelid = c.oid and m.attname = 'matter_id' and not m.attisdropped
    join pg_index i on i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 2
    join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[1] and k.attname = 'id' and k.atttypid = 'uuid'::regtype
    where c.relkind in ('r', 'p') and has_table_privilege('${app}', c.oid, 'select')
  loop
    execute format('select x.matter_id from %s x where x.firm_id = platform.current_firm() and x.id = $1', kept.name) into found using object;
    exit when found is not null;
  end loop;
  return found;
end $$;

-- Of what the firm's people asked and did not get, and of what they searched for, that which a wall kept from them is written down, once a day and
-- page; the rest is forgotten here. The program itself calls this, a batch at a time.
create function practice.note_stops(asked jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  one record;
  hidden record;
  whose uuid;
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
    insert into practice.wall_stop (id, matter_id, client_id, user_id, kind, route, day, at)
    select gen_random_uuid(), x.matter_id, x.client_id, whose, one.kind, one.route, one.day, one.at
    from (
      select distinct case when i.id = any (hidden.clients) then null else coalesce(m.id, practice.matter_of_object(i.id)) end as matter_id,
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

revoke execute on function practice.matter_of_object(uuid), practice.note_stops(jsonb) from public;
grant execute on function practice.note_stops(jsonb) to ${app};

drop function practice.note_wall_attempt(uuid, uuid, date, timestamptz);
do $$
declare
  f record;
begin
  for f in select x.id from platform.firms() x loop
    perform set_config('chancery.firm', f.id::text, true);
    insert into practice.wall_stop (id, matter_id, user_id, kind, route, day, at)
    select a.id, a.matter_id, a.user_id, 'ASKED', '/matters/{id}', a.day, a.at from practice.wall_attempt a;
  end loop;
  perform set_config('chancery.firm', '', true);
end $$;
