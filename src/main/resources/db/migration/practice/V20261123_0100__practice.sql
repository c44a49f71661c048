-- The practice: whom the firm deals with, what it does for them, and who may know of it.

create schema practice;
grant usage on schema practice to ${app};

-- A name as it is compared: without marks, case and punctuation. "Núñez & Söhne, GmbH" and "nunez sohne gmbh" are alike.
create function practice.fold(name text) returns text
  language sql immutable parallel safe
  return trim(regexp_replace(regexp_replace(lower(normalize(name, nfkd)), '[\u0300-\u036f''’.]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'));

------------------------------------------------------------------ contacts

create table practice.contact (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  kind         text not null check (kind in ('PERSON', 'ORGANISATION')),
  display_name text not null check (length(display_name) between 1 and 401),
  given_name   text not null default '' check (length(given_name) <= 200),
  family_name  text not null default '' check (length(family_name) <= 200),
  prefix       text not null default '' check (length(prefix) <= 40),
  suffix       text not null default '' check (length(suffix) <= 40),
  job_title    text not null default '' check (length(job_title) <= 200),
  tax_number   text not null default '' check (length(tax_number) <= 40),
  remarks      text not null default '' check (length(remarks) <= 4000),
  archived_at  timestamptz,
  version      int not null default 1,
  created_at   timestamptz not null default now(),
  sort_name    text not null generated always as (
    case when kind = 'PERSON' and family_name <> '' then family_name || case when given_name <> '' then ', ' || given_name else '' end else display_name end) stored,
  folded_name  text not null generated always as (practice.fold(display_name)) stored,
  primary key (firm_id, id),
  foreign key (firm_id) references platform.firm (firm_id),
  constraint contact_name check (kind = 'PERSON' and given_name || family_name <> '' or kind = 'ORGANISATION' and given_name || family_name || prefix || suffix || job_title = '')
);
create index contact_sort on practice.contact (firm_id, sort_name, id);
create index contact_folded on practice.contact (firm_id, folded_name);
comment on column practice.contact.tax_number is 'VAT or tax number, as it is written on bills.';
call platform.protect('practice.contact');
call platform.keep_history('practice.contact');

-- Where a contact is reached. The first of each kind is the one to use.
create table practice.contact_point (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  contact_id uuid not null,
  kind       text not null check (kind in ('EMAIL', 'PHONE', 'WEB')),
  label      text not null default '' check (length(label) <= 40),
  value      text not null check (length(value) between 1 and 320),
  position   int not null,
  -- What is compared: an address without case, a number without spaces and signs.
  folded     text not null generated always as (case kind when 'PHONE' then regexp_replace(value, '[^0-9]', '', 'g') else lower(value) end) stored,
  primary key (firm_id, id),
  foreign key (firm_id, contact_id) references practice.contact (firm_id, id)
);
create index contact_point_contact on practice.contact_point (firm_id, contact_id);
create index contact_point_folded on practice.contact_point (firm_id, kind, folded);
call platform.protect('practice.contact_point');
call platform.keep_history('practice.contact_point', 'contact_id');
grant delete on practice.contact_point to ${app};

create table practice.contact_address (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  contact_id uuid not null,
  label      text not null default '' check (length(label) <= 40),
  street     text not null check (length(street) <= 500),
  city       text not null check (length(city) <= 200),
  region     text not null default '' check (length(region) <= 200),
  postcode   text not null default '' check (length(postcode) <= 20),
  country    char(2) not null check (country ~ '^[A-Z]{2}$'),
  position   int not null,
  primary key (firm_id, id),
  foreign key (firm_id, contact_id) references practice.contact (firm_id, id)
);
create index contact_address_contact on practice.contact_address (firm_id, contact_id);
call platform.protect('practice.contact_address');
call platform.keep_history('practice.contact_address', 'contact_id');
grant delete on practice.contact_address to ${app};

-- Every other name a contact has or had: a conflict check must find them all.
create table practice.contact_name (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  contact_id uuid not null,
  kind       text not null check (kind in ('FORMER', 'ALIAS', 'TRADING')),
  name       text not null check (length(name) between 1 and 401),
  until      date check (until is null or kind = 'FORMER'),
  position   int not null,
  folded     text not null generated always as (practice.fold(name)) stored,
  primary key (firm_id, id),
  constraint contact_name_once unique (firm_id, contact_id, kind, name),
  foreign key (firm_id, contact_id) references practice.contact (firm_id, id)
);
create index contact_name_folded on practice.contact_name (firm_id, folded);
comment on column practice.contact_name.until is 'The last day of a former name, as far as it is known.';
call platform.protect('practice.contact_name');
call platform.keep_history('practice.contact_name', 'contact_id');
grant delete on practice.contact_name to ${app};

-- "from is the … of to": Ana is the SPOUSE of Ben, Halden Group is the PARENT_COMPANY of Halden Ltd.
create table practice.contact_relation (
  firm_id  uuid not null default platform.current_firm(),
  id       uuid not null,
  from_id  uuid not null,
  to_id    uuid not null,
  kind     text not null check (kind ~ '^[A-Z_]+$'),
  note     text not null default '' check (length(note) <= 400),
  ended_on date,
  primary key (firm_id, id),
  foreign key (firm_id, from_id) references practice.contact (firm_id, id),
  foreign key (firm_id, to_id) references practice.contact (firm_id, id),
  constraint contact_relation_self check (from_id <> to_id)
);
create unique index contact_relation_once on practice.contact_relation (firm_id, from_id, to_id, kind) where ended_on is null;
create index contact_relation_to on practice.contact_relation (firm_id, to_id);
call platform.protect('practice.contact_relation');
call platform.keep_history('practice.contact_relation', 'from_id');

-- What was said or seen, signed and dated; a note is followed by another, never rewritten.
create table practice.contact_note (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  contact_id uuid not null,
  body       text not null check (length(body) between 1 and 10000),
  created_by uuid not null default platform.current_user_id(),
  created_at timestamptz not null default clock_timestamp(),
  primary key (firm_id, id),
  foreign key (firm_id, contact_id) references practice.contact (firm_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id)
);
create index contact_note_contact on practice.contact_note (firm_id, contact_id, created_at desc);
call platform.protect('practice.contact_note');
call platform.append_only('practice.contact_note');

------------------------------------------------------------------ walls

-- Made before the matters that they hide, since the policies of those ask for these. Application rows only: what guards in the
-- database runs as the owner and must see what is walled, or a wall would hide an overdraft from the check against it.
create table practice.wall (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  matter_id   uuid not null,
  kind        text not null check (kind in ('EXCLUSIONARY', 'INCLUSIONARY')),
  reason      text not null check (length(reason) between 1 and 1000),
  raised_by   uuid not null default platform.current_user_id(),
  raised_at   timestamptz not null,
  lifted_by   uuid,
  lifted_at   timestamptz,
  lift_reason text check (length(lift_reason) between 1 and 1000),
  primary key (firm_id, id),
  foreign key (firm_id, raised_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, lifted_by) references platform.app_user (firm_id, id),
  constraint wall_lifted check (num_nulls(lifted_by, lifted_at, lift_reason) in (0, 3)),
  constraint wall_with_matter unique (firm_id, id, matter_id)
);
create unique index wall_live on practice.wall (firm_id, matter_id, kind) where lifted_at is null;
create index wall_of_matter on practice.wall (firm_id, matter_id);

-- The named: kept out by an exclusionary wall, let in by an inclusionary one. A name that is taken off stays as a row.
create table practice.wall_person (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  wall_id    uuid not null,
  matter_id  uuid not null,
  user_id    uuid not null,
  added_by   uuid not null default platform.current_user_id(),
  added_at   timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, wall_id, matter_id) references practice.wall (firm_id, id, matter_id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, removed_by) references platform.app_user (firm_id, id),
  constraint wall_person_removed check ((removed_by is null) = (removed_at is null))
);
create unique index wall_person_live on practice.wall_person (firm_id, wall_id, user_id) where removed_at is null;

