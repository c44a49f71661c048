-- Who opened what of a client's file, and who took something out: written beside the reading, a batch at a time, kept as long as the firm says.
create table platform.read_log (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  at          timestamptz not null,
  user_id     uuid not null,
  request     text,
  kind        text not null check (kind in ('OPENED', 'EXPORTED', 'REPORT', 'LOST')),
  route       text not null,
  object_type text,
  object_id   uuid,
  matter_id   uuid,
  permission  text,
  count       int not null default 1 check (count > 0),
  primary key (firm_id, id),
  foreign key (firm_id) references platform.firm (firm_id)
);
create index read_log_object on platform.read_log (firm_id, object_id, id desc) where object_id is not null;
create index read_log_person on platform.read_log (firm_id, user_id, id desc);
comment on column platform.read_log.count is 'For LOST: how many readings found the buffer full. For everything else 1.';
comment on column platform.read_log.permission is 'What the reader needed for it.';
call platform.protect_matter('platform.read_log');

-- It is forgotten after a while, so it is not sealed; nobody forgets what is younger than a month, and nobody changes anything.
create function platform.refuse_early_forgetting() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'DELETE' or old.at > now() - interval '30 days' then
    raise exception '% is append-only', tg_table_name using errcode = 'CH001', constraint = 'append-only';
  end if;
  return old;
end $$;
create trigger append_only before update or delete on platform.read_log for each row execute function platform.refuse_early_forgetting();
create trigger append_only_truncate before truncate on platform.read_log for each statement execute function platform.refuse_change();
grant select, insert on platform.read_log to ${app};

-- A batch of readings, with what the history knows of the objects: their type and the matter whose wall they stand behind.
create function platform.log_readings(readings jsonb) returns bigint
  language sql volatile set search_path = pg_catalog as $$
  with written as (
    insert into platform.read_log (id, at, user_id, request, kind, route, object_type, object_id, matter_id, permission, count)
    select r.id, r.at, r.user_id, r.request, r.kind, r.route, v.object_type, r.object_id, v.matter_id, r.permission, r.count
    from jsonb_to_recordset(readings) as r (id uuid, at timestamptz, user_id uuid, request text, kind text, route text, object_id uuid, permission text, count int)
    left join lateral (select v.object_type, v.matter_id from platform.row_version v
                       where v.firm_id = platform.current_firm() and v.object_id = r.object_id order by v.id desc limit 1) v on true
    returning 1)
  select count(*) from written
$$;

create function platform.forget_readings(older_than_days int) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  forgotten bigint;
begin
  delete from platform.read_log r where r.firm_id = platform.current_firm() and r.at < now() - make_interval(days => greatest(older_than_days, 31));
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;

revoke execute on function platform.refuse_early_forgetting(), platform.log_readings(jsonb), platform.forget_readings(int) from public;
grant execute on function platform.log_readings(jsonb), platform.forget_readings(int) to ${app};
