-- What waits for whom. A room asks for something to be done and says so when it is; walls hide an item as they hide what it is about.
create table platform.inbox_item (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  kind            text not null check (kind ~ '^[a-z][a-z0-9-]*$'),
  object_id       uuid not null,
  matter_id       uuid,
  subject         text not null check (subject <> ''),
  href            text not null check (href like '/%' and href not like '//%'),
  -- Whose turn it is: this person's, or that of whoever holds the permission; of both, the person's until it has waited too long.
  for_person      uuid,
  for_permission  text,
  -- Who prepared it and so may not do it.
  not_by          uuid,
  by_hand         boolean not null default false,
  asked_by        uuid not null default platform.current_user_id(),
  asked_at        timestamptz not null,
  due_on          date not null,
  state           text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'WITHDRAWN')),
  settled_by      uuid,
  settled_at      timestamptz,
  delegated_to    uuid,
  delegated_by    uuid,
  delegated_until date,
  reminded_at     timestamptz,
  escalated_at    timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, for_person) references platform.app_user (firm_id, id),
  foreign key (firm_id, not_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, asked_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, settled_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, delegated_to) references platform.app_user (firm_id, id),
  foreign key (firm_id, delegated_by) references platform.app_user (firm_id, id),
  constraint inbox_item_for_somebody check (for_person is not null or for_permission is not null),
  constraint inbox_item_settled check ((state = 'OPEN') = (settled_at is null) and (settled_at is null) = (settled_by is null)),
  constraint inbox_item_delegated check ((delegated_to is null) = (delegated_until is null) and (delegated_to is null) = (delegated_by is null)),
  constraint inbox_item_not_to_preparer check (not_by is null or (for_person is distinct from not_by and delegated_to is distinct from not_by))
);
-- Asked once: what is asked again while it waits is brought up to date.
create unique index inbox_item_once on platform.inbox_item (firm_id, kind, object_id) where state = 'OPEN';
create index inbox_item_waiting on platform.inbox_item (firm_id, due_on, id) where state = 'OPEN';
create index inbox_item_settled_time on platform.inbox_item (firm_id, settled_at desc, id) where state <> 'OPEN';
call platform.protect_matter('platform.inbox_item');
call platform.keep_history('platform.inbox_item', 'object_id');

create function platform.guard_inbox_item() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if old.state <> 'OPEN' then
    perform platform.refuse('inbox-settled', 'This is settled already.', null);
  end if;
  if (new.kind, new.object_id, new.asked_by, new.asked_at) is distinct from (old.kind, old.object_id, old.asked_by, old.asked_at) then
    raise exception 'what was asked does not change';
  end if;
  return new;
end $$;
create trigger guard before update on platform.inbox_item for each row execute function platform.guard_inbox_item();

-- Whether an open item waits for somebody who holds these permissions. A delegation lasts until the end of its last day; what has waited too long is everybody's who may do it.
create function platform.waits_for(item platform.inbox_item, person uuid, permissions text[], today date) returns boolean
  language sql immutable parallel safe
  return item.state = 'OPEN' and item.not_by is distinct from person
    and case when item.delegated_to is not null and item.delegated_until >= today and item.escalated_at is null then item.delegated_to = person
             when item.for_person is not null and item.escalated_at is null then item.for_person = person
             else item.for_person is not distinct from person or item.for_permission = any (permissions) end;

-- An item is settled by whoever did it, also where a wall has hidden it from him since.
create function platform.settle_inbox_item(what text, object uuid, as_state text, at timestamptz) returns int
  language sql volatile security definer set search_path = pg_catalog
  begin atomic
    with settled as (
      update platform.inbox_item i set state = as_state, settled_by = platform.current_user_id(), settled_at = at
      where i.firm_id = platform.current_firm() and i.kind = what and i.object_id = object and i.state = 'OPEN'
      returning 1)
    select count(*)::int from settled;
  end;

revoke execute on function platform.guard_inbox_item(), platform.waits_for(platform.inbox_item, uuid, text[], date), platform.settle_inbox_item(text, uuid, text, timestamptz) from public;
grant execute on function platform.guard_inbox_item(), platform.waits_for(platform.inbox_item, uuid, text[], date), platform.settle_inbox_item(text, uuid, text, timestamptz) to ${app};

-- In firms that are here already, administrators have every permission.
do $$
declare
  each record;
begin
  for each in select f.firm_id from platform.firm f loop
    perform set_config('chancery.firm', each.firm_id::text, true);
    update platform.role set permissions = permissions || '{inbox.oversee}'::text[] where name = 'Administrator' and not 'inbox.oversee' = any (permissions);
  end loop;
  perform set_config('chancery.firm', '', true);
end $$;
