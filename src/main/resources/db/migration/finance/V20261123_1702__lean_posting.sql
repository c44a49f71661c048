-- A posting names its entry, its account and its matter. The check that reads entry and account anyway refuses what is not there, in one
-- question for all postings of a statement; foreign keys asked again for each row, and locked the few accounts that everybody posts to.
-- They stay in the catalogue as not enforced. What they point at cannot go: it is append-only, or refuses to be deleted or renamed here.

create trigger no_truncate before truncate on finance.account for each statement execute function platform.refuse_change();
create trigger same_key before update of firm_id, id on finance.account for each row execute function platform.refuse_change();
create trigger same_key before update of firm_id, id on finance.client_ledger for each row execute function platform.refuse_change();
create trigger no_delete before delete on practice.matter for each row execute function platform.refuse_change();
create trigger no_truncate before truncate on practice.matter for each statement execute function platform.refuse_change();
create trigger same_key before update of firm_id, id on practice.matter for each row execute function platform.refuse_change();

-- The fences (offset 0) make the planner go by the key for each posting: for a transition table it expects a thousand rows.
create or replace function finance.check_postings() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  wrong record;
begin
  select n.line, e.lines, n.date, e.date as entry_date, n.currency, n.account_id, n.matter_id, a.id as account, a.code, a.name, a.currency as account_currency, a.active into wrong
  from new_rows n
  left join lateral (select * from finance.journal_entry e where e.firm_id = n.firm_id and e.id = n.entry_id offset 0) e on true
  left join lateral (select * from finance.account a where a.firm_id = n.firm_id and a.id = n.account_id offset 0) a on true
  where e.id is null or a.id is null or n.line > e.lines or n.date <> e.date or n.currency <> a.currency or not a.active and e.reverses_id is null
     or n.matter_id is distinct from e.matter_id and n.matter_id is not null and not exists (select from practice.matter m where m.firm_id = n.firm_id and m.id = n.matter_id)
  limit 1;
  if not found then
    return null;
  elsif wrong.lines is null or wrong.account is null then
    raise exception 'posting % is of no entry, or to no account', wrong.line using errcode = 'foreign_key_violation';
  elsif wrong.currency <> wrong.account_currency then
    perform platform.refuse('account-currency', format('Account %s %s takes %s only, not %s.',
      wrong.code, wrong.name, wrong.account_currency, wrong.currency), 'amount');
  elsif not wrong.active then
    perform platform.refuse('account-inactive', format('Account %s %s is no longer in use.', wrong.code, wrong.name), 'account');
  elsif wrong.date = wrong.entry_date and wrong.line <= wrong.lines then
    raise exception 'posting % is of no matter that is there', wrong.line using errcode = 'foreign_key_violation';
  end if;
  raise exception 'posting % of an entry with % lines of % is dated %', wrong.line, wrong.lines, wrong.entry_date, wrong.date;
end $$;
alter table finance.posting alter constraint posting_firm_id_entry_id_fkey not enforced;
alter table finance.posting alter constraint posting_firm_id_account_id_fkey not enforced;
alter table finance.posting alter constraint posting_firm_id_matter_id_fkey not enforced;

-- The guard moves the ledger's balance and finds none if it is not there; the check at the commit finds no postings without their entry.
alter table finance.trust_entry alter constraint trust_entry_firm_id_ledger_id_fkey not enforced;
alter table finance.trust_entry alter constraint trust_entry_firm_id_journal_entry_id_fkey not enforced;

-- What an entry of each kind must say is judged by the guard: a constraint is read anew from the catalogue for each statement, and these
-- cost more than writing the row.
alter table finance.trust_entry
  drop constraint trust_entry_kind_check,
  drop constraint trust_amount,
  drop constraint trust_available,
  drop constraint trust_invoice_required,
  drop constraint trust_transfer,
  drop constraint trust_authority_required,
  drop constraint trust_void;

-- What goes out, and what comes from another ledger, is cleared money; what comes in waits for the bank.
create function finance.fits_its_kind(entry finance.trust_entry) returns boolean
  language plpgsql immutable as $$
begin
  if (entry.invoice_id is not null) <> (entry.kind = 'TO_OPERATING') then
    raise check_violation using constraint = 'trust_invoice_required';
  elsif (entry.transfer_id is not null) <> (entry.kind in ('TRANSFER_OUT', 'TRANSFER_IN')) or (entry.voids_id is not null) <> (entry.kind = 'VOID') then
    return false;
  elsif entry.transfer_id is not null and entry.authority is null then
    raise check_violation using constraint = 'trust_authority_required';
  elsif entry.kind in ('RECEIPT', 'FIRM_DEPOSIT', 'INTEREST') then
    return entry.amount_minor > 0 and (entry.available_on is null or entry.available_on >= entry.date);
  elsif entry.kind = 'VOID' then
    return entry.amount_minor <> 0 and (entry.available_on is null or entry.available_on >= entry.date);
  elsif entry.kind = 'TRANSFER_IN' then
    return entry.amount_minor > 0 and entry.available_on is not distinct from entry.date;
  elsif entry.kind in ('DISBURSEMENT', 'TO_OPERATING', 'TRANSFER_OUT', 'BANK_CHARGE', 'FIRM_WITHDRAWAL') then
    return entry.amount_minor < 0 and entry.available_on is not distinct from entry.date;
  end if;
  return false;
end $$;

