-- The rules of recorded work are as before; they are asked once for a statement instead of once for each row of it, and what they lock they lock in
-- one order: a month of a large firm's time costs a question for each matter and each person's day.

drop trigger own_approval on practice.time_entry;
drop trigger own_approval on practice.expense;
drop trigger closed_matter on practice.time_entry;
drop trigger closed_matter on practice.expense;
drop trigger longer_day on practice.time_entry;
drop function practice.refuse_own_approval();
drop function practice.refuse_closed_matter();
drop function practice.refuse_longer_day();

-- Nobody approves time or expenses of one's own.
create function practice.refuse_own_time_approval() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    perform platform.refuse_self_approval(n.timekeeper_id, n.approved_by) from new_rows n where n.status = 'APPROVED' and n.timekeeper_id = n.approved_by;
  else
    perform platform.refuse_self_approval(n.timekeeper_id, n.approved_by)
    from new_rows n join old_rows o on o.firm_id = n.firm_id and o.id = n.id
    where n.status = 'APPROVED' and n.timekeeper_id = n.approved_by and o.approved_by is distinct from n.approved_by;
  end if;
  return null;
end $$;

create function practice.refuse_own_expense_approval() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    perform platform.refuse_self_approval(n.incurred_by, n.approved_by) from new_rows n where n.status = 'APPROVED' and n.incurred_by = n.approved_by;
  else
    perform platform.refuse_self_approval(n.incurred_by, n.approved_by)
    from new_rows n join old_rows o on o.firm_id = n.firm_id and o.id = n.id
    where n.status = 'APPROVED' and n.incurred_by = n.approved_by and o.approved_by is distinct from n.approved_by;
  end if;
  return null;
end $$;

-- Nothing is recorded on a closed matter. The lock makes a closing wait for what is being recorded, and the other way round.
create function practice.refuse_work_on(matters uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  each uuid;
  matter_status text;
begin
  foreach each in array matters loop
    select m.status into matter_status from practice.matter m where m.firm_id = platform.current_firm() and m.id = each for share;
    if matter_status = 'CLOSED' then
      perform platform.refuse('matter-closed', 'This matter is closed; reopen it to record work.', 'matterId');
    end if;
  end loop;
end $$;

create function practice.refuse_closed_matters() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    perform practice.refuse_work_on(array(select distinct n.matter_id from new_rows n order by 1));
  else
    perform practice.refuse_work_on(array(
      select distinct n.matter_id from new_rows n join old_rows o on o.firm_id = n.firm_id and o.id = n.id where n.matter_id <> o.matter_id order by 1));
  end if;
  return null;
end $$;

-- A day has 24 hours. The lock makes two entries of one person wait for each other, so that together they cannot have more.
-- It runs as the owner, who sees time on walled matters too: it is part of the day.
create function practice.refuse_longer_days_of(people uuid[], days date[]) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  each record;
  total bigint;
begin
  for each in select distinct p.person from unnest(people) p (person) order by 1 loop
    perform pg_advisory_xact_lock(hashtextextended('practice.time_entry ' || platform.current_firm() || each.person, 0));
  end loop;
  for each in select p.person, p.day from unnest(people, days) p (person, day) loop
    select sum(t.minutes) into total from practice.time_entry t
    where t.firm_id = platform.current_firm() and t.timekeeper_id = each.person and t.date = each.day;
    if total > 1440 then
      perform platform.refuse('day-too-long', format('A day has 24 hours: with this, %s would have %s h.', to_char(each.day, 'YYYY-MM-DD'), round(total / 60.0, 2)), 'minutes');
    end if;
  end loop;
end $$;

create function practice.refuse_longer_days() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  people uuid[];
  days date[];
begin
  if tg_op = 'INSERT' then
    select array_agg(d.timekeeper_id), array_agg(d.date) into people, days
    from (select distinct n.timekeeper_id, n.date from new_rows n) d;
  else
    select array_agg(d.timekeeper_id), array_agg(d.date) into people, days
    from (select distinct n.timekeeper_id, n.date from new_rows n join old_rows o on o.firm_id = n.firm_id and o.id = n.id
          where n.minutes > o.minutes or n.date <> o.date or n.timekeeper_id <> o.timekeeper_id) d;
  end if;
  if people is not null then
    perform practice.refuse_longer_days_of(people, days);
  end if;
  return null;
end $$;

create trigger own_approval_insert after insert on practice.time_entry referencing new table as new_rows for each statement execute function practice.refuse_own_time_approval();
create trigger own_approval_update after update on practice.time_entry referencing old table as old_rows new table as new_rows
  for each statement execute function practice.refuse_own_time_approval();
create trigger own_approval_insert after insert on practice.expense referencing new table as new_rows for each statement execute function practice.refuse_own_expense_approval();
create trigger own_approval_update after update on practice.expense referencing old table as old_rows new table as new_rows
  for each statement execute function practice.refuse_own_expense_approval();
create trigger closed_matter_insert after insert on practice.time_entry referencing new table as new_rows for each statement execute function practice.refuse_closed_matters();
create trigger closed_matter_update after update on practice.time_entry referencing old table as old_rows new table as new_rows
  for each statement execute function practice.refuse_closed_matters();
create trigger closed_matter_insert after insert on practice.expense referencing new table as new_rows for each statement execute function practice.refuse_closed_matters();
create trigger closed_matter_update after update on practice.expense referencing old table as old_rows new table as new_rows
  for each statement execute function practice.refuse_closed_matters();
create trigger longer_day_insert after insert on practice.time_entry referencing new table as new_rows for each statement execute function practice.refuse_longer_days();
create trigger longer_day_update after update on practice.time_entry referencing old table as old_rows new table as new_rows
  for each statement execute function practice.refuse_longer_days();

revoke execute on function practice.refuse_own_time_approval(), practice.refuse_own_expense_approval(), practice.refuse_work_on(uuid[]), practice.refuse_closed_matters(),
  practice.refuse_longer_days_of(uuid[], date[]), practice.refuse_longer_days() from public;
