-- What the bank writes in a line may name the client whose entry it is matched with. Whoever is walled off from that matter reads of the line
-- its day and its amount, without which an account does not add up, and no more.

create index bank_match_posting_by_matter on finance.bank_match_posting (firm_id, matter_id) where matter_id is not null;

-- The matches that hold an entry of a matter which a wall hides from the current person.
create function finance.walled_matches() returns table (match_id uuid)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select distinct p.match_id
    from finance.bank_match_posting p
    where p.firm_id = platform.current_firm() and p.matter_id = any ((select platform.hidden_matters())::uuid[]);
  end;

-- A line as the current person may read it.
create view finance.bank_line_shown with (security_invoker = true) as
  select l.firm_id, l.id, l.bank_account_id, l.statement_id, l.position, l.booked_on, l.value_on, l.counts_on, l.amount_minor, l.currency,
         case when w.match_id is null then l.description else 'Line not shown' end as description,
         case when w.match_id is null then l.reference end as reference,
         case when w.match_id is null then l.bank_reference end as bank_reference,
         m.match_id
  from finance.bank_line l
  left join finance.bank_match_line m on m.firm_id = l.firm_id and m.line_id = l.id
  left join finance.walled_matches() w on w.match_id = m.match_id;
grant select on finance.bank_line_shown to ${app};

-- The open postings that a wall hides from the current person, without names: a match that one of them could claim as well is no match beyond doubt.
create function finance.walled_postings(of_account uuid, as_of date)
  returns table (entry_id uuid, line int, date date, amount_minor bigint)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select k.entry_id, k.line, k.date, k.amount_minor
    from finance.book_at_bank(of_account, as_of) k
    where k.match_id is null and k.matter_id = any ((select platform.hidden_matters())::uuid[]);
  end;

revoke execute on function finance.walled_matches(), finance.walled_postings(uuid, date) from public;
grant execute on function finance.walled_matches(), finance.walled_postings(uuid, date) to ${app};

-- The orders in which people page through the lists of the whole firm.
create index bank_line_by_booking on finance.bank_line (firm_id, booked_on, id);
create index bank_match_by_making on finance.bank_match (firm_id, made_at, id);
create index bank_statement_by_end on finance.bank_statement (firm_id, to_day, id);
create index reconciliation_by_date on finance.reconciliation (firm_id, statement_date, id);

-- As before, and a statement on which an approved reconciliation rests stays: without it, a receipt that was listed as in transit on those days would count as credited.
create or replace function finance.withdraw_statement(wanted uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  account uuid;
  resting date;
begin
  select s.bank_account_id into account from finance.bank_statement s where s.firm_id = platform.current_firm() and s.id = wanted;
  if not found then
    perform platform.refuse('not-found', 'There is no such statement.', null);
  end if;
  perform finance.lock_banking(account);
  select min(r.statement_date) into resting
  from finance.bank_statement s
  join finance.reconciliation r on r.firm_id = s.firm_id and r.bank_account_id = s.bank_account_id and r.status = 'APPROVED'
    and r.statement_date >= s.from_day and r.approved_at >= s.imported_at
  where s.firm_id = platform.current_firm() and s.id = wanted;
  if resting is not null then
    perform platform.refuse('reconciliation-approved', format('The reconciliation of %s rests on this statement and is approved.', finance.date_words(resting)), null);
  end if;
  delete from finance.bank_line_repeat r where r.firm_id = platform.current_firm() and r.statement_id = wanted;
  -- A line that another file brought as well goes over to that file.
  with heir as (
    delete from finance.bank_line_repeat r
    where r.firm_id = platform.current_firm() and r.id in (
      select distinct on (o.line_id) o.id from finance.bank_line_repeat o
      join finance.bank_line l on l.firm_id = o.firm_id and l.id = o.line_id and l.statement_id = wanted
      where o.firm_id = platform.current_firm() order by o.line_id, o.id)
    returning r.line_id, r.statement_id, r.position)
  update finance.bank_line l set statement_id = h.statement_id, position = h.position
  from heir h where l.firm_id = platform.current_firm() and l.id = h.line_id;
  if exists (select from finance.bank_line l
             where l.firm_id = platform.current_firm() and l.statement_id = wanted
               and (exists (select from finance.bank_match_line m where m.firm_id = l.firm_id and m.line_id = l.id)
                 or exists (select from finance.bank_error e where e.firm_id = l.firm_id and e.line_id = l.id))) then
    perform platform.refuse('statement-matched', 'Lines of this statement are matched with the book; undo those matches first.', null);
  end if;
  delete from finance.bank_line l where l.firm_id = platform.current_firm() and l.statement_id = wanted;
  delete from finance.bank_statement s where s.firm_id = platform.current_firm() and s.id = wanted;
end $$;
