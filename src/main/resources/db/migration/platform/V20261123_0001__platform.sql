-- The ground floor: who the current firm and person are, how a table is protected, how its history is kept.
-- The application connects as ${app}, which owns nothing; this script runs as the owner of the database.

create extension if not exists btree_gist;

create schema platform;
grant usage on schema platform to ${app};

-- A setting reads '' after the transaction that set it: nullif makes "nobody" out of both.
create function platform.current_firm() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('chancery.firm', true), '')::uuid;

create function platform.current_user_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('chancery.user', true), '')::uuid;

create function platform.current_request() returns text
  language sql stable parallel safe
  return nullif(current_setting('chancery.request', true), '');

create function platform.current_reason() returns text
  language sql stable parallel safe
  return nullif(current_setting('chancery.reason', true), '');

-- The matters that the current person must not know of. Answered by practice.matters, which replaces this body.
create function platform.hidden_matters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog
  return array[]::uuid[];

-- A refusal that the database holds: its code travels as the constraint name, its field as the column.
create function platform.refuse(code text, message text, field text) returns void
  language plpgsql as $$
begin
  raise exception using errcode = 'CH422', message = message, constraint = code, column = coalesce(field, '');
end $$;

------------------------------------------------------------------ history

create table platform.row_version (
  firm_id     uuid not null default platform.current_firm(),
  id          bigint generated always as identity,
  object_type text not null,
  object_id   uuid not null,
  parent_id   uuid,
  matter_id   uuid,
  operation   char(1) not null check (operation in ('I', 'U', 'D')),
  at          timestamptz not null default clock_timestamp(),
  user_id     uuid,
  request     text,
  reason      text,
  before      jsonb,
  after       jsonb,
  primary key (firm_id, id)
);
create index row_version_object on platform.row_version (firm_id, object_id, id);
create index row_version_parent on platform.row_version (firm_id, parent_id, id) where parent_id is not null;
comment on table platform.row_version is 'Every version of every business row, written by triggers alone.';

-- One statement, one insert: history costs a bulk load little more than a single row.
-- Arguments: the object type, and the column that names the owner whose history shows this row too.
create function platform.record_versions() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  kind   constant text := tg_argv[0];
  parent constant text := tg_argv[1];
begin
  if tg_op = 'INSERT' then
    insert into platform.row_version (firm_id, object_type, object_id, parent_id, matter_id, operation, user_id, request, reason, after)
    select (j ->> 'firm_id')::uuid, kind, (j ->> 'id')::uuid, (j ->> parent)::uuid,
           case when kind = 'matter' then (j ->> 'id')::uuid else (j ->> 'matter_id')::uuid end, 'I',
           platform.current_user_id(), platform.current_request(), platform.current_reason(), j
    from (select to_jsonb(n) as j from new_rows n) v;
  elsif tg_op = 'DELETE' then
    insert into platform.row_version (firm_id, object_type, object_id, parent_id, matter_id, operation, user_id, request, reason, before)
    select (j ->> 'firm_id')::uuid, kind, (j ->> 'id')::uuid, (j ->> parent)::uuid,
           case when kind = 'matter' then (j ->> 'id')::uuid else (j ->> 'matter_id')::uuid end, 'D',
           platform.current_user_id(), platform.current_request(), platform.current_reason(), j
    from (select to_jsonb(o) as j from old_rows o) v;
  else
    insert into platform.row_version (firm_id, object_type, object_id, parent_id, matter_id, operation, user_id, request, reason, before, after)
    select (n.j ->> 'firm_id')::uuid, kind, (n.j ->> 'id')::uuid, (n.j ->> parent)::uuid,
           case when kind = 'matter' then (n.j ->> 'id')::uuid else (n.j ->> 'matter_id')::uuid end, 'U',
           platform.current_user_id(), platform.current_request(), platform.current_reason(), o.j, n.j
    from (select to_jsonb(n) as j from new_rows n) n
    join (select to_jsonb(o) as j from old_rows o) o on o.j ->> 'id' = n.j ->> 'id' and o.j ->> 'firm_id' = n.j ->> 'firm_id'
    where o.j <> n.j;
  end if;
  return null;
