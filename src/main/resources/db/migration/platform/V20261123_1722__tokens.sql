-- API tokens get limits of their own, are given new secrets while the old one still works for a while, and say when they were last used.
alter table platform.api_token
  add column requests_per_minute int,
  add column previous_hash bytea,
  add column previous_until timestamptz,
  add column rotated_at timestamptz,
  add constraint api_token_limit check (requests_per_minute is null or requests_per_minute between 1 and 1000000),
  add constraint api_token_previous check ((previous_hash is null) = (previous_until is null));
create unique index api_token_previous_hash on platform.api_token (previous_hash) where previous_hash is not null;

-- From here on a token's hash enters the history no more than a password's does.
drop trigger history_insert on platform.api_token;
drop trigger history_update on platform.api_token;
drop trigger history_delete on platform.api_token;
create trigger history after insert or update on platform.api_token for each row
  execute function platform.record_guarded_versions('api-token', 'user_id', 'token_hash previous_hash', '');

-- Beside the token, since it changes all the time: of it no versions are kept.
create table platform.token_use (
  firm_id        uuid not null default platform.current_firm(),
  id             uuid not null,
  last_used_at   timestamptz not null,
  last_used_from text not null,
  requests       bigint not null check (requests > 0),
  primary key (firm_id, id),
  foreign key (firm_id, id) references platform.api_token (firm_id, id)
);
comment on column platform.token_use.id is 'The token''s.';
call platform.protect('platform.token_use');
grant select, insert, update on platform.token_use to ${app};

-- As platform.find_token, which knows nothing of old secrets and of limits.
create function platform.find_api_token(hash bytea, at timestamptz)
  returns table (firm_id uuid, user_id uuid, name text, initials text, email text, kind text, permissions text[], token_id uuid, scopes text[], requests_per_minute int)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select a.firm_id, a.user_id, a.name, a.initials, a.email, a.kind, a.permissions, t.id, t.scopes, t.requests_per_minute
    from platform.api_token t cross join lateral platform.find_actor(t.firm_id, t.user_id) a
    where (t.token_hash = hash or t.previous_hash = hash and t.previous_until > at) and t.revoked_at is null and t.expires_at > at;
  end;
revoke execute on function platform.find_api_token(bytea, timestamptz) from public;
grant execute on function platform.find_api_token(bytea, timestamptz) to ${app};
