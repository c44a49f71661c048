-- A matter is guarded as whatever belongs to an office is.
create or replace trigger office_is_open_insert before insert on practice.matter for each row execute function platform.guard_office_is_open();
create or replace trigger office_is_open before update of office_id on practice.matter for each row
  when (old.office_id <> new.office_id) execute function platform.guard_office_is_open();
create or replace trigger office_is_open_again before update of status on practice.matter for each row
  when (old.status = 'CLOSED' and new.status <> 'CLOSED') execute function platform.guard_office_is_open();
drop function practice.guard_office_of_matter();
