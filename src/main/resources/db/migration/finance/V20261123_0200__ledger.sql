-- The firm's books: accounts, entries of two postings or more that add up to nothing, periods that close.
-- Entries are only ever added. Whatever must hold of them is held here, for every program that writes.

create schema finance;
grant usage on schema finance to ${app};

-- A sum in the words of a refusal: $1,234.50, EUR 1,234.50, JPY 1,235.
create function finance.money_words(minor numeric, currency text) returns text
  language sql immutable parallel safe
  return case currency when 'USD' then '$' when 'GBP' then '£' when 'EUR' then '€' else currency || ' ' end || case
    when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF')
      then to_char(minor, 'FM999,999,999,999,999,990')
    when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND')
      then to_char(minor / 1000, 'FM999,999,999,999,990.000')
    else to_char(minor / 100, 'FM999,999,999,999,990.00') end;

create function finance.date_words(day date) returns text
  language sql stable parallel safe
  return to_char(day, 'FMDD Mon YYYY');

------------------------------------------------------------------ accounts

create table finance.account (
  firm_id  uuid not null default platform.current_firm(),
  id       uuid not null,
  code     text not null constraint account_code_form check (code ~ '^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$'),
  name     text not null check (length(name) between 1 and 100),
  type     text not null check (type in ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')),
  role     text check (role ~ '^[A-Z_]+$'),
  currency char(3) check (currency ~ '^[A-Z]{3}$'),
  trust    boolean not null default false,
  active   boolean not null default true,
  primary key (firm_id, id),
  foreign key (firm_id) references platform.firm (firm_id),
  constraint account_code unique (firm_id, code),
  constraint account_role unique (firm_id, role),
  constraint account_trust check (trust or role is distinct from 'TRUST_LIABILITY'),
  constraint account_role_active check (active or role is null)
);
comment on column finance.account.role is 'What the program posts to it for (see AccountRole); null for an ordinary account.';
comment on column finance.account.currency is 'The only currency of its postings; null for any.';
comment on column finance.account.trust is 'Moves only together with client money: the ledger account of a trust bank account, and what is owed to clients.';
call platform.protect('finance.account');
call platform.keep_history('finance.account');
-- What an account is never changes once it is there.
revoke update on finance.account from ${app};
grant update (code, name, active) on finance.account to ${app};
create trigger no_delete before delete on finance.account for each row execute function platform.refuse_change();

create table finance.bank_account (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  name          text not null check (length(name) between 1 and 100),
  kind          text not null check (kind in ('OPERATING', 'TRUST')),
  currency      char(3) not null,
  account_id    uuid not null,
  bank_name     text not null default '' check (length(bank_name) <= 100),
  number        text not null default '' check (length(number) <= 40),
  routing       text not null default '' check (length(routing) <= 40),
  -- The most of its own money that the firm may keep in a trust account, for the bank's charges (ABA Model Rule 1.15(b)).
  own_funds_limit_minor bigint not null default 0 check (own_funds_limit_minor >= 0),
  active        boolean not null default true,
  created_at    timestamptz not null default now(),
  primary key (firm_id, id),
  foreign key (firm_id, account_id) references finance.account (firm_id, id),
  constraint bank_account_name unique (firm_id, name),
  constraint bank_account_ledger_account unique (firm_id, account_id),
  constraint bank_account_own_funds check (kind = 'TRUST' or own_funds_limit_minor = 0)
);
comment on column finance.bank_account.number is 'As the bank writes it, IBAN or account number; lists show its end only.';
comment on column finance.bank_account.routing is 'Routing number, sort code or BIC.';
call platform.protect('finance.bank_account');
call platform.keep_history('finance.bank_account');
revoke update on finance.bank_account from ${app};
grant update (name, bank_name, number, routing, own_funds_limit_minor, active) on finance.bank_account to ${app};
create trigger no_delete before delete on finance.bank_account for each row execute function platform.refuse_change();

-- A bank account is one asset account of its currency, which nothing was posted to before.
create function finance.check_bank_account() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from finance.account a
                 where a.firm_id = new.firm_id and a.id = new.account_id and a.type = 'ASSET' and a.role is null
                   and a.currency = new.currency and a.trust = (new.kind = 'TRUST')) then
    raise exception 'account % cannot stand for bank account %', new.account_id, new.id;
  end if;
  if exists (select from finance.posting p where p.firm_id = new.firm_id and p.account_id = new.account_id) then
    raise exception 'account % has postings from before it stood for a bank account', new.account_id;
  end if;
  return new;
