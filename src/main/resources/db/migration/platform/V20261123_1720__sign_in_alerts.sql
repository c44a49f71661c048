-- Failed sign-ins that became too many are told to the person and to who looks after people.
alter table platform.sign_in_throttle
  add column first_failure timestamptz not null default now(),
  add column last_address text not null default '';
create index sign_in_throttle_lately on platform.sign_in_throttle (last_failure);

create table platform.sign_in_alert (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  user_id      uuid not null,
  guessed      text not null check (guessed in ('PASSWORD', 'FACTOR')),
  failures     int not null check (failures > 0),
  last_failure timestamptz not null,
  last_address text not null,
  created_at   timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
create index sign_in_alert_user on platform.sign_in_alert (firm_id, user_id, created_at);
create index sign_in_alert_time on platform.sign_in_alert (firm_id, created_at desc);
comment on column platform.sign_in_alert.last_address is 'The network address of the last failure; empty if none was known.';
call platform.protect('platform.sign_in_alert');
call platform.append_only('platform.sign_in_alert');