-- Asked once per query. Nobody acting: every walled matter is hidden. The program itself: none, or no backup and no proof would be whole.
create or replace function platform.hidden_matters() returns uuid[]
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select coalesce(array_agg(distinct w.matter_id), '{}')
    from practice.wall w
    left join practice.wall_person p
      on p.firm_id = w.firm_id and p.wall_id = w.id and p.removed_at is null and p.user_id = platform.current_user_id()
    where w.firm_id = platform.current_firm()
      and w.lifted_at is null
      and case when platform.current_user_id() is null then true
               when w.kind = 'EXCLUSIONARY' then p.id is not null
               else p.id is null end
      and not exists (select from platform.app_user u
                      where u.firm_id = w.firm_id and u.id = platform.current_user_id() and u.kind = 'SYSTEM');
  end;

call platform.protect('practice.wall');
create policy wall on practice.wall as restrictive to ${app}
  using (matter_id <> all ((select platform.hidden_matters())::uuid[]));
call platform.keep_history('practice.wall', 'matter_id');
-- Whom a wall names and what for is settled when it is raised: only its end may be written later.
revoke update on practice.wall from ${app};
grant update (lifted_by, lifted_at, lift_reason) on practice.wall to ${app};
call platform.protect('practice.wall_person');
create policy wall on practice.wall_person as restrictive to ${app}
  using (matter_id <> all ((select platform.hidden_matters())::uuid[]));
call platform.keep_history('practice.wall_person', 'matter_id');
revoke update on practice.wall_person from ${app};
grant update (removed_by, removed_at) on practice.wall_person to ${app};

------------------------------------------------------------------ matters

