-- A list as one person likes to see it: filters, order and columns under a name. Nobody else sees it, by the database's own rule.

create table platform.saved_view (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  user_id    uuid not null default platform.current_user_id(),
  list       text not null check (list ~ '^[a-z-]{1,60}$'),
  title      text not null check (length(title) between 1 and 40),
  query      text not null check (length(query) <= 2000),
  created_at timestamptz not null default now(),
  primary key (firm_id, id),
  constraint saved_view_title unique (firm_id, user_id, list, title),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
comment on column platform.saved_view.query is 'The query of the list''s address: filters, sort, columns.';
call platform.protect('platform.saved_view');
create policy own on platform.saved_view as restrictive to ${app}
  using (user_id = (select platform.current_user_id())) with check (user_id = platform.current_user_id());
call platform.keep_history('platform.saved_view');
grant delete on platform.saved_view to ${app};
