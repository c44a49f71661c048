-- A matter belongs to an office: its number is of that office's series, and later what roles of one office may do to it.
alter table practice.matter add column office_id uuid;
do $$
declare
  each record;
begin
  for each in select f.firm_id from platform.firm f loop
    perform set_config('chancery.firm', each.firm_id::text, true);
    update practice.matter set office_id = platform.head_office();
  end loop;
  perform set_config('chancery.firm', '', true);
end $$;
alter table practice.matter
  alter column office_id set not null,
  alter column office_id set default platform.head_office(),
  add foreign key (firm_id, office_id) references platform.office (firm_id, id);
create index matter_office on practice.matter (firm_id, office_id, number);

-- No matter is opened in an office that is closed, nor moved there.
create function practice.guard_office_of_matter() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from platform.office o where o.firm_id = new.firm_id and o.id = new.office_id and o.closed_at is null for share;
  if not found then
    perform platform.refuse('office-closed', 'This office is closed.', 'officeId');
  end if;
  return new;
end $$;
create trigger office_is_open_insert before insert on practice.matter for each row execute function practice.guard_office_of_matter();
create trigger office_is_open before update of office_id on practice.matter for each row
  when (old.office_id <> new.office_id) execute function practice.guard_office_of_matter();

-- An office closes when its matters are closed or moved.
create function practice.guard_office_closing() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from practice.matter m where m.firm_id = new.firm_id and m.office_id = new.id and m.status <> 'CLOSED') then
    perform platform.refuse('office-in-use', 'It has matters that are not closed: close them, or move them to another office first.', null);
  end if;
  return new;
end $$;
create trigger matters_are_closed before update of closed_at on platform.office for each row
  when (old.closed_at is null and new.closed_at is not null) execute function practice.guard_office_closing();
-- A matter that is opened again is opened in an office that is there.
create trigger office_is_open_again before update of status on practice.matter for each row
  when (old.status = 'CLOSED' and new.status <> 'CLOSED') execute function practice.guard_office_of_matter();
revoke execute on function practice.guard_office_of_matter(), practice.guard_office_closing() from public;
