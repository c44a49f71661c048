-- Answers kept for the keys they were asked with, so that a request sent twice acts once.
-- The row is written in the transaction of what it answers: both are there, or neither is.

create table platform.idempotency_key (
  firm_id      uuid not null default platform.current_firm(),
  user_id      uuid not null default platform.current_user_id(),
  key          text not null check (length(key) between 1 and 255),
  request_hash bytea not null,
  status       int,
  headers      jsonb,
  body         bytea,
  created_at   timestamptz not null,
  primary key (firm_id, user_id, key)
);
create index idempotency_key_age on platform.idempotency_key (firm_id, created_at);
comment on column platform.idempotency_key.status is 'Null while the request is under way.';

call platform.protect('platform.idempotency_key');
grant select, insert, update, delete on platform.idempotency_key to ${app};