end $$;
create trigger check_bank_account before insert on finance.bank_account for each row execute function finance.check_bank_account();

------------------------------------------------------------------ entries

create table finance.journal_entry (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  number      text not null default platform.next_number('journal-entry', current_date),
  date        date not null constraint journal_entry_date check (date between '1900-01-01' and '2199-12-31'),
  kind        text not null check (kind ~ '^[A-Z][A-Z_]*$'),
  description text not null check (length(description) between 1 and 500),
  source_type text,
  source_id   uuid,
  reverses_id uuid,
  matter_id   uuid,
  lines       int not null constraint journal_entry_lines check (lines between 2 and 2000),
  created_at  timestamptz not null default clock_timestamp(),
  created_by  uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  foreign key (firm_id, reverses_id) references finance.journal_entry (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  constraint journal_entry_source check ((source_type is null) = (source_id is null))
);
create unique index journal_entry_reversed_once on finance.journal_entry (firm_id, reverses_id) where reverses_id is not null;
create index journal_entry_by_date on finance.journal_entry (firm_id, date, id);
create index journal_entry_by_source on finance.journal_entry (firm_id, source_id) where source_id is not null;
create index journal_entry_by_matter on finance.journal_entry (firm_id, matter_id, date, id) where matter_id is not null;
comment on column finance.journal_entry.lines is 'How many postings it has, 1 to this number: a later one finds no place.';
comment on column finance.journal_entry.source_type is 'The document it comes from, as the history names it; null for an entry made by hand.';
comment on column finance.journal_entry.matter_id is 'Null if it belongs to no matter, or to several: then its postings say which.';
call platform.protect_matter('finance.journal_entry');
call platform.append_only('finance.journal_entry');

create table finance.posting (
  firm_id      uuid not null default platform.current_firm(),
  entry_id     uuid not null,
  line         int not null check (line > 0),
  account_id   uuid not null,
  date         date not null,
  amount_minor bigint not null constraint posting_amount check (amount_minor <> 0 and abs(amount_minor) <= 1000000000000000),
  currency     char(3) not null check (currency ~ '^[A-Z]{3}$'),
  matter_id    uuid,
  memo         text not null default '' check (length(memo) <= 500),
  primary key (firm_id, entry_id, line),
  foreign key (firm_id, entry_id) references finance.journal_entry (firm_id, id),
  foreign key (firm_id, account_id) references finance.account (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id)
);
create index posting_account on finance.posting (firm_id, account_id, date) include (amount_minor, currency);
create index posting_matter on finance.posting (firm_id, matter_id, date) where matter_id is not null;
comment on column finance.posting.amount_minor is 'Debit above zero, credit below.';
comment on column finance.posting.date is 'The date of its entry, copied so that an account is summed by date from one index.';
call platform.protect_matter('finance.posting');
call platform.append_only('finance.posting');

------------------------------------------------------------------ periods

-- A closing of the books: nothing is posted on or before its last day until it is reopened, which leaves the row and its reason.
create table finance.period (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  ends_on         date not null,
  closed_at       timestamptz not null default clock_timestamp(),
  closed_by       uuid not null default platform.current_user_id(),
  reopened_at     timestamptz,
  reopened_by     uuid,
  reopened_because text check (length(reopened_because) between 1 and 1000),
  primary key (firm_id, id),
  constraint period_reopened check (num_nulls(reopened_at, reopened_by, reopened_because) in (0, 3))
);
create unique index period_closed on finance.period (firm_id, ends_on) where reopened_at is null;
call platform.protect('finance.period');
call platform.keep_history('finance.period');
revoke insert, update on finance.period from ${app};

-- What each account carried forward at the end of a closed period, so that a balance reads this and the postings since.
create table finance.period_balance (
  firm_id       uuid not null default platform.current_firm(),
  period_id     uuid not null,
  account_id    uuid not null,
  currency      char(3) not null,
  balance_minor bigint not null,
  primary key (firm_id, period_id, account_id, currency),
  foreign key (firm_id, period_id) references finance.period (firm_id, id),
  foreign key (firm_id, account_id) references finance.account (firm_id, id)
);
call platform.protect('finance.period_balance');
grant select on finance.period_balance to ${app};

-- The last day of the closed books; null while nothing is closed.
create function finance.closed_through() returns date
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select max(p.ends_on) from finance.period p where p.firm_id = platform.current_firm() and p.reopened_at is null;
  end;

-- Who posts holds this lock with others, who closes holds it alone: no posting slips behind a closing, and none waits for another.
create function finance.books_lock() returns bigint
  language sql stable
  return hashtextextended('finance.books ' || platform.current_firm(), 0);

------------------------------------------------------------------ what holds of every entry

create function finance.refuse_closed() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  closed date;
begin
  perform pg_advisory_xact_lock_shared(finance.books_lock());
  closed := finance.closed_through();
  if new.date <= closed then
    perform platform.refuse('period-closed', format('The books are closed through %s; the entry is dated %s.',
      finance.date_words(closed), finance.date_words(new.date)), 'date');
  end if;
  return new;
end $$;
create trigger refuse_closed before insert on finance.journal_entry for each row execute function finance.refuse_closed();

create function finance.check_postings() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  wrong record;
begin
  select n.line, e.lines, n.date, e.date as entry_date, n.currency, a.code, a.name, a.currency as account_currency, a.active into wrong
  from new_rows n
  join finance.journal_entry e on e.firm_id = n.firm_id and e.id = n.entry_id
  join finance.account a on a.firm_id = n.firm_id and a.id = n.account_id
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
create trigger check_postings after insert on finance.posting referencing new table as new_rows
  for each statement execute function finance.check_postings();

-- At the commit: all lines are there, and per currency they add up to nothing.
create function finance.check_entry() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_lines bigint;
  off numeric;
  off_currency text;
begin
  select sum(c.lines), min(c.total) filter (where c.total <> 0), min(c.currency) filter (where c.total <> 0)
    into found_lines, off, off_currency
  from (select p.currency, count(*) as lines, sum(p.amount_minor) as total
        from finance.posting p where p.firm_id = new.firm_id and p.entry_id = new.id group by p.currency) c;
  if off_currency is not null then
    perform platform.refuse('entry-unbalanced', format('Debits and credits differ by %s.', finance.money_words(abs(off), off_currency)), 'postings');
  elsif found_lines is distinct from new.lines then
    perform platform.refuse('entry-unbalanced', format('The entry has %s postings instead of %s.', coalesce(found_lines, 0), new.lines), 'postings');
  end if;
  if new.reverses_id is not null then
    perform finance.check_reversal(new);
  end if;
  return null;
end $$;

-- A reversal is the mirror of one entry that is no reversal itself, and not dated before it.
create function finance.check_reversal(reversal finance.journal_entry) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  original finance.journal_entry;
begin
  select * into strict original from finance.journal_entry e where e.firm_id = reversal.firm_id and e.id = reversal.reverses_id;
  if original.reverses_id is not null then
    perform platform.refuse('reversal-of-reversal', 'A reversal is not reversed; post the entry again instead.', null);
  elsif reversal.date < original.date then
    perform platform.refuse('reversal-too-early', format('The entry is dated %s; it cannot be reversed before.', finance.date_words(original.date)), 'date');
  elsif exists (
      select from (select * from finance.posting p where p.firm_id = reversal.firm_id and p.entry_id = reversal.id) r
      full join (select * from finance.posting p where p.firm_id = reversal.firm_id and p.entry_id = original.id) o on o.line = r.line
      where (r.account_id, r.currency, r.amount_minor, r.matter_id) is distinct from (o.account_id, o.currency, -o.amount_minor, o.matter_id)) then
    raise exception 'entry % does not mirror entry %', reversal.id, original.id;
  end if;
end $$;

create constraint trigger check_entry after insert on finance.journal_entry
  deferrable initially deferred for each row execute function finance.check_entry();

------------------------------------------------------------------ balances

-- Every account's balance at the end of a day, whole for everyone: a wall hides entries, not what the firm owns and owes.
create function finance.account_balances(as_of date) returns table (account_id uuid, currency char(3), balance_minor bigint)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with carried as (
      select p.id, p.ends_on from finance.period p
      where p.firm_id = platform.current_firm() and p.reopened_at is null and p.ends_on <= as_of
      order by p.ends_on desc limit 1)
    select parts.account_id, parts.currency, sum(parts.amount)::bigint
    from (select b.account_id, b.currency, b.balance_minor::numeric as amount
          from finance.period_balance b join carried c on c.id = b.period_id
          where b.firm_id = platform.current_firm()
          union all
          select a.id, since.currency, since.amount
          from finance.account a
          cross join lateral (select p.currency, sum(p.amount_minor) as amount from finance.posting p
                              where p.firm_id = a.firm_id and p.account_id = a.id and p.date <= as_of
                                and p.date > coalesce((select c.ends_on from carried c), '-infinity'::date)
                              group by p.currency) since
          where a.firm_id = platform.current_firm()) parts
    group by parts.account_id, parts.currency;
  end;

-- Where what a closed period carries is not what the period before it carried and the postings between.
create function finance.carried_differences() returns table (period_id uuid, ends_on date, account_id uuid, currency char(3), off numeric)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with closed as (
      select p.id, p.ends_on, lag(p.id) over (order by p.ends_on) as before_id, lag(p.ends_on) over (order by p.ends_on) as before
      from finance.period p where p.firm_id = platform.current_firm() and p.reopened_at is null)
    select parts.id, parts.ends_on, parts.account_id, parts.currency, sum(parts.amount)
    from (select c.id, c.ends_on, b.account_id, b.currency, b.balance_minor::numeric as amount
          from closed c join finance.period_balance b on b.firm_id = platform.current_firm() and b.period_id = c.id
          union all
          select c.id, c.ends_on, b.account_id, b.currency, -b.balance_minor::numeric
          from closed c join finance.period_balance b on b.firm_id = platform.current_firm() and b.period_id = c.before_id
          union all
          select c.id, c.ends_on, p.account_id, p.currency, -p.amount_minor::numeric
          from closed c join finance.posting p
            on p.firm_id = platform.current_firm() and p.date <= c.ends_on and p.date > coalesce(c.before, '-infinity'::date)) parts
    group by parts.id, parts.ends_on, parts.account_id, parts.currency
    having sum(parts.amount) <> 0;
  end;

-- What does not hold in the books, and where; empty when all does. Rooms above add what they hold.
create function finance.ledger_findings() returns table (code text, object_type text, object_id uuid, message text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select 'entry-unbalanced', 'journal-entry', e.id, format('Entry %s of %s is off by %s.', e.number, e.date, finance.money_words(p.total, p.currency))
    from (select p.entry_id, p.currency, sum(p.amount_minor) as total from finance.posting p
          where p.firm_id = platform.current_firm() group by p.entry_id, p.currency having sum(p.amount_minor) <> 0) p
    join finance.journal_entry e on e.firm_id = platform.current_firm() and e.id = p.entry_id
    union all
    select 'entry-incomplete', 'journal-entry', e.id, format('Entry %s of %s has %s postings instead of %s.', e.number, e.date, coalesce(p.lines, 0), e.lines)
    from finance.journal_entry e
    left join (select p.entry_id, count(*) as lines, min(p.date) as first, max(p.date) as last from finance.posting p
               where p.firm_id = platform.current_firm() group by p.entry_id) p on p.entry_id = e.id
    where e.firm_id = platform.current_firm() and (p.lines is distinct from e.lines or p.first <> e.date or p.last <> e.date)
    union all
    select 'carried-balance', 'period', c.period_id, format('Account %s carries %s more than its postings from the period to %s.',
             a.code, finance.money_words(c.off, c.currency), c.ends_on)
    from finance.carried_differences() c
    join finance.account a on a.firm_id = platform.current_firm() and a.id = c.account_id;
  end;

-- All findings of the books; the room of client money replaces this body to add its own.
create function finance.findings() returns table (code text, object_type text, object_id uuid, message text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic select f.code, f.object_type, f.object_id, f.message from finance.ledger_findings() f; end;

-- Closes the books through a day: alone, verified, and with what each account carries forward.
create function finance.close_books(period uuid, through date) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  closed date;
  first_finding text;
begin
  perform pg_advisory_xact_lock(finance.books_lock());
  closed := finance.closed_through();
  if through <= closed then
    perform platform.refuse('period-closed', format('The books are already closed through %s.', finance.date_words(closed)), 'through');
  end if;
  select f.message into first_finding from finance.findings() f limit 1;
  if found then
    perform platform.refuse('books-unverified', format('The books do not verify: %s', first_finding), null);
  end if;
  insert into finance.period (id, ends_on) values (period, through);
  insert into finance.period_balance (period_id, account_id, currency, balance_minor)
  select period, b.account_id, b.currency, b.balance_minor from finance.balances_before(through, closed) b;
end $$;

-- Balances at a day from those carried at the end of an earlier closed period; null takes all postings.
create function finance.balances_before(as_of date, carried_from date) returns table (account_id uuid, currency char(3), balance_minor bigint)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select parts.account_id, parts.currency, sum(parts.amount)::bigint
    from (select b.account_id, b.currency, b.balance_minor::numeric as amount
          from finance.period d join finance.period_balance b on b.firm_id = d.firm_id and b.period_id = d.id
          where d.firm_id = platform.current_firm() and d.reopened_at is null and d.ends_on = carried_from
          union all
          select p.account_id, p.currency, sum(p.amount_minor)
          from finance.posting p
          where p.firm_id = platform.current_firm() and p.date <= as_of and p.date > coalesce(carried_from, '-infinity'::date)
          group by p.account_id, p.currency) parts
    group by parts.account_id, parts.currency;
  end;

-- Opens a closed period and every later one again; what they carried forward goes, the closings and the reason stay.
create function finance.reopen_books(period uuid, because text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  from_day date;
begin
  perform pg_advisory_xact_lock(finance.books_lock());
  select p.ends_on into from_day from finance.period p where p.firm_id = platform.current_firm() and p.id = period and p.reopened_at is null;
  if not found then
    perform platform.refuse('period-open', 'This period is open already.', null);
  end if;
  delete from finance.period_balance b using finance.period p
  where p.firm_id = platform.current_firm() and p.ends_on >= from_day and p.reopened_at is null and b.firm_id = p.firm_id and b.period_id = p.id;
  update finance.period p set reopened_at = clock_timestamp(), reopened_by = platform.current_user_id(), reopened_because = because
  where p.firm_id = platform.current_firm() and p.ends_on >= from_day and p.reopened_at is null;
end $$;

revoke execute on all functions in schema finance from public;
grant execute on function finance.money_words(numeric, text), finance.date_words(date), finance.closed_through(), finance.account_balances(date),
  finance.ledger_findings(), finance.findings(), finance.close_books(uuid, date), finance.reopen_books(uuid, text) to ${app};
