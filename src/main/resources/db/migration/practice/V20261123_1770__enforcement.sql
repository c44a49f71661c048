-- Proof of enforcement: what was tried against the walls between firms and around matters and clients, and what came of it.

create table practice.enforcement_report (
  firm_id  uuid not null default platform.current_firm(),
  id       uuid not null,
  made_by  uuid not null default platform.current_user_id(),
  made_at  timestamptz not null,
  took_ms  int not null check (took_ms >= 0),
  "tables" int not null,
  routes   int not null,
  tried    int not null,
  broken   int not null,
  untried  int not null,
  primary key (firm_id, id),
  foreign key (firm_id, made_by) references platform.app_user (firm_id, id)
);
create index enforcement_report_time on practice.enforcement_report (firm_id, made_at desc, id);
call platform.protect('practice.enforcement_report');
call platform.append_only('practice.enforcement_report');

create table practice.enforcement_trial (
  firm_id   uuid not null default platform.current_firm(),
  id        uuid not null,
  report_id uuid not null,
  position  int not null,
  kind      text not null check (kind in ('TABLE', 'ROUTE')),
  subject   text not null,
  held_by   text not null,
  tried_as  text not null,
  there     bigint check (there >= 0),
  seen      bigint check (seen >= 0),
  verdict   text not null check (verdict in ('HELD', 'BROKEN', 'EMPTY', 'UNTRIED')),
  primary key (firm_id, id),
  constraint enforcement_trial_place unique (firm_id, report_id, position),
  foreign key (firm_id, report_id) references practice.enforcement_report (firm_id, id)
);
comment on column practice.enforcement_trial.verdict is 'EMPTY: the firm has no such row yet, so that nothing could be seen. UNTRIED: the tests of this version know nothing of the route.';
call platform.protect('practice.enforcement_trial');
call platform.append_only('practice.enforcement_trial');

-- Every table of the firm's that the program can read: what holds it, and by which of its columns a row is a matter's or a client's.
create function practice.enforced_tables()
  returns table (name text, forced boolean, firm_policy boolean, matter_column text, matter_policy boolean, client_columns text[], client_policies int)
  language sql stable security definer set search_path = pg_catalog as $$
  select c.oid::regclass::text, c.relrowsecurity and c.relforcerowsecurity,
         exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and pg_get_expr(p.polqual, p.polrelid) like '%current_firm()%'),
         case when c.oid = 'practice.matter'::regclass then 'id'
              when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'matter_id' and not a.attisdropped) then 'matter_id' end,
         exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and pg_get_expr(p.polqual, p.polrelid) like '%hidden_matters()%'),
         coalesce(k.columns, '{}'),
         (select count(*)::int from pg_policy p where p.polrelid = c.oid and not p.polpermissive and pg_get_expr(p.polqual, p.polrelid) like '%hidden_clients()%')
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (
    select array_agg(x.column_name order by x.column_name) as columns from (
      select a.attname::text as column_name from pg_constraint f
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any (f.conkey) and a.attname <> 'firm_id'
      where f.contype = 'f' and f.confrelid = 'practice.contact'::regclass and f.conrelid = c.oid and f.conparentid = 0
      union
      select 'id' where c.oid = 'practice.contact'::regclass) x) k
  where c.relkind in ('r', 'p') and n.nspname not in ('public', 'information_schema', 'pg_catalog') and n.nspname not like 'pg\_%'
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'firm_id' and not a.attisdropped)
    and c.relname not like 'probe\_%' and has_table_privilege('${app}', c.oid, 'select')
  order by 1
$$;
revoke execute on function practice.enforced_tables() from public;
grant execute on function practice.enforced_tables() to ${app};