end $$;

------------------------------------------------------------------ how a table is protected

-- A tenant table: rows of other firms do not exist. Row-level security binds the owner as well.
create procedure platform.protect(target regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy firm on %s using (firm_id = (select platform.current_firm())) with check (firm_id = platform.current_firm())', target);
end $$;

-- A row that belongs to a matter: hidden from those whom the matter is walled off from. Deny wins over allow. It binds the program's
-- role alone: what guards in the database runs as the owner, and a wall must not hide an overdraft from the check against it.
create procedure platform.protect_matter(target regclass)
  language plpgsql as $$
begin
  call platform.protect(target);
  execute format('create policy wall on %s as restrictive to ${app} using (matter_id is null or matter_id <> all ((select platform.hidden_matters())::uuid[]))', target);
end $$;

-- Rows that may change keep their history. The object type is the table name in kebab-case; parent names the owner's column.
create procedure platform.keep_history(target regclass, parent text default '')
  language plpgsql as $$
declare
  kind text := (select replace(relname, '_', '-') from pg_class where oid = target);
begin
  execute format('create trigger history_insert after insert on %s referencing new table as new_rows for each statement execute function platform.record_versions(%L, %L)', target, kind, parent);
  execute format('create trigger history_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function platform.record_versions(%L, %L)', target, kind, parent);
  execute format('create trigger history_delete after delete on %s referencing old table as old_rows for each statement execute function platform.record_versions(%L, %L)', target, kind, parent);
  execute format('grant select, insert, update on %s to ${app}', target);
end $$;

-- Rows that never change are their own history: nobody is granted change, and a trigger refuses it to the owner too.
create function platform.refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'CH001', constraint = 'append-only';
end $$;

create procedure platform.append_only(target regclass)
  language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function platform.refuse_change()', target);
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function platform.refuse_change()', target);
  execute format('grant select, insert on %s to ${app}', target);
end $$;

call platform.protect_matter('platform.row_version');
create trigger append_only before update or delete on platform.row_version for each row execute function platform.refuse_change();
create trigger append_only_truncate before truncate on platform.row_version for each statement execute function platform.refuse_change();
grant select on platform.row_version to ${app};

------------------------------------------------------------------ firm

create table platform.firm (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null check (id = firm_id),
  name         text not null check (name <> ''),
  jurisdiction text not null,
  zone         text not null,
  locale       text not null default 'en-US',
  currency     char(3) not null,
  created_at   timestamptz not null default now(),
  primary key (firm_id, id),
  unique (firm_id)
);
call platform.protect('platform.firm');
call platform.keep_history('platform.firm');
create policy directory on platform.firm for select to current_user using (true);

-- All firms of the installation, for the work that the program does by itself.
create function platform.firms() returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic select f.id, f.name from platform.firm f order by f.created_at, f.id; end;

-- Numbers that people read. A gapless series locks its row until the transaction that took the number commits;
-- the others draw from a sequence, so that posting client money has no hot row.
create table platform.number_series (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  kind       text not null check (kind ~ '^[a-z-]+$'),
  pattern    text not null,
  gapless    boolean not null,
  next_value bigint not null default 1 check (next_value > 0),
  sequence   text,
  primary key (firm_id, id),
  constraint number_series_kind unique (firm_id, kind),
  constraint number_series_counter check (gapless = (sequence is null))
);
comment on column platform.number_series.pattern is 'yyyy and yy stand for the year, a run of # for the number with leading zeros: yy-##### gives 26-00417.';
call platform.protect('platform.number_series');
grant select on platform.number_series to ${app};
grant update (pattern) on platform.number_series to ${app};

create function platform.create_series(kind text, pattern text, gapless boolean, start bigint) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  series uuid := gen_random_uuid();
  seq text := 'series_' || replace(series::text, '-', '');
begin
  if not gapless then
    execute format('create sequence platform.%I start %s', seq, start);
  end if;
  insert into platform.number_series (id, kind, pattern, gapless, next_value, sequence)
  values (series, kind, pattern, gapless, start, case when gapless then null else seq end);
end $$;

create function platform.format_number(pattern text, value bigint, on_date date) returns text
  language plpgsql immutable as $$
declare
  hashes text := substring(pattern from '#+');
begin
  return replace(replace(
    replace(pattern, hashes, case when length(value::text) >= length(hashes) then value::text else lpad(value::text, length(hashes), '0') end),
    'yyyy', to_char(on_date, 'YYYY')), 'yy', to_char(on_date, 'YY'));
end $$;

create function platform.next_number(wanted text, on_date date) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  series platform.number_series;
  value bigint;
begin
  select * into series from platform.number_series s where s.firm_id = platform.current_firm() and s.kind = wanted;
  if not found then
    raise exception 'no number series %', wanted;
  end if;
  if series.gapless then
    update platform.number_series s set next_value = s.next_value + 1
    where s.firm_id = series.firm_id and s.id = series.id
    returning s.next_value - 1 into value;
  else
    value := nextval(format('platform.%I', series.sequence)::regclass);
  end if;
  return platform.format_number(series.pattern, value, on_date);
end $$;

------------------------------------------------------------------ identity

create table platform.app_user (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  email         text not null check (email = lower(email) and email like '%_@_%'),
  name          text not null check (name <> ''),
  initials      text not null check (length(initials) between 1 and 4),
  kind          text not null check (kind in ('PERSON', 'SERVICE', 'SYSTEM')),
  title         text not null default '',
  timekeeper    boolean not null default false,
  -- A service account set up so that its approvals count as those of another person than the one who asked.
  second_person boolean not null default false check (not second_person or kind = 'SERVICE'),
  password_hash text,
  status        text not null default 'ACTIVE' check (status in ('ACTIVE', 'LEFT')),
  locale        text,
  created_at    timestamptz not null default now(),
  primary key (firm_id, id),
  constraint app_user_email unique (firm_id, email),
  foreign key (firm_id) references platform.firm (firm_id)
);
create index app_user_sign_in on platform.app_user (email);
call platform.protect('platform.app_user');
create policy directory on platform.app_user for select to current_user using (true);

create function platform.record_user_versions() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into platform.row_version (object_type, object_id, operation, user_id, request, reason, before, after)
  values ('user', new.id, left(tg_op, 1), platform.current_user_id(), platform.current_request(), platform.current_reason(),
          case when tg_op = 'UPDATE' then to_jsonb(old) - 'password_hash' end, to_jsonb(new) - 'password_hash');
  return null;
end $$;
create trigger history after insert or update on platform.app_user for each row execute function platform.record_user_versions();
comment on trigger history on platform.app_user is 'As platform.record_versions, but a password hash never enters the history.';
grant select, insert, update on platform.app_user to ${app};

create table platform.role (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  name        text not null check (name <> ''),
  permissions text[] not null,
  primary key (firm_id, id),
  constraint role_name unique (firm_id, name)
);
call platform.protect('platform.role');
call platform.keep_history('platform.role');

create table platform.user_role (
  firm_id uuid not null default platform.current_firm(),
  id      uuid not null,
  user_id uuid not null,
  role_id uuid not null,
  primary key (firm_id, id),
  constraint user_role_once unique (firm_id, user_id, role_id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, role_id) references platform.role (firm_id, id)
);
call platform.protect('platform.user_role');
call platform.keep_history('platform.user_role', 'user_id');
grant delete on platform.user_role to ${app};
create policy directory on platform.role for select to current_user using (true);
create policy directory on platform.user_role for select to current_user using (true);

create table platform.api_token (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  user_id      uuid not null,
  name         text not null check (name <> ''),
  token_hash   bytea not null,
  scopes       text[] not null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  primary key (firm_id, id),
  constraint api_token_hash unique (token_hash),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
call platform.protect('platform.api_token');
call platform.keep_history('platform.api_token', 'user_id');
create policy directory on platform.api_token for select to current_user using (true);

-- Before anyone is signed in there is no firm: these two look across firms, and give away only what a check needs.
create function platform.find_sign_in(address text)
  returns table (firm_id uuid, user_id uuid, password_hash text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select u.firm_id, u.id, u.password_hash from platform.app_user u
    where u.email = lower(address) and u.status = 'ACTIVE' and u.kind = 'PERSON' and u.password_hash is not null
    order by u.created_at;
  end;

create function platform.find_actor(firm uuid, person uuid)
  returns table (firm_id uuid, user_id uuid, name text, initials text, email text, kind text, permissions text[])
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select u.firm_id, u.id, u.name, u.initials, u.email, u.kind,
           coalesce((select array_agg(distinct p) from platform.user_role ur
                     join platform.role r on r.firm_id = ur.firm_id and r.id = ur.role_id
                     cross join unnest(r.permissions) p
                     where ur.firm_id = u.firm_id and ur.user_id = u.id), '{}')
    from platform.app_user u
    where u.firm_id = firm and u.id = person and u.status = 'ACTIVE';
  end;

-- The program itself, which acts in commands and jobs.
create function platform.find_system(firm uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog
  begin atomic select u.id from platform.app_user u where u.firm_id = firm and u.kind = 'SYSTEM'; end;

create function platform.find_token(hash bytea)
  returns table (firm_id uuid, user_id uuid, name text, initials text, email text, kind text, permissions text[], token_id uuid, scopes text[], expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select a.firm_id, a.user_id, a.name, a.initials, a.email, a.kind, a.permissions, t.id, t.scopes, t.expires_at
    from platform.api_token t cross join lateral platform.find_actor(t.firm_id, t.user_id) a
    where t.token_hash = hash and t.revoked_at is null;
  end;

-- Failures of sign-in by address of mail and of network: not a firm's data, since a guesser belongs to none.
create table platform.sign_in_throttle (
  subject      text primary key,
  failures     int not null,
  last_failure timestamptz not null
);
grant select, insert, update, delete on platform.sign_in_throttle to ${app};

-- Web sessions (Spring Session's tables): opaque to rooms, shared by all nodes.
create table platform.spring_session (
  primary_id            char(36) primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        text
);
create index spring_session_expiry on platform.spring_session (expiry_time);
create index spring_session_principal on platform.spring_session (principal_name);
create table platform.spring_session_attributes (
  session_primary_id char(36) not null references platform.spring_session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on platform.spring_session, platform.spring_session_attributes to ${app};

------------------------------------------------------------------ activity

create table platform.activity (
  firm_id   uuid not null default platform.current_firm(),
  id        uuid not null,
  type      text not null,
  at        timestamptz not null,
  user_id   uuid not null,
  request   text,
  summary   text not null,
  matter_id uuid,
  objects   jsonb not null,
  data      jsonb not null default '{}',
  primary key (firm_id, id)
);
create index activity_matter on platform.activity (firm_id, matter_id, at desc, id desc) where matter_id is not null;
create index activity_time on platform.activity (firm_id, at desc, id desc);
create index activity_objects on platform.activity using gin (objects jsonb_path_ops);
comment on table platform.activity is 'Business events with the objects they touch: [{"type","id","role"}], as in OCEL.';
call platform.protect_matter('platform.activity');
call platform.append_only('platform.activity');

-- Who asks is not who approves. A service account set up as a second person stands for another.
create function platform.refuse_self_approval(asked_by uuid, approved_by uuid) returns void
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if asked_by = approved_by and not exists (
      select from platform.app_user u where u.firm_id = platform.current_firm() and u.id = approved_by and u.second_person) then
    perform platform.refuse('self-approval', 'Whoever prepared this cannot approve it; another person must.', null);
  end if;
end $$;

revoke execute on all functions in schema platform from public;
revoke execute on all procedures in schema platform from public;
grant execute on all functions in schema platform to ${app};
revoke execute on function platform.record_versions(), platform.record_user_versions(), platform.refuse_change() from ${app};
