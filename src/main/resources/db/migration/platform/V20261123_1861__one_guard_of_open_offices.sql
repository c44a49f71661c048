-- Nobody joins an office that is closed, and nothing is opened there: one guard for whatever belongs to an office.
create function platform.guard_office_is_open() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from platform.office o where o.firm_id = new.firm_id and o.id = new.office_id and o.closed_at is null for share;
  if not found then
    perform platform.refuse('office-closed', 'This office is closed.', 'officeId');
  end if;
  return new;
end $$;
revoke execute on function platform.guard_office_is_open() from public;
create or replace trigger office_is_open before update of office_id on platform.app_user for each row
  when (old.office_id <> new.office_id) execute function platform.guard_office_is_open();
drop function platform.guard_office_of_person();
