-- What a person said of the first steps of the firm: done, or not needed. What the firm's data shows is not kept here.
create table platform.first_step_tick (
  firm_id   uuid not null default platform.current_firm(),
  id        uuid not null,
  step      text not null check (step ~ '^[a-z-]+$'),
  ticked_by uuid not null default platform.current_user_id(),
  ticked_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, id),
  constraint first_step_once unique (firm_id, step),
  foreign key (firm_id, ticked_by) references platform.app_user (firm_id, id)
);
call platform.protect('platform.first_step_tick');
call platform.keep_history('platform.first_step_tick');
revoke update on platform.first_step_tick from ${app};
grant delete on platform.first_step_tick to ${app};
