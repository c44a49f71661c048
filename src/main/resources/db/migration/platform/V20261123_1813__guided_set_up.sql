-- How far the guided setting-up of the firm is: one row a firm, so that whoever goes on finds the step where it was left.
create table platform.set_up (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  step        text not null check (step ~ '^[a-z-]+$'),
  finished_at timestamptz,
  moved_by    uuid not null default platform.current_user_id(),
  moved_at    timestamptz not null,
  primary key (firm_id, id),
  constraint set_up_once unique (firm_id),
  foreign key (firm_id, moved_by) references platform.app_user (firm_id, id)
);
comment on column platform.set_up.step is 'Where it goes on; a newer version may know it no more, and then begins anew.';
call platform.protect('platform.set_up');
call platform.keep_history('platform.set_up');