-- Before an entry is in: its ledger is locked first, so that what is judged after is all there is. What comes in needs no judgement of
-- the balance, and locks by adding to it.
create or replace function finance.guard_trust_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  ledger finance.client_ledger;
begin
  if new.amount_minor < 0 or new.kind in ('VOID', 'FIRM_DEPOSIT') then
    select * into ledger from finance.client_ledger l where l.firm_id = new.firm_id and l.id = new.ledger_id for no key update;
    if new.kind = 'VOID' then
      new.available_on := finance.void_available_on(new);
    elsif new.kind = 'FIRM_DEPOSIT' then
      perform finance.check_own_funds(ledger, new);
    end if;
    if new.amount_minor < 0 then
      perform finance.refuse_overdraft(ledger, new);
    end if;
  end if;
  update finance.client_ledger l
  set balance_minor = l.balance_minor + new.amount_minor,
      cleared_minor = l.cleared_minor + case when new.available_on is null then 0 else new.amount_minor end
  where l.firm_id = new.firm_id and l.id = new.ledger_id
  returning * into ledger;
  if not found or (ledger.bank_account_id, ledger.matter_id, ledger.currency) is distinct from (new.bank_account_id, new.matter_id, new.currency) then
    raise exception 'entry % does not fit ledger %', new.id, new.ledger_id;
  elsif not finance.fits_its_kind(new) then
    raise exception 'entry % is not a %', new.id, new.kind;
  end if;
  -- The firm's own money is for the bank's charges, the programme's is interest.
  if not (ledger.kind = 'CLIENT' and new.kind not in ('FIRM_DEPOSIT', 'FIRM_WITHDRAWAL', 'BANK_CHARGE')
      or ledger.kind = 'FIRM_FUNDS' and new.kind in ('FIRM_DEPOSIT', 'FIRM_WITHDRAWAL', 'BANK_CHARGE', 'VOID')
      or ledger.kind = 'PROGRAMME' and new.kind in ('INTEREST', 'DISBURSEMENT', 'VOID')) then
    raise exception 'no % on a ledger of kind %', new.kind, ledger.kind;
  end if;
  return new;
end $$;

-- At the commit. A receipt or a payment of client money with its two postings is judged once, from the entry of client money.
create or replace function finance.check_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.lines = 2 and new.source_type = 'trust-entry' and new.reverses_id is null and exists (
      select from finance.trust_entry t
      where t.firm_id = new.firm_id and t.id = new.source_id and t.journal_entry_id = new.id and t.kind in ('RECEIPT', 'DISBURSEMENT')) then
    return null;
  end if;
  perform finance.check_whole_entry(new);
  return null;
end $$;

-- All lines are there, per currency they add up to nothing, and client money moved only with its own entries.
create function finance.check_whole_entry(entry finance.journal_entry) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found record;
begin
  select count(*) as lines, sum(p.amount_minor) as total, min(p.currency) as currency, max(p.currency) as last_currency,
         bool_or(a.trust) and not exists (select from finance.trust_entry t where t.firm_id = entry.firm_id and t.journal_entry_id = entry.id) as moves_trust_alone
    into found
  from (select * from finance.posting p where p.firm_id = entry.firm_id and p.entry_id = entry.id offset 0) p
  join finance.account a on a.firm_id = entry.firm_id and a.id = p.account_id;
  if found.total <> 0 or found.currency <> found.last_currency then
    perform finance.check_currencies(entry.id);
  end if;
  if found.lines <> entry.lines then
    perform platform.refuse('entry-unbalanced', format('The entry has %s postings instead of %s.', found.lines, entry.lines), 'postings');
  end if;
  if entry.reverses_id is not null then
    perform finance.check_reversal(entry);
  end if;
  if found.moves_trust_alone then
    perform platform.refuse('trust-account-guarded',
      'Client money moves by receipts, payments and transfers of client money only; an entry in the books alone cannot move it.', 'postings');
  end if;
end $$;

-- Plain is a receipt or a payment alone in its entry, with two postings that say just what it says: then nothing is left to add up.
create or replace function finance.check_trust_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  plain boolean := false;
  booked finance.journal_entry;
begin
  if new.kind in ('RECEIPT', 'DISBURSEMENT') then
    select count(*) = 2
           and bool_and(p.currency = new.currency)
           and count(*) filter (where a.trust and a.role is null and a.id = b.account_id and p.amount_minor = new.amount_minor) = 1
           and count(*) filter (where a.trust and a.role = 'TRUST_LIABILITY' and p.matter_id is not distinct from new.matter_id and p.amount_minor = -new.amount_minor) = 1
           and not exists (select from finance.trust_entry t where t.firm_id = new.firm_id and t.journal_entry_id = new.journal_entry_id and t.id <> new.id)
      into plain
    from (select * from finance.posting p where p.firm_id = new.firm_id and p.entry_id = new.journal_entry_id offset 0) p
    join finance.account a on a.firm_id = new.firm_id and a.id = p.account_id
    join finance.bank_account b on b.firm_id = new.firm_id and b.id = new.bank_account_id;
  end if;
  if not plain then
    select * into strict booked from finance.journal_entry e where e.firm_id = new.firm_id and e.id = new.journal_entry_id;
    perform finance.check_whole_entry(booked);
    perform finance.check_trust_identity(new.journal_entry_id);
  end if;
  if new.kind in ('TRANSFER_OUT', 'TRANSFER_IN') then
    perform finance.check_transfer(new.transfer_id);
  elsif new.kind = 'TO_OPERATING' then
    perform finance.check_settlement(new, -new.amount_minor);
  elsif new.kind = 'VOID' then
    perform finance.check_void(new);
  end if;
  return null;
end $$;
revoke execute on function finance.fits_its_kind(finance.trust_entry), finance.check_whole_entry(finance.journal_entry) from public;
