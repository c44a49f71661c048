-- Client money. Always true, for every program that writes and under any concurrency: no client ledger below zero on any date,
-- nothing paid out of what has not cleared, to the firm only against an issued bill, bank = book = client ledgers.
-- ABA Model Rule 1.15 and the Model Rules for Client Trust Account Records; SRA Accounts Rules 2019, 5.1 to 5.3 and 8.1.

-- One client matter's money in one trust account. Its row is what concurrent payments queue at: only the guard moves the balances.
create table finance.client_ledger (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  bank_account_id uuid not null,
  kind            text not null check (kind in ('CLIENT', 'FIRM_FUNDS', 'PROGRAMME')),
  matter_id       uuid,
  currency        char(3) not null,
  balance_minor   bigint not null default 0 constraint trust_ledger_not_negative check (balance_minor >= 0),
  cleared_minor   bigint not null default 0 constraint trust_cleared_not_negative check (cleared_minor >= 0),
  opened_at       timestamptz not null default clock_timestamp(),
  primary key (firm_id, id),
  foreign key (firm_id, bank_account_id) references finance.bank_account (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  constraint client_ledger_matter check ((kind = 'CLIENT') = (matter_id is not null)),
  constraint client_ledger_once unique nulls not distinct (firm_id, bank_account_id, kind, matter_id)
) with (fillfactor = 60);
create index client_ledger_by_matter on finance.client_ledger (firm_id, matter_id) where matter_id is not null;
comment on column finance.client_ledger.kind is 'CLIENT; FIRM_FUNDS: the firm''s own few dollars for the bank''s charges; PROGRAMME: pooled interest owed to the bar''s programme.';
comment on column finance.client_ledger.balance_minor is 'The sum of all its entries, whatever their date.';
comment on column finance.client_ledger.cleared_minor is 'The sum of those whose day of clearing is known, whatever that day.';
call platform.protect_matter('finance.client_ledger');
grant select, insert (id, bank_account_id, kind, matter_id, currency) on finance.client_ledger to ${app};
create trigger history_insert after insert on finance.client_ledger referencing new table as new_rows
  for each statement execute function platform.record_versions('client-ledger', '');
create trigger no_delete before delete on finance.client_ledger for each row execute function platform.refuse_change();
create trigger no_truncate before truncate on finance.client_ledger for each statement execute function platform.refuse_change();

create table finance.trust_entry (
  firm_id          uuid not null default platform.current_firm(),
  id               uuid not null,
  ledger_id        uuid not null,
  bank_account_id  uuid not null,
  matter_id        uuid,
  kind             text not null check (kind in ('RECEIPT', 'DISBURSEMENT', 'TO_OPERATING', 'TRANSFER_OUT', 'TRANSFER_IN', 'VOID',
                                                 'BANK_CHARGE', 'FIRM_DEPOSIT', 'FIRM_WITHDRAWAL', 'INTEREST')),
  number           text not null check (number <> ''),
  date             date not null,
  amount_minor     bigint not null,
  currency         char(3) not null,
  available_on     date,
  party            text not null constraint trust_party check (length(party) between 1 and 200),
  purpose          text not null constraint trust_purpose check (length(purpose) between 1 and 500),
  instrument       text not null constraint trust_instrument check (length(instrument) between 1 and 60),
  reference        text not null default '' constraint trust_reference check (length(reference) <= 100 and (reference <> '' or upper(instrument) = 'CASH')),
  invoice_id       uuid,
  authority        text check (length(authority) between 1 and 500),
  transfer_id      uuid,
  voids_id         uuid,
  journal_entry_id uuid not null,
  recorded_by      uuid not null default platform.current_user_id(),
  recorded_at      timestamptz not null default clock_timestamp(),
  primary key (firm_id, id),
  foreign key (firm_id, ledger_id) references finance.client_ledger (firm_id, id),
  foreign key (firm_id, voids_id) references finance.trust_entry (firm_id, id),
  foreign key (firm_id, journal_entry_id) references finance.journal_entry (firm_id, id),
  constraint trust_amount check (amount_minor <> 0 and case
    when kind in ('RECEIPT', 'TRANSFER_IN', 'FIRM_DEPOSIT', 'INTEREST') then amount_minor > 0
    when kind = 'VOID' then true
    else amount_minor < 0 end),
  -- What goes out, and what comes from another ledger, is cleared money; what comes in waits for the bank.
  constraint trust_available check (case
    when kind in ('RECEIPT', 'FIRM_DEPOSIT', 'INTEREST', 'VOID') then available_on is null or available_on >= date
    else available_on is not null and available_on = date end),
  constraint trust_invoice_required check ((kind = 'TO_OPERATING') = (invoice_id is not null)),
  constraint trust_transfer check ((kind in ('TRANSFER_OUT', 'TRANSFER_IN')) = (transfer_id is not null)),
  constraint trust_authority_required check (kind not in ('TRANSFER_OUT', 'TRANSFER_IN') or authority is not null),
  constraint trust_void check ((kind = 'VOID') = (voids_id is not null))
);
create unique index trust_entry_voided_once on finance.trust_entry (firm_id, voids_id) where voids_id is not null;
create index trust_entry_by_date on finance.trust_entry (firm_id, ledger_id, date) include (amount_minor);
create index trust_entry_by_clearing on finance.trust_entry (firm_id, ledger_id, available_on) include (amount_minor) where available_on is not null;
create index trust_entry_by_bank_account on finance.trust_entry (firm_id, bank_account_id, date, id);
create index trust_entry_by_journal on finance.trust_entry (firm_id, journal_entry_id);
create index trust_entry_uncleared on finance.trust_entry (firm_id, bank_account_id, date) where available_on is null;
create index trust_entry_by_invoice on finance.trust_entry (firm_id, invoice_id) where invoice_id is not null;
create index trust_entry_by_transfer on finance.trust_entry (firm_id, transfer_id) where transfer_id is not null;
comment on column finance.trust_entry.available_on is 'From when the money may be paid out; null while the bank has not confirmed it. It alone may change, once.';
comment on column finance.trust_entry.party is 'Who paid, or who is paid.';
call platform.protect_matter('finance.trust_entry');
call platform.keep_history('finance.trust_entry', 'ledger_id');
revoke update on finance.trust_entry from ${app};
grant update (available_on) on finance.trust_entry to ${app};
create trigger no_delete before delete on finance.trust_entry for each row execute function platform.refuse_change();
create trigger no_truncate before truncate on finance.trust_entry for each statement execute function platform.refuse_change();

create function finance.check_client_ledger() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.balance_minor <> 0 or new.cleared_minor <> 0 then
    raise exception 'a client ledger begins empty';
  end if;
  if not exists (select from finance.bank_account b where b.firm_id = new.firm_id and b.id = new.bank_account_id and b.kind = 'TRUST' and b.currency = new.currency) then
    perform platform.refuse('bank-account-not-trust', 'Client money is kept in a trust account, in that account''s currency.', 'bankAccountId');
  end if;
  return new;
end $$;
create trigger check_client_ledger before insert on finance.client_ledger for each row execute function finance.check_client_ledger();

------------------------------------------------------------------ the guard

-- The lowest the ledger's book balance stands on the day or any later one, once the amount is in. Most entries have no later one.
create function finance.lowest_balance(ledger uuid, from_day date, at_the_end bigint) returns table (held numeric, on_day date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not exists (select from finance.trust_entry t where t.firm_id = platform.current_firm() and t.ledger_id = ledger and t.date > from_day) then
    return query select at_the_end::numeric, from_day;
    return;
  end if;
  return query
    with later as (select t.date as day, sum(t.amount_minor) as amount from finance.trust_entry t
                   where t.firm_id = platform.current_firm() and t.ledger_id = ledger and t.date > from_day group by t.date)
    select d.held, d.day
    from (select from_day as day, at_the_end - sum(l.amount) as held from later l
          union all
          select l.day, at_the_end - coalesce(sum(l.amount) over (order by l.day desc rows between unbounded preceding and 1 preceding), 0) from later l) d
    order by d.held, d.day limit 1;
end $$;

-- The same of its cleared money.
create function finance.lowest_cleared(ledger uuid, from_day date, at_the_end bigint) returns table (held numeric, on_day date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not exists (select from finance.trust_entry t where t.firm_id = platform.current_firm() and t.ledger_id = ledger and t.available_on > from_day) then
    return query select at_the_end::numeric, from_day;
    return;
  end if;
  return query
    with later as (select t.available_on as day, sum(t.amount_minor) as amount from finance.trust_entry t
                   where t.firm_id = platform.current_firm() and t.ledger_id = ledger and t.available_on > from_day group by t.available_on)
    select d.held, d.day
    from (select from_day as day, at_the_end - sum(l.amount) as held from later l
          union all
          select l.day, at_the_end - coalesce(sum(l.amount) over (order by l.day desc rows between unbounded preceding and 1 preceding), 0) from later l) d
    order by d.held, d.day limit 1;
end $$;

-- Refuses what the ledger does not hold, and what it holds but has not cleared: with figures and dates.
create function finance.refuse_overdraft(ledger finance.client_ledger, entry finance.trust_entry) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  low record;
  whose constant text := case ledger.kind when 'CLIENT' then 'of this matter' when 'FIRM_FUNDS' then 'of the firm''s own in this account' else 'of the programme' end;
begin
  select * into low from finance.lowest_balance(ledger.id, entry.date, ledger.balance_minor + entry.amount_minor);
  if low.held < 0 then
    perform platform.refuse('trust-overdraft', format('%s more than the money %s: its ledger holds %s on %s.', finance.money_words(-low.held, entry.currency), whose,
      finance.money_words(low.held - entry.amount_minor, entry.currency), finance.date_words(low.on_day)), 'amount');
  end if;
  if entry.available_on is null then
    return;
  end if;
  select * into low from finance.lowest_cleared(ledger.id, entry.available_on, ledger.cleared_minor + entry.amount_minor);
  if low.held < 0 then
    perform platform.refuse('trust-uncleared-funds', format('%s more than the cleared money %s on %s; %s', finance.money_words(-low.held, entry.currency), whose,
      finance.date_words(low.on_day), finance.next_clearing(ledger, low.on_day)), 'amount');
  end if;
end $$;

create function finance.next_clearing(ledger finance.client_ledger, after_day date) returns text
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  next record;
begin
  select t.available_on as day, sum(t.amount_minor) as amount into next
  from finance.trust_entry t
  where t.firm_id = ledger.firm_id and t.ledger_id = ledger.id and t.available_on > after_day and t.kind in ('RECEIPT', 'FIRM_DEPOSIT', 'INTEREST')
  group by t.available_on order by t.available_on limit 1;
  if found then
    return format('%s clears on %s.', finance.money_words(next.amount, ledger.currency), finance.date_words(next.day));
  end if;
  return format('%s has not cleared yet.', finance.money_words(ledger.balance_minor - ledger.cleared_minor, ledger.currency));
end $$;

-- A void mirrors one entry of the same ledger, once, not before it; of money that never cleared nothing becomes available.
create function finance.void_available_on(void finance.trust_entry) returns date
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  voided finance.trust_entry;
begin
  select * into voided from finance.trust_entry t where t.firm_id = void.firm_id and t.id = void.voids_id;
  if voided.kind = 'VOID' then
    perform platform.refuse('void-of-void', 'A void is not voided; record the entry again instead.', null);
  elsif void.date < voided.date then
    perform platform.refuse('void-too-early', format('The entry is dated %s; it cannot be voided before.', finance.date_words(voided.date)), 'date');
  elsif voided.ledger_id is distinct from void.ledger_id or voided.amount_minor <> -void.amount_minor then
    raise exception 'void % does not mirror entry %', void.id, void.voids_id;
  end if;
  return case when voided.available_on is null then null else greatest(void.date, voided.available_on) end;
end $$;

-- Before an entry is in: its ledger is locked first, so that what is judged after is all there is.
create function finance.guard_trust_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  ledger finance.client_ledger;
begin
  select * into ledger from finance.client_ledger l where l.firm_id = new.firm_id and l.id = new.ledger_id for no key update;
  if not found or (ledger.bank_account_id, ledger.matter_id, ledger.currency) is distinct from (new.bank_account_id, new.matter_id, new.currency) then
    raise exception 'entry % does not fit ledger %', new.id, new.ledger_id;
  end if;
  perform finance.check_trust_kind(ledger, new);
  if new.kind = 'VOID' then
    new.available_on := finance.void_available_on(new);
  end if;
  if new.amount_minor < 0 then
    perform finance.refuse_overdraft(ledger, new);
  end if;
  update finance.client_ledger l
  set balance_minor = l.balance_minor + new.amount_minor,
      cleared_minor = l.cleared_minor + case when new.available_on is null then 0 else new.amount_minor end
  where l.firm_id = new.firm_id and l.id = new.ledger_id;
  return new;
end $$;
create trigger guard_trust_entry before insert on finance.trust_entry for each row execute function finance.guard_trust_entry();

-- What may happen on which ledger: the firm's own money is for the bank's charges and small, the programme's is interest.
create function finance.check_trust_kind(ledger finance.client_ledger, entry finance.trust_entry) returns void
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  own_limit bigint;
begin
  if not (ledger.kind = 'CLIENT' and entry.kind in ('RECEIPT', 'DISBURSEMENT', 'TO_OPERATING', 'TRANSFER_OUT', 'TRANSFER_IN', 'INTEREST', 'VOID')
      or ledger.kind = 'FIRM_FUNDS' and entry.kind in ('FIRM_DEPOSIT', 'FIRM_WITHDRAWAL', 'BANK_CHARGE', 'VOID')
      or ledger.kind = 'PROGRAMME' and entry.kind in ('INTEREST', 'DISBURSEMENT', 'VOID')) then
    raise exception 'no % on a ledger of kind %', entry.kind, ledger.kind;
  end if;
  if entry.kind = 'FIRM_DEPOSIT' then
    select b.own_funds_limit_minor into own_limit from finance.bank_account b where b.firm_id = entry.firm_id and b.id = entry.bank_account_id;
    if ledger.balance_minor + entry.amount_minor > own_limit then
      perform platform.refuse('firm-funds-limit', format('The firm keeps at most %s of its own in this account; %s is there.',
        finance.money_words(own_limit, ledger.currency), finance.money_words(ledger.balance_minor, ledger.currency)), 'amount');
    end if;
  end if;
end $$;

-- The one change an entry may see: the bank confirmed it.
create function finance.guard_clearing() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  kept finance.trust_entry := new;
begin
  kept.available_on := old.available_on;
  if kept is distinct from old or new.available_on is null or old.kind = 'VOID' then
    raise exception 'client money entry % does not change', old.id using errcode = 'CH001', constraint = 'append-only';
  end if;
  perform from finance.client_ledger l where l.firm_id = old.firm_id and l.id = old.ledger_id for no key update;
  if old.available_on is not null then
    perform platform.refuse('already-cleared', format('This cleared on %s.', finance.date_words(old.available_on)), 'date');
  elsif new.available_on < old.date then
    perform platform.refuse('cleared-before-receipt', format('It was received on %s and cannot have cleared before.', finance.date_words(old.date)), 'date');
  elsif exists (select from finance.trust_entry t where t.firm_id = old.firm_id and t.voids_id = old.id) then
    perform platform.refuse('entry-voided', 'This receipt is void.', null);
  end if;
  update finance.client_ledger l set cleared_minor = l.cleared_minor + new.amount_minor where l.firm_id = old.firm_id and l.id = old.ledger_id;
  return new;
end $$;
create trigger guard_clearing before update on finance.trust_entry for each row execute function finance.guard_clearing();

------------------------------------------------------------------ at the commit

-- Bank = book = client ledgers, entry by entry: what an entry of the books moves on a trust account, and of what is owed to each
-- matter, is what its client money entries say. So nothing else can touch these accounts.
create function finance.check_trust_identity(entry uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (
      select from (
        select b.id as subject, p.currency, p.amount_minor::numeric as amount
        from finance.posting p join finance.bank_account b on b.firm_id = p.firm_id and b.account_id = p.account_id and b.kind = 'TRUST'
        where p.firm_id = platform.current_firm() and p.entry_id = entry
        union all
        select p.matter_id, p.currency, -p.amount_minor
        from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id and a.role = 'TRUST_LIABILITY'
        where p.firm_id = platform.current_firm() and p.entry_id = entry
        union all
        select t.bank_account_id, t.currency, -t.amount_minor
        from finance.trust_entry t where t.firm_id = platform.current_firm() and t.journal_entry_id = entry
        union all
        select t.matter_id, t.currency, -t.amount_minor
        from finance.trust_entry t join finance.client_ledger l on l.firm_id = t.firm_id and l.id = t.ledger_id and l.kind <> 'FIRM_FUNDS'
        where t.firm_id = platform.current_firm() and t.journal_entry_id = entry) moved
      group by moved.subject, moved.currency having sum(moved.amount) <> 0) then
    perform platform.refuse('trust-account-guarded',
      'Client money moves by receipts, payments and transfers of client money only; an entry in the books alone cannot move it.', 'postings');
  end if;
end $$;

create function finance.check_trust_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform finance.check_trust_identity(new.journal_entry_id);
  if new.kind in ('TRANSFER_OUT', 'TRANSFER_IN') then
    perform finance.check_transfer(new.transfer_id);
  elsif new.kind = 'TO_OPERATING' then
    perform finance.check_settlement(new, -new.amount_minor);
  elsif new.kind = 'VOID' then
    perform finance.check_void(new);
  end if;
  return null;
end $$;
create constraint trigger check_trust_entry after insert on finance.trust_entry
  deferrable initially deferred for each row execute function finance.check_trust_entry();

-- Entries of the books that touch client money without any entry of client money.
create function finance.check_trust_postings() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id and a.trust
             where p.firm_id = new.firm_id and p.entry_id = new.id)
     and not exists (select from finance.trust_entry t where t.firm_id = new.firm_id and t.journal_entry_id = new.id) then
    perform finance.check_trust_identity(new.id);
    perform platform.refuse('trust-account-guarded',
      'Client money moves by receipts, payments and transfers of client money only; an entry in the books alone cannot move it.', 'postings');
  end if;
  return null;
end $$;
create constraint trigger check_trust_postings after insert on finance.journal_entry
  deferrable initially deferred for each row execute function finance.check_trust_postings();

-- Two legs of one bank account that cancel out: the bank is unchanged, and one client's money never becomes another's by half.
create function finance.check_transfer(transfer uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from finance.trust_entry t where t.firm_id = platform.current_firm() and t.transfer_id = transfer
                 having count(*) = 2 and sum(t.amount_minor) = 0 and count(distinct t.bank_account_id) = 1 and count(distinct t.ledger_id) = 2
                   and count(distinct t.journal_entry_id) = 1) then
    raise exception 'transfer % has not two legs that cancel out', transfer;
  end if;
end $$;

-- What billing allocated of a payment from client money to a bill of the matter, net of what it took back, and when the bill was issued.
-- Answered by the room of bills, which replaces this body; until then no client money goes to the firm.
create function finance.trust_settlement(entry uuid, matter uuid) returns table (invoice_id uuid, amount_minor bigint, issued_on date)
  language sql stable security definer set search_path = pg_catalog
  begin atomic select null::uuid, null::bigint, null::date where false; end;

create function finance.check_settlement(entry finance.trust_entry, expected bigint) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  settled record;
begin
  select coalesce(sum(s.amount_minor), 0) as total, coalesce(sum(s.amount_minor) filter (where s.invoice_id = entry.invoice_id), 0) as of_invoice, max(s.issued_on) as issued_on
    into settled from finance.trust_settlement(entry.id, entry.matter_id) s;
  if settled.total <> expected or settled.of_invoice <> expected then
    perform platform.refuse('trust-invoice-required', 'Client money goes to the firm only to pay an issued bill of the matter, in the same transaction.', 'invoiceId');
  elsif settled.issued_on > entry.date then
    perform platform.refuse('trust-invoice-required', format('The bill was issued on %s; it cannot be paid from client money before.', finance.date_words(settled.issued_on)), 'date');
  end if;
end $$;

-- A void takes back all of it: the entry of the books, both legs of a transfer, the payment of a bill.
create function finance.check_void(void finance.trust_entry) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  voided finance.trust_entry;
begin
  select * into strict voided from finance.trust_entry t where t.firm_id = void.firm_id and t.id = void.voids_id;
  if not exists (select from finance.journal_entry e where e.firm_id = void.firm_id and e.id = void.journal_entry_id and e.reverses_id = voided.journal_entry_id) then
    raise exception 'void % does not reverse the entry in the books of %', void.id, voided.id;
  end if;
  if voided.transfer_id is not null and exists (
      select from finance.trust_entry t where t.firm_id = void.firm_id and t.transfer_id = voided.transfer_id
        and not exists (select from finance.trust_entry v where v.firm_id = t.firm_id and v.voids_id = t.id)) then
    raise exception 'transfer % is voided by half', voided.transfer_id;
  end if;
  if voided.kind = 'TO_OPERATING' then
    perform finance.check_settlement(voided, 0);
  end if;
end $$;

------------------------------------------------------------------ what other rooms read

-- Every client ledger's money at the end of a day: what it held, what of it had cleared, and when it last moved.
create function finance.client_ledger_balances(as_of date)
  returns table (ledger_id uuid, bank_account_id uuid, kind text, matter_id uuid, currency char(3), balance_minor bigint, cleared_minor bigint, last_entry_on date)
  language sql stable
  begin atomic
    select l.id, l.bank_account_id, l.kind, l.matter_id, l.currency,
           l.balance_minor - coalesce((select sum(t.amount_minor) from finance.trust_entry t where t.firm_id = l.firm_id and t.ledger_id = l.id and t.date > as_of), 0)::bigint,
           l.cleared_minor - coalesce((select sum(t.amount_minor) from finance.trust_entry t where t.firm_id = l.firm_id and t.ledger_id = l.id and t.available_on > as_of), 0)::bigint,
           (select max(t.date) from finance.trust_entry t where t.firm_id = l.firm_id and t.ledger_id = l.id and t.date <= as_of)
    from finance.client_ledger l where l.firm_id = platform.current_firm();
  end;

-- A trust account at the end of a day, whole for everyone who reconciles it, whatever walls hide: the balance of its book, the sum of
-- ledgers above zero and of those below (never netted), how many hold money, and what came in but has not cleared.
create function finance.trust_pool(bank_account uuid, as_of date)
  returns table (book_minor bigint, positive_minor bigint, negative_minor bigint, ledgers bigint, uncleared_minor bigint)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select coalesce((select sum(p.amount_minor) from finance.bank_account b
                     join finance.posting p on p.firm_id = b.firm_id and p.account_id = b.account_id and p.date <= as_of
                     where b.firm_id = platform.current_firm() and b.id = bank_account), 0)::bigint,
           coalesce(sum(l.balance_minor) filter (where l.balance_minor > 0), 0)::bigint,
           coalesce(sum(l.balance_minor) filter (where l.balance_minor < 0), 0)::bigint,
           count(*) filter (where l.balance_minor <> 0),
           coalesce(sum(l.balance_minor - l.cleared_minor), 0)::bigint
    from finance.client_ledger_balances(as_of) l
    where l.bank_account_id = bank_account;
  end;

------------------------------------------------------------------ verification

create function finance.trust_findings() returns table (code text, object_type text, object_id uuid, message text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with entry as (
      select * from finance.trust_entry t where t.firm_id = platform.current_firm()),
    held as (
      select d.ledger_id, d.day, sum(d.amount) over (partition by d.ledger_id order by d.day) as held
      from (select e.ledger_id, e.date as day, sum(e.amount_minor) as amount from entry e group by e.ledger_id, e.date) d),
    cleared as (
      select d.ledger_id, d.day, sum(d.amount) over (partition by d.ledger_id order by d.day) as held
      from (select e.ledger_id, e.available_on as day, sum(e.amount_minor) as amount from entry e where e.available_on is not null group by e.ledger_id, e.available_on) d)
    select 'trust-overdraft', 'client-ledger', l.id, format('A client ledger stands at %s on %s.', finance.money_words(h.held, l.currency), h.day)
    from held h join finance.client_ledger l on l.firm_id = platform.current_firm() and l.id = h.ledger_id where h.held < 0
    union all
    select 'trust-uncleared-funds', 'client-ledger', l.id, format('A client ledger''s cleared money stands at %s on %s.', finance.money_words(h.held, l.currency), h.day)
    from cleared h join finance.client_ledger l on l.firm_id = platform.current_firm() and l.id = h.ledger_id where h.held < 0
    union all
    select 'trust-guard', 'client-ledger', l.id, format('A client ledger keeps %s (cleared %s), its entries make %s (%s).',
             finance.money_words(l.balance_minor, l.currency), finance.money_words(l.cleared_minor, l.currency), finance.money_words(s.total, l.currency), finance.money_words(s.cleared, l.currency))
    from finance.client_ledger l
    cross join lateral (select coalesce(sum(e.amount_minor), 0) as total, coalesce(sum(e.amount_minor) filter (where e.available_on is not null), 0) as cleared
                        from entry e where e.ledger_id = l.id) s
    where l.firm_id = platform.current_firm() and (l.balance_minor <> s.total or l.cleared_minor <> s.cleared)
    union all
    select 'trust-three-way', 'bank-account', b.id, format('Trust account %s: its book says %s, its client ledgers %s.', b.name, finance.money_words(s.book, b.currency), finance.money_words(s.ledgers, b.currency))
    from finance.bank_account b
    cross join lateral (select coalesce((select sum(p.amount_minor) from finance.posting p where p.firm_id = b.firm_id and p.account_id = b.account_id), 0) as book,
                               coalesce((select sum(l.balance_minor) from finance.client_ledger l where l.firm_id = b.firm_id and l.bank_account_id = b.id), 0) as ledgers) s
    where b.firm_id = platform.current_firm() and b.kind = 'TRUST' and s.book <> s.ledgers
    union all
    select 'trust-liability', 'matter', d.matter_id, format('What is owed to a matter differs by %s between the books and its client ledgers.', finance.money_words(sum(d.amount), d.currency))
    from (select p.matter_id, p.currency, -p.amount_minor::numeric as amount
          from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id and a.role = 'TRUST_LIABILITY'
          where p.firm_id = platform.current_firm()
          union all
          select l.matter_id, l.currency, -l.balance_minor from finance.client_ledger l where l.firm_id = platform.current_firm() and l.kind <> 'FIRM_FUNDS') d
    group by d.matter_id, d.currency having sum(d.amount) <> 0
    union all
    select 'trust-settlement', 'trust-entry', e.id, format('Transfer %s of %s to the firm has no payment of its bill.', e.number, e.date)
    from entry e
    left join entry v on v.voids_id = e.id
    cross join lateral (select coalesce(sum(s.amount_minor), 0) as amount from finance.trust_settlement(e.id, e.matter_id) s where s.invoice_id = e.invoice_id) s
    where e.kind = 'TO_OPERATING' and s.amount <> case when v.id is null then -e.amount_minor else 0 end;
  end;

create or replace function finance.findings() returns table (code text, object_type text, object_id uuid, message text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select f.code, f.object_type, f.object_id, f.message from finance.ledger_findings() f
    union all
    select f.code, f.object_type, f.object_id, f.message from finance.trust_findings() f;
  end;

revoke execute on all functions in schema finance from public;
grant execute on function finance.client_ledger_balances(date), finance.trust_pool(uuid, date), finance.trust_findings() to ${app};
