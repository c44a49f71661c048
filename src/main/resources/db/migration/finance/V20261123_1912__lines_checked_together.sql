-- New lines of pre-bills are checked together, once for each pre-bill of a statement: a line comes onto a draft only.

create function finance.guard_new_lines() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  bill uuid;
  state text;
begin
  for bill in select distinct n.pre_bill_id from new_rows n order by 1 loop
    select b.status into state from finance.pre_bill b where b.firm_id = platform.current_firm() and b.id = bill for share;
    if state <> 'DRAFT' then
      perform platform.refuse('pre-bill-not-draft', 'This pre-bill is ' || lower(state) || '; its lines change on a draft only.', null);
    end if;
  end loop;
  return null;
end $$;
revoke execute on function finance.guard_new_lines() from public;
drop trigger guard on finance.pre_bill_line;
create trigger guard before update on finance.pre_bill_line for each row execute function finance.guard_pre_bill_line();
create trigger guard_insert after insert on finance.pre_bill_line referencing new table as new_rows for each statement execute function finance.guard_new_lines();
