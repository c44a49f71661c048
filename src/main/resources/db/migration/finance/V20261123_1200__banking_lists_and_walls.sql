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