create table practice.matter (
  firm_id          uuid not null default platform.current_firm(),
  id               uuid not null,
  number           text not null check (number <> ''),
  client_id        uuid not null,
  name             text not null check (length(name) between 1 and 300),
  practice_area    text not null default '' check (length(practice_area) <= 100),
  description      text not null default '' check (length(description) <= 4000),
  client_reference text not null default '' check (length(client_reference) <= 100),
  responsible_id   uuid not null,
  originating_id   uuid,
  status           text not null check (status in ('PROSPECTIVE', 'OPEN', 'ON_HOLD', 'CLOSED')),
  opened_on        date not null,
  closed_on        date,
  currency         char(3) not null check (currency ~ '^[A-Z]{3}$'),
  arrangement_kind text not null check (arrangement_kind in ('HOURLY', 'FLAT')),
  flat_fee_minor   bigint check (flat_fee_minor > 0),
  task_set         text check (task_set in ('LITIGATION', 'PROJECT', 'BANKRUPTCY', 'COUNSELLING')),
  version          int not null default 1,
  created_at       timestamptz not null default now(),
  primary key (firm_id, id),
  constraint matter_number unique (firm_id, number),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, responsible_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, originating_id) references platform.app_user (firm_id, id),
  constraint matter_closed check ((status = 'CLOSED') = (closed_on is not null)),
  constraint matter_closed_after_opened check (closed_on >= opened_on),
  constraint matter_arrangement check ((arrangement_kind = 'FLAT') = (flat_fee_minor is not null))
);
create index matter_client on practice.matter (firm_id, client_id);
create index matter_status on practice.matter (firm_id, status, number);
create index matter_responsible on practice.matter (firm_id, responsible_id);
create index matter_opened on practice.matter (firm_id, opened_on, id);
comment on column practice.matter.opened_on is 'The day it was opened; of a prospective matter, the day it was first spoken of.';
comment on column practice.matter.client_reference is 'The number under which the client knows the matter (LEDES CLIENT_MATTER_ID).';
call platform.protect('practice.matter');
-- As platform.protect_matter does for what belongs to a matter; here the matter itself.
create policy wall on practice.matter as restrictive to ${app} using (id <> all ((select platform.hidden_matters())::uuid[]));
call platform.keep_history('practice.matter');

alter table practice.wall add foreign key (firm_id, matter_id) references practice.matter (firm_id, id);
alter table practice.wall_person add foreign key (firm_id, matter_id) references practice.matter (firm_id, id);

-- Who takes part: the other side, counsel, court, witnesses.
create table practice.matter_party (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  matter_id  uuid not null,
  contact_id uuid not null,
  role       text not null check (role ~ '^[A-Z_]+$'),
  side       text not null check (side in ('OURS', 'THEIRS', 'NEUTRAL')),
  note       text not null default '' check (length(note) <= 400),
  primary key (firm_id, id),
  constraint matter_party_once unique (firm_id, matter_id, contact_id, role),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, contact_id) references practice.contact (firm_id, id)
);
create index matter_party_contact on practice.matter_party (firm_id, contact_id);
call platform.protect_matter('practice.matter_party');
call platform.keep_history('practice.matter_party', 'matter_id');
grant delete on practice.matter_party to ${app};

-- Who of the firm works on it, beside the responsible lawyer.
create table practice.matter_member (
  firm_id   uuid not null default platform.current_firm(),
  id        uuid not null,
  matter_id uuid not null,
  user_id   uuid not null,
  role      text not null check (length(role) between 1 and 60),
  primary key (firm_id, id),
  constraint matter_member_once unique (firm_id, matter_id, user_id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
call platform.protect_matter('practice.matter_member');
call platform.keep_history('practice.matter_member', 'matter_id');
grant delete on practice.matter_member to ${app};

-- Who was stopped by a wall and when, once a day and person: seen by those who may see the matter.
create table practice.wall_attempt (
  firm_id   uuid not null default platform.current_firm(),
  id        uuid not null,
  matter_id uuid not null,
  user_id   uuid not null,
  day       date not null,
  at        timestamptz not null,
  primary key (firm_id, id),
  constraint wall_attempt_once unique (firm_id, matter_id, user_id, day),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
call platform.protect_matter('practice.wall_attempt');
call platform.append_only('practice.wall_attempt');
revoke insert on practice.wall_attempt from ${app};

-- Whoever is stopped cannot write about a matter that is hidden from them: the owner does, and only if a wall did stop them.
create function practice.note_wall_attempt(attempt uuid, matter uuid, on_day date, at_time timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if matter = any (platform.hidden_matters()) and platform.current_user_id() is not null then
    insert into practice.wall_attempt (id, matter_id, user_id, day, at)
    values (attempt, matter, platform.current_user_id(), on_day, at_time)
    on conflict on constraint wall_attempt_once do nothing;
  end if;
end $$;

-- The firm's clients as far as the reader may know: one whose every matter is walled off is none to him.
create view practice.client with (security_invoker = true) as
  select firm_id, client_id as contact_id, min(opened_on) as since, count(*) as matters, count(*) filter (where status <> 'CLOSED') as live_matters
  from practice.matter
  where status <> 'PROSPECTIVE'
  group by firm_id, client_id;
grant select on practice.client to ${app};

revoke execute on all functions in schema practice from public;
grant execute on all functions in schema practice to ${app};
