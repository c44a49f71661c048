-- Posting is what the firm does most. The rules of an entry are as before, asked in fewer questions, each of which goes by a key
-- whatever the statistics of a young table say.

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
  end if;
  return new;
end $$;

-- The fences (offset 0) make the planner go by the key for each posting: for a transition table it expects a thousand rows, and would
-- read the journal whole for two.
create or replace function finance.check_postings() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  wrong record;
begin
  select n.line, e.lines, n.date, e.date as entry_date, n.currency, a.code, a.name, a.currency as account_currency, a.active into wrong
  from new_rows n
  cross join lateral (select * from finance.journal_entry e where e.firm_id = n.firm_id and e.id = n.entry_id offset 0) e
  cross join lateral (select * from finance.account a where a.firm_id = n.firm_id and a.id = n.account_id offset 0) a
  where n.line > e.lines or n.date <> e.date or n.currency <> a.currency or not a.active and e.reverses_id is null
  limit 1;
  if not found then
    return null;
  elsif wrong.currency <> wrong.account_currency then
    perform platform.refuse('account-currency', format('Account %s %s takes %s only, not %s.',
      wrong.code, wrong.name, wrong.account_currency, wrong.currency), 'amount');
  elsif not wrong.active then
    perform platform.refuse('account-inactive', format('Account %s %s is no longer in use.', wrong.code, wrong.name), 'account');
  end if;
  raise exception 'posting % of an entry with % lines of % is dated %', wrong.line, wrong.lines, wrong.entry_date, wrong.date;
end $$;

-- Writes an entry with its postings, each to an account, to the account of a role, or to that of a bank account.
-- The plan is made once for any number of postings.
create function finance.post_entry(id uuid, date date, kind text, description text, source_type text, source_id uuid, matter uuid,
    accounts uuid[], roles text[], banks uuid[], amounts bigint[], currencies text[], matters uuid[], memos text[]) returns void
  language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  insert into finance.journal_entry (id, date, kind, description, source_type, source_id, matter_id, lines)
  values (post_entry.id, post_entry.date, post_entry.kind, post_entry.description, post_entry.source_type, post_entry.source_id, matter, cardinality(amounts));
  insert into finance.posting (entry_id, line, account_id, date, amount_minor, currency, matter_id, memo)
  select post_entry.id, p.line,
         coalesce(p.account, (select a.id from finance.account a where a.role = p.role), (select b.account_id from finance.bank_account b where b.id = p.bank)),
         post_entry.date, p.amount, p.currency, p.matter, p.memo
  from unnest(accounts, roles, banks, amounts, currencies, matters, memos) with ordinality as p (account, role, bank, amount, currency, matter, memo, line);
end $$;

-- At the commit: all lines are there, per currency they add up to nothing, and client money moved only with its own entries.
create or replace function finance.check_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found record;
begin
  select count(*) as lines, sum(p.amount_minor) as total, min(p.currency) as currency, max(p.currency) as last_currency,
         bool_or(a.trust) and not exists (select from finance.trust_entry t where t.firm_id = new.firm_id and t.journal_entry_id = new.id) as moves_trust_alone
    into found
  from (select * from finance.posting p where p.firm_id = new.firm_id and p.entry_id = new.id offset 0) p
  join finance.account a on a.firm_id = new.firm_id and a.id = p.account_id;
  if found.total <> 0 or found.currency <> found.last_currency then
    perform finance.check_currencies(new.id);
  end if;
  if found.lines <> new.lines then
    perform platform.refuse('entry-unbalanced', format('The entry has %s postings instead of %s.', found.lines, new.lines), 'postings');
  end if;
  if new.reverses_id is not null then
    perform finance.check_reversal(new);
  end if;
  if found.moves_trust_alone then
    perform platform.refuse('trust-account-guarded',
      'Client money moves by receipts, payments and transfers of client money only; an entry in the books alone cannot move it.', 'postings');
  end if;
  return null;
end $$;

