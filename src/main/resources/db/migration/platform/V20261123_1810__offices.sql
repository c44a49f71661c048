-- The firm's offices: whose clock says what day it is, which numbers a paper bears, and where the fiscal year begins. Every firm has its head
-- office, which keeps the firm's own time zone and its own number series: a firm of one place need not know that there are offices.

create table platform.office (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  name         text not null check (length(name) between 1 and 100),
  code         text not null check (code ~ '^[A-Z0-9]{1,6}$'),
  zone         text check (zone <> ''),
  fiscal_month int not null default 1 check (fiscal_month between 1 and 12),
  head         boolean not null default false,
  closed_at    timestamptz,
  version      int not null default 1,
  primary key (firm_id, id),
  constraint office_name unique (firm_id, name),
  constraint office_code unique (firm_id, code),
  foreign key (firm_id) references platform.firm (firm_id),
  constraint office_head_stays check (not head or closed_at is null and zone is null)
);
create unique index office_head on platform.office (firm_id) where head;
comment on column platform.office.zone is 'Null means the firm''s, as for the head office always.';
comment on column platform.office.fiscal_month is 'The first month of its fiscal year, 1 to 12. The firm''s books go by the head office''s.';
call platform.protect('platform.office');
call platform.keep_history('platform.office');

-- What stands on the papers of an office in place of the firm's: each saving a row, so that a paper printed again bears what it bore.
create table platform.office_letterhead (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  office_id  uuid not null,
  address    text not null check (length(address) <= 500),
  phone      text not null check (length(phone) <= 60),
  created_by uuid not null default platform.current_user_id(),
  created_at timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, office_id) references platform.office (firm_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id)
);
create index office_letterhead_time on platform.office_letterhead (firm_id, office_id, created_at desc, id desc);
call platform.protect('platform.office_letterhead');
call platform.append_only('platform.office_letterhead');

create function platform.head_office() returns uuid
  language sql stable security definer set search_path = pg_catalog
  begin atomic select o.id from platform.office o where o.firm_id = platform.current_firm() and o.head; end;
revoke execute on function platform.head_office() from public;
grant execute on function platform.head_office() to ${app};

alter table platform.app_user add column office_id uuid;
do $$
declare
  each record;
begin
  for each in select f.firm_id from platform.firm f loop
    perform set_config('chancery.firm', each.firm_id::text, true);
    insert into platform.office (id, name, code, head) values (gen_random_uuid(), 'Head office', 'HO', true);
    update platform.app_user set office_id = platform.head_office();
  end loop;
  perform set_config('chancery.firm', '', true);
end $$;
alter table platform.app_user
  alter column office_id set not null,
  alter column office_id set default platform.head_office(),
  add foreign key (firm_id, office_id) references platform.office (firm_id, id);
create index app_user_office on platform.app_user (firm_id, office_id);

-- The time zone of whoever acts: that of the office; the firm's for the program and where nobody acts.
create function platform.current_zone() returns text
  language sql stable
  return (select coalesce(o.zone, f.zone)
          from platform.firm f
          left join platform.app_user u on u.firm_id = f.firm_id and u.id = platform.current_user_id()
          left join platform.office o on o.firm_id = u.firm_id and o.id = u.office_id
          where f.firm_id = platform.current_firm());
revoke execute on function platform.current_zone() from public;
grant execute on function platform.current_zone() to ${app};

------------------------------------------------------------------ numbers of an office

alter table platform.number_series
  add column office_id uuid,
  drop constraint number_series_kind,
  add constraint number_series_kind unique nulls not distinct (firm_id, kind, office_id),
  add foreign key (firm_id, office_id) references platform.office (firm_id, id);
comment on column platform.number_series.office_id is 'Null for the firm''s own series, which every office uses that has none of its kind.';

