-- How people prove who they are: second factors, recovery codes, and the sessions in which they did.

-- As platform.record_versions, for rows that hold a secret. Arguments: the object type, the column that names the owner, the columns
-- that never enter the history, and those that change with use alone, for which no version is kept.
create function platform.record_guarded_versions() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  secret constant text[] := string_to_array(tg_argv[2], ' ');
  used   constant text[] := string_to_array(tg_argv[3], ' ');
  was    jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  becomes jsonb := to_jsonb(new);
begin
  if tg_op = 'INSERT' or was - used <> becomes - used then
    insert into platform.row_version (object_type, object_id, parent_id, operation, user_id, request, reason, before, after)
    values (tg_argv[0], new.id, (becomes ->> tg_argv[1])::uuid, left(tg_op, 1), platform.current_user_id(), platform.current_request(),
            platform.current_reason(), was - secret, becomes - secret);
  end if;
  return null;
end $$;
revoke execute on function platform.record_guarded_versions() from public;

-- A role may ask for a second factor of everybody who has it.
alter table platform.role add column factor_required boolean not null default false;

create table platform.factor (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  user_id       uuid not null,
  kind          text not null check (kind in ('TOTP', 'PASSKEY')),
  name          text not null check (name <> ''),
  -- TOTP: the shared secret, sealed by a key outside of the database, and the last time step whose code was taken.
  secret        bytea,
  last_step     bigint,
  -- Passkey: what the authenticator gave when it was enrolled, and for which site.
  credential_id bytea,
  attestation   bytea,
  sign_count    bigint,
  site          text,
  created_at    timestamptz not null default now(),
  confirmed_at  timestamptz,
  last_used_at  timestamptz,
  removed_at    timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  constraint factor_secret check (removed_at is not null or kind <> 'TOTP' or secret is not null),
  constraint factor_credential check (removed_at is not null or kind <> 'PASSKEY' or (credential_id is not null and attestation is not null and site is not null))
);
create unique index factor_credential_once on platform.factor (credential_id) where removed_at is null;
create index factor_user on platform.factor (firm_id, user_id);
call platform.protect('platform.factor');
create policy directory on platform.factor for select to current_user using (true);
create trigger history after insert or update on platform.factor for each row
  execute function platform.record_guarded_versions('factor', 'user_id', 'secret last_step attestation', 'last_step sign_count last_used_at');
grant select, insert, update on platform.factor to ${app};

create table platform.recovery_code (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  user_id    uuid not null,
  code_hash  bytea not null,
  created_at timestamptz not null default now(),
  used_at    timestamptz,
  void_at    timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
create index recovery_code_user on platform.recovery_code (firm_id, user_id);
call platform.protect('platform.recovery_code');
create trigger history after insert or update on platform.recovery_code for each row
  execute function platform.record_guarded_versions('recovery-code', 'user_id', 'code_hash', '');
grant select, insert, update on platform.recovery_code to ${app};
comment on column platform.recovery_code.code_hash is 'HMAC-SHA-256 under a key outside of the database.';

-- Stands beside platform.spring_session, which knows neither firm nor device. The session''s id lets its bearer in, so only its hash is here.
create table platform.web_session (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  user_id      uuid not null,
  session_hash bytea not null,
  signed_in_at timestamptz not null,
  address      text not null,
  user_agent   text not null,
  ended_at     timestamptz,
  ended_by     uuid,
  primary key (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
create index web_session_open on platform.web_session (firm_id, user_id) where ended_at is null;
call platform.protect('platform.web_session');
create policy directory on platform.web_session for select to current_user using (true);
create trigger history after insert or update on platform.web_session for each row
  execute function platform.record_guarded_versions('web-session', 'user_id', 'session_hash', '');
grant select, insert, update on platform.web_session to ${app};

-- What a person must be told of his own account, until he has seen it.
create table platform.account_notice (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  user_id    uuid not null,
  message    text not null check (message <> ''),
  created_at timestamptz not null,
  seen_at    timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
create index account_notice_unseen on platform.account_notice (firm_id, user_id) where seen_at is null;
call platform.protect('platform.account_notice');
call platform.keep_history('platform.account_notice', 'user_id');

-- The firm's own word on signing in; without a row the usual holds.
create table platform.sign_in_rules (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  fresh_factor text not null check (fresh_factor in ('HOLDERS', 'EVERYONE')),
  primary key (firm_id, id),
  constraint sign_in_rules_once unique (firm_id)
);
comment on column platform.sign_in_rules.fresh_factor is 'Of whom money and permissions want a fresh second factor: of who has one, or of everyone.';
call platform.protect('platform.sign_in_rules');
call platform.keep_history('platform.sign_in_rules');

-- Who a session belongs to, read with every request: nobody once the person has left or the session was ended.
create function platform.find_signed_in(firm uuid, person uuid, session uuid)
  returns table (firm_id uuid, user_id uuid, name text, initials text, email text, kind text, permissions text[], has_factor boolean, factor_required boolean)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select a.firm_id, a.user_id, a.name, a.initials, a.email, a.kind, a.permissions,
           exists (select from platform.factor f where f.firm_id = firm and f.user_id = person and f.confirmed_at is not null and f.removed_at is null),
           exists (select from platform.user_role ur join platform.role r on r.firm_id = ur.firm_id and r.id = ur.role_id
                   where ur.firm_id = firm and ur.user_id = person and r.factor_required)
    from platform.find_actor(firm, person) a
    where exists (select from platform.web_session s where s.firm_id = firm and s.id = session and s.user_id = person and s.ended_at is null);
  end;

-- Before anyone is signed in there is no firm: whose passkey this is.
create function platform.find_passkey(credential bytea)
  returns table (firm_id uuid, user_id uuid)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select f.firm_id, f.user_id from platform.factor f
    where f.credential_id = credential and f.kind = 'PASSKEY' and f.confirmed_at is not null and f.removed_at is null;
  end;

revoke execute on function platform.find_signed_in(uuid, uuid, uuid), platform.find_passkey(bytea) from public;
grant execute on function platform.find_signed_in(uuid, uuid, uuid), platform.find_passkey(bytea) to ${app};