create function finance.check_currencies(entry uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  off record;
begin
  select p.currency, sum(p.amount_minor) as total into off
  from finance.posting p where p.firm_id = platform.current_firm() and p.entry_id = entry
  group by p.currency having sum(p.amount_minor) <> 0 order by p.currency limit 1;
  if found then
    perform platform.refuse('entry-unbalanced', format('Debits and credits differ by %s.', finance.money_words(abs(off.total), off.currency)), 'postings');
  end if;
end $$;
drop trigger check_trust_postings on finance.journal_entry;
drop function finance.check_trust_postings();

-- A receipt or a payment alone with the two postings that say the same needs no sums.
create or replace function finance.check_trust_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  plain boolean := false;
begin
  if new.kind in ('RECEIPT', 'DISBURSEMENT') then
    select count(*) = 2
           and bool_and(p.currency = new.currency)
           and count(*) filter (where a.role is null and a.id = b.account_id and p.amount_minor = new.amount_minor) = 1
           and count(*) filter (where a.role = 'TRUST_LIABILITY' and p.matter_id is not distinct from new.matter_id and p.amount_minor = -new.amount_minor) = 1
           and not exists (select from finance.trust_entry t where t.firm_id = new.firm_id and t.journal_entry_id = new.journal_entry_id and t.id <> new.id)
      into plain
    from (select * from finance.posting p where p.firm_id = new.firm_id and p.entry_id = new.journal_entry_id offset 0) p
    join finance.account a on a.firm_id = new.firm_id and a.id = p.account_id and a.trust
    join finance.bank_account b on b.firm_id = new.firm_id and b.id = new.bank_account_id;
  end if;
  if not plain then
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

-- What an entry of the books moves on a trust account, and of what is owed to each matter, is what its client money entries say.
create or replace function finance.check_trust_identity(entry uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  firm constant uuid := platform.current_firm();
begin
  if exists (
      select from (
        select case a.role when 'TRUST_LIABILITY' then p.matter_id else p.account_id end as subject, p.currency,
               case a.role when 'TRUST_LIABILITY' then -p.amount_minor else p.amount_minor end as amount
        from (select * from finance.posting p where p.firm_id = firm and p.entry_id = entry offset 0) p
        join finance.account a on a.firm_id = firm and a.id = p.account_id and a.trust
        union all
        select side.subject, t.currency, -t.amount_minor
        from (select * from finance.trust_entry t where t.firm_id = firm and t.journal_entry_id = entry offset 0) t
        join finance.bank_account b on b.firm_id = firm and b.id = t.bank_account_id
        join finance.client_ledger l on l.firm_id = firm and l.id = t.ledger_id
        cross join lateral (values (true, b.account_id), (l.kind <> 'FIRM_FUNDS', t.matter_id)) side (counts, subject)
        where side.counts) moved
      group by moved.subject, moved.currency having sum(moved.amount) <> 0) then
    perform platform.refuse('trust-account-guarded',
      'Client money moves by receipts, payments and transfers of client money only; an entry in the books alone cannot move it.', 'postings');
  end if;
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
  end if;
  -- The firm's own money is for the bank's charges, the programme's is interest.
  if not (ledger.kind = 'CLIENT' and new.kind not in ('FIRM_DEPOSIT', 'FIRM_WITHDRAWAL', 'BANK_CHARGE')
      or ledger.kind = 'FIRM_FUNDS' and new.kind in ('FIRM_DEPOSIT', 'FIRM_WITHDRAWAL', 'BANK_CHARGE', 'VOID')
      or ledger.kind = 'PROGRAMME' and new.kind in ('INTEREST', 'DISBURSEMENT', 'VOID')) then
    raise exception 'no % on a ledger of kind %', new.kind, ledger.kind;
  end if;
  return new;
end $$;

-- The firm keeps little of its own with its clients' money.
create function finance.check_own_funds(ledger finance.client_ledger, entry finance.trust_entry) returns void
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  own_limit bigint;
begin
  select b.own_funds_limit_minor into own_limit from finance.bank_account b where b.firm_id = entry.firm_id and b.id = entry.bank_account_id;
  if ledger.balance_minor + entry.amount_minor > own_limit then
    perform platform.refuse('firm-funds-limit', format('The firm keeps at most %s of its own in this account; %s is there.',
      finance.money_words(own_limit, ledger.currency), finance.money_words(ledger.balance_minor, ledger.currency)), 'amount');
  end if;
end $$;
drop function finance.check_trust_kind(finance.client_ledger, finance.trust_entry);

-- The entry of the books behind a receipt of client money (amount above zero) or a payment (below): what the trust account gains is owed to the matter.
create function finance.post_client_money(entry uuid, source uuid, kind text, description text, date date, matter uuid, bank uuid, amount bigint, currency text)
  returns void language plpgsql as $$
begin
  insert into finance.journal_entry (id, date, kind, description, source_type, source_id, matter_id, lines)
  values (entry, post_client_money.date, post_client_money.kind, post_client_money.description, 'trust-entry', source, matter, 2);
  insert into finance.posting (entry_id, line, account_id, date, amount_minor, currency, matter_id)
  values (entry, case when amount > 0 then 1 else 2 end, (select b.account_id from finance.bank_account b where b.id = bank),
          post_client_money.date, amount, post_client_money.currency, matter),
         (entry, case when amount > 0 then 2 else 1 end, (select a.id from finance.account a where a.role = 'TRUST_LIABILITY'),
          post_client_money.date, -amount, post_client_money.currency, matter);
end $$;

revoke execute on all functions in schema finance from public;
grant execute on function finance.post_client_money(uuid, uuid, text, text, date, uuid, uuid, bigint, text) to ${app};
grant execute on function finance.post_entry(uuid, date, text, text, text, uuid, uuid, uuid[], text[], uuid[], bigint[], text[], uuid[], text[]) to ${app};
