-- Written notice of a wall: what its keeper wrote to those whom it concerns, and who has acknowledged it.

create table practice.wall_notice (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  wall_id    uuid not null,
  matter_id  uuid,
  client_id  uuid,
  audience   text not null check (audience in ('KEPT_OUT', 'INSIDE')),
  title      text not null check (length(title) between 1 and 200),
  body       text not null check (length(body) between 1 and 10000),
  days       int not null check (days between 1 and 90),
  written_on date not null,
  written_by uuid not null default platform.current_user_id(),
  written_at timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, wall_id) references practice.wall (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, written_by) references platform.app_user (firm_id, id),
  constraint wall_notice_around_one check (num_nonnulls(matter_id, client_id) = 1)
);
create index wall_notice_wall on practice.wall_notice (firm_id, wall_id);
comment on column practice.wall_notice.days is 'Within how many days it is to be acknowledged, from the day on which it concerns a person.';
call platform.protect_matter('practice.wall_notice');
call platform.protect_client('practice.wall_notice', 'client_id');
call platform.append_only('practice.wall_notice');

create table practice.wall_acknowledgement (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  notice_id       uuid not null,
  matter_id       uuid,
  client_id       uuid,
  user_id         uuid not null,
  acknowledged_at timestamptz not null,
  primary key (firm_id, id),
  constraint wall_acknowledgement_once unique (firm_id, notice_id, user_id),
  foreign key (firm_id, notice_id) references practice.wall_notice (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
call platform.protect_matter('practice.wall_acknowledgement');
call platform.protect_client('practice.wall_acknowledgement', 'client_id');
call platform.append_only('practice.wall_acknowledgement');
revoke insert on practice.wall_acknowledgement from ${app};

-- Whom a notice of a standing wall concerns now, and until when each is to acknowledge it; of one person, or of everybody with null.
create function practice.concerned_by(notice uuid, person uuid) returns table (user_id uuid, due_on date)
  language sql stable set search_path = pg_catalog
  begin atomic
    select u.id, greatest(n.written_on, coalesce(j.since, n.written_on)) + n.days
    from practice.wall_notice n
    join practice.wall w on w.firm_id = n.firm_id and w.id = n.wall_id and w.lifted_at is null
    join platform.app_user u on u.firm_id = n.firm_id and u.status = 'ACTIVE' and u.kind = 'PERSON' and (person is null or u.id = person)
    cross join lateral (
      select min(x.since)::date as since from (
        select p.added_at as since from practice.wall_person p
        where p.firm_id = w.firm_id and p.wall_id = w.id and p.user_id = u.id and p.removed_at is null
        union all
        select greatest(g.added_at, m.added_at) from practice.wall_group g
        join practice.people_group_member m on m.firm_id = g.firm_id and m.group_id = g.group_id and m.user_id = u.id and m.removed_at is null
        where g.firm_id = w.firm_id and g.wall_id = w.id and g.removed_at is null
        union all
        select g.added_at from practice.wall_group g
        join platform.user_role r on r.firm_id = g.firm_id and r.role_id = g.role_id and r.user_id = u.id
        where g.firm_id = w.firm_id and g.wall_id = w.id and g.removed_at is null) x) j
    where n.firm_id = platform.current_firm() and n.id = notice
      and (n.audience = 'KEPT_OUT') = ((w.kind = 'EXCLUSIONARY') = (j.since is not null));
  end;

-- What a person is told of walls, and has to acknowledge: the words of their keepers and nothing else, since the person may not know what stands behind.
create function practice.notices_to_me()
  returns table (id uuid, title text, body text, written_by text, written_at timestamptz, due_on date, acknowledged_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not exists (select from practice.wall_notice n where n.firm_id = platform.current_firm()) then
    return;
  end if;
  return query
    select n.id, n.title, n.body, u.name, n.written_at, c.due_on, a.acknowledged_at
    from practice.wall_notice n
    join platform.app_user u on u.firm_id = n.firm_id and u.id = n.written_by
    cross join lateral practice.concerned_by(n.id, platform.current_user_id()) c
    left join practice.wall_acknowledgement a on a.firm_id = n.firm_id and a.notice_id = n.id and a.user_id = platform.current_user_id()
    where n.firm_id = platform.current_firm() and platform.current_user_id() is not null;
end $$;

-- True if it was the person's to acknowledge; a second time changes nothing.
create function practice.acknowledge_notice(acknowledgement uuid, notice uuid, at_time timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from practice.concerned_by(notice, platform.current_user_id())) or platform.current_user_id() is null then
    return false;
  end if;
  insert into practice.wall_acknowledgement (id, notice_id, matter_id, client_id, user_id, acknowledged_at)
  select acknowledgement, n.id, n.matter_id, n.client_id, platform.current_user_id(), at_time
  from practice.wall_notice n where n.firm_id = platform.current_firm() and n.id = notice
  on conflict on constraint wall_acknowledgement_once do nothing;
  return true;
end $$;

-- Who has acknowledged the notices that the reader may know of, and who has not yet; those whom a notice no longer concerns, if they did.
create function practice.notice_receipts() returns table (notice_id uuid, user_id uuid, name text, due_on date, acknowledged_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select n.id, u.id, u.name, c.due_on, a.acknowledged_at
    from practice.wall_notice n
    cross join lateral (select x.user_id from practice.concerned_by(n.id, null) x
                        union select y.user_id from practice.wall_acknowledgement y where y.firm_id = n.firm_id and y.notice_id = n.id) p
    join platform.app_user u on u.firm_id = n.firm_id and u.id = p.user_id
    left join practice.concerned_by(n.id, null) c on c.user_id = p.user_id
    left join practice.wall_acknowledgement a on a.firm_id = n.firm_id and a.notice_id = n.id and a.user_id = p.user_id
    where n.firm_id = platform.current_firm()
      and (n.matter_id is null or n.matter_id not in (select unnest(platform.hidden_matters())))
      and (n.client_id is null or n.client_id <> all (platform.hidden_clients()));
  end;

revoke execute on function practice.concerned_by(uuid, uuid), practice.notices_to_me(), practice.acknowledge_notice(uuid, uuid, timestamptz), practice.notice_receipts() from public;
grant execute on function practice.notices_to_me(), practice.acknowledge_notice(uuid, uuid, timestamptz), practice.notice_receipts() to ${app};