-- An office's series goes as the firm's, with the office's code in front: no two series of a firm ever give the same number.
create function platform.create_office_series(office uuid, wanted text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  series uuid := gen_random_uuid();
  seq text := 'series_' || replace(series::text, '-', '');
  firms record;
  prefix text;
begin
  select s.pattern, s.gapless into firms from platform.number_series s where s.firm_id = platform.current_firm() and s.kind = wanted and s.office_id is null;
  select o.code into prefix from platform.office o where o.firm_id = platform.current_firm() and o.id = office;
  if firms is null or prefix is null then
    raise exception 'no number series % or no such office', wanted;
  end if;
  if exists (select from platform.number_series s where s.firm_id = platform.current_firm() and s.kind = wanted and s.office_id = office) then
    return;
  end if;
  if not firms.gapless then
    execute format('create sequence platform.%I start 1', seq);
  end if;
  insert into platform.number_series (id, kind, pattern, gapless, next_value, sequence, office_id)
  values (series, wanted, prefix || '-' || firms.pattern, firms.gapless, 1, case when firms.gapless then null else seq end, office);
end $$;

create or replace function platform.next_number(wanted text, on_date date) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  series uuid;
  pattern text;
  drawn_from text;
  value bigint;
begin
  select s.id, s.pattern, s.sequence into series, pattern, drawn_from
  from platform.number_series s where s.firm_id = platform.current_firm() and s.kind = wanted and s.office_id is null;
  if series is null then
    raise exception 'no number series %', wanted;
  end if;
  if drawn_from is null then
    update platform.number_series s set next_value = s.next_value + 1
    where s.firm_id = platform.current_firm() and s.id = series
    returning s.next_value - 1 into value;
  else
    value := nextval(('platform.' || drawn_from)::regclass);
  end if;
  return platform.format_number(pattern, value, on_date);
end $$;

-- The next number of the office's own series, or of the firm's where the office has none.
create function platform.next_number(wanted text, on_date date, office uuid) returns text
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  series uuid;
  pattern text;
  drawn_from text;
  value bigint;
begin
  select s.id, s.pattern, s.sequence into series, pattern, drawn_from
  from platform.number_series s where s.firm_id = platform.current_firm() and s.kind = wanted and s.office_id = office;
  if series is null then
    return platform.next_number(wanted, on_date);
  elsif drawn_from is null then
    update platform.number_series s set next_value = s.next_value + 1
    where s.firm_id = platform.current_firm() and s.id = series
    returning s.next_value - 1 into value;
  else
    value := nextval(('platform.' || drawn_from)::regclass);
  end if;
  return platform.format_number(pattern, value, on_date);
end $$;
revoke execute on function platform.create_office_series(uuid, text), platform.next_number(text, date, uuid) from public;
grant execute on function platform.create_office_series(uuid, text), platform.next_number(text, date, uuid) to ${app};

-- A code stands at the front of numbers that were given out.
create function platform.guard_office() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.code <> old.code and exists (select from platform.number_series s where s.firm_id = old.firm_id and s.office_id = old.id) then
    perform platform.refuse('code-fixed', 'The code stands in front of the numbers of this office: it stays.', 'code');
  end if;
  if new.head <> old.head then
    raise exception 'the head office stays';
  end if;
  if new.closed_at is not null and old.closed_at is null and exists (
      select from platform.app_user u where u.firm_id = old.firm_id and u.office_id = old.id and u.status = 'ACTIVE') then
    perform platform.refuse('office-in-use', 'People work there still: move them to another office first.', null);
  end if;
  return new;
end $$;
create trigger guard before update on platform.office for each row execute function platform.guard_office();
revoke execute on function platform.guard_office() from public;

-- Nobody joins an office that is closed.
create function platform.guard_office_of_person() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from platform.office o where o.firm_id = new.firm_id and o.id = new.office_id and o.closed_at is null for share;
  if not found then
    perform platform.refuse('office-closed', 'This office is closed.', 'officeId');
  end if;
  return new;
end $$;
create trigger office_is_open before update of office_id on platform.app_user for each row
  when (old.office_id <> new.office_id) execute function platform.guard_office_of_person();
revoke execute on function platform.guard_office_of_person() from public;
