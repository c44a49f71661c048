-- A check is read anew from the catalogue and planned for each statement: five on a table took longer than writing its row. Each table of
-- the posting path has one now, a function that names what does not hold as the single checks did.

create function finance.sound(entry finance.journal_entry) returns boolean
  language plpgsql immutable as $$
begin
  if entry.date not between '1900-01-01' and '2199-12-31' then
    raise check_violation using constraint = 'journal_entry_date';
  elsif entry.lines not between 2 and 2000 then
    raise check_violation using constraint = 'journal_entry_lines';
  end if;
  return entry.kind ~ '^[A-Z][A-Z_]*$' and length(entry.description) between 1 and 500 and (entry.source_type is null) = (entry.source_id is null);
end $$;

create function finance.sound(posting finance.posting) returns boolean
  language plpgsql immutable as $$
begin
  if posting.amount_minor = 0 or abs(posting.amount_minor) > 1000000000000000 then
    raise check_violation using constraint = 'posting_amount';
  end if;
  return posting.line > 0 and posting.currency ~ '^[A-Z]{3}$' and length(posting.memo) <= 500;
end $$;

create function finance.sound(ledger finance.client_ledger) returns boolean
  language plpgsql immutable as $$
begin
  if ledger.balance_minor < 0 then
    raise check_violation using constraint = 'trust_ledger_not_negative';
  elsif ledger.cleared_minor < 0 then
    raise check_violation using constraint = 'trust_cleared_not_negative';
  end if;
  return ledger.kind in ('CLIENT', 'FIRM_FUNDS', 'PROGRAMME') and (ledger.kind = 'CLIENT') = (ledger.matter_id is not null);
end $$;

-- What an entry of client money says, of itself and as one of its kind.
create function finance.sound(entry finance.trust_entry) returns boolean
  language plpgsql immutable as $$
begin
  if length(entry.party) not between 1 and 200 then
    raise check_violation using constraint = 'trust_party';
  elsif length(entry.purpose) not between 1 and 500 then
    raise check_violation using constraint = 'trust_purpose';
  elsif length(entry.instrument) not between 1 and 60 then
    raise check_violation using constraint = 'trust_instrument';
  elsif length(entry.reference) > 100 or entry.reference = '' and upper(entry.instrument) <> 'CASH' then
    raise check_violation using constraint = 'trust_reference';
  end if;
  return entry.number <> '' and (entry.authority is null or length(entry.authority) between 1 and 500) and finance.fits_its_kind(entry);
end $$;

alter table finance.journal_entry
  drop constraint journal_entry_date, drop constraint journal_entry_lines, drop constraint journal_entry_source,
  drop constraint journal_entry_kind_check, drop constraint journal_entry_description_check,
  add constraint journal_entry_sound check (finance.sound(journal_entry));
alter table finance.posting
  drop constraint posting_amount, drop constraint posting_line_check, drop constraint posting_currency_check, drop constraint posting_memo_check,
  add constraint posting_sound check (finance.sound(posting));
alter table finance.client_ledger
  drop constraint trust_ledger_not_negative, drop constraint trust_cleared_not_negative, drop constraint client_ledger_kind_check, drop constraint client_ledger_matter,
  add constraint client_ledger_sound check (finance.sound(client_ledger));
alter table finance.trust_entry
  drop constraint trust_party, drop constraint trust_purpose, drop constraint trust_instrument, drop constraint trust_reference,
  drop constraint trust_entry_number_check, drop constraint trust_entry_authority_check,
  add constraint trust_entry_sound check (finance.sound(trust_entry));

-- An entry's matter is looked for here, without the lock that a foreign key takes on it: a matter cannot be deleted, nor its key change.
create or replace function finance.refuse_closed() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  posting_lock text;
  closed date;
begin
  posting_lock := pg_advisory_xact_lock_shared(finance.books_lock());
  select max(p.ends_on) into closed from finance.period p where p.firm_id = new.firm_id and p.reopened_at is null;
  if new.date <= closed then
    perform platform.refuse('period-closed', format('The books are closed through %s; the entry is dated %s.',
      finance.date_words(closed), finance.date_words(new.date)), 'date');
  elsif new.matter_id is not null and not exists (select from practice.matter m where m.firm_id = new.firm_id and m.id = new.matter_id) then
    raise foreign_key_violation using message = 'an entry is of no matter that is there';
  end if;
  return new;
end $$;
alter table finance.journal_entry alter constraint journal_entry_firm_id_matter_id_fkey not enforced;

-- The guard moves the ledger and leaves to the check whether the entry is one of its kind.
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
  end if;
  -- The firm's own money is for the bank's charges, the programme's is interest.
  if not (ledger.kind = 'CLIENT' and new.kind not in ('FIRM_DEPOSIT', 'FIRM_WITHDRAWAL', 'BANK_CHARGE')
      or ledger.kind = 'FIRM_FUNDS' and new.kind in ('FIRM_DEPOSIT', 'FIRM_WITHDRAWAL', 'BANK_CHARGE', 'VOID')
      or ledger.kind = 'PROGRAMME' and new.kind in ('INTEREST', 'DISBURSEMENT', 'VOID')) then
    raise exception 'no % on a ledger of kind %', new.kind, ledger.kind;
  end if;
  return new;
end $$;

revoke execute on function finance.sound(finance.journal_entry), finance.sound(finance.posting), finance.sound(finance.client_ledger), finance.sound(finance.trust_entry) from public;
grant execute on function finance.sound(finance.journal_entry), finance.sound(finance.posting), finance.sound(finance.client_ledger), finance.sound(finance.trust_entry),
  finance.fits_its_kind(finance.trust_entry) to ${app};
