-- What the banks say, held against the books: statements, matches, reconciliations and the balances they asserted.
-- ABA Model Rules for Client Trust Account Records, Rule 1(h); North Carolina Rule 1.15-3(d); SRA Accounts Rules 2019, 8.3.

-- Who imports, matches or approves for a bank account queues here, so that each sees what the one before left.
create function finance.lock_banking(bank_account uuid) returns void
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('finance.banking ' || bank_account, 0));
end $$;

------------------------------------------------------------------ statements

-- The file as the bank wrote it, kept although its statement be taken back.
create table finance.statement_file (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  bank_account_id uuid not null,
  name            text not null check (length(name) between 1 and 255),
  sha256          bytea not null check (length(sha256) = 32),
  content         bytea not null check (length(content) between 1 and 67108864),
  created_at      timestamptz not null default clock_timestamp(),
  created_by      uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  foreign key (firm_id, bank_account_id) references finance.bank_account (firm_id, id)
);
create index statement_file_by_account on finance.statement_file (firm_id, bank_account_id, id);
call platform.protect('finance.statement_file');
call platform.append_only('finance.statement_file');

create table finance.bank_statement (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  bank_account_id uuid not null,
  file_id         uuid not null,
  sha256          bytea not null,
  format          text not null check (length(format) between 1 and 40),
  account_named   text not null check (length(account_named) between 1 and 100),
  from_day        date not null,
  to_day          date not null,
  currency        char(3) not null,
  opening_minor   bigint not null,
  opening_stated  boolean not null,
  closing_minor   bigint not null,
  line_count      int not null check (line_count >= 0),
  duplicate_count int not null check (duplicate_count between 0 and line_count),
  imported_at     timestamptz not null default clock_timestamp(),
  imported_by     uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  foreign key (firm_id, bank_account_id) references finance.bank_account (firm_id, id),
  foreign key (firm_id, file_id) references finance.statement_file (firm_id, id),
  constraint statement_duplicate unique (firm_id, bank_account_id, sha256),
  constraint statement_period check (from_day <= to_day)
);
create index bank_statement_by_period on finance.bank_statement (firm_id, bank_account_id, to_day, from_day);
comment on column finance.bank_statement.account_named is 'The account as the bank writes it in the file, perhaps masked.';
comment on column finance.bank_statement.opening_stated is 'False where the format tells no opening balance and it was worked out as closing less lines.';
comment on column finance.bank_statement.duplicate_count is 'How many of its lines had come with an earlier file.';
call platform.protect('finance.bank_statement');
call platform.keep_history('finance.bank_statement');
revoke update on finance.bank_statement from ${app};

create table finance.bank_line (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  bank_account_id uuid not null,
  statement_id    uuid not null,
  position        int not null check (position > 0),
  booked_on       date not null,
  value_on        date,
  counts_on       date not null,
  amount_minor    bigint not null,
  currency        char(3) not null,
  description     text not null check (length(description) between 1 and 4000),
  reference       text check (length(reference) between 1 and 400),
  bank_reference  text check (length(bank_reference) between 1 and 400),
  fingerprint     text not null,
  primary key (firm_id, id),
  foreign key (firm_id, statement_id) references finance.bank_statement (firm_id, id),
  constraint bank_line_known unique (firm_id, bank_account_id, fingerprint)
);
create index bank_line_by_day on finance.bank_line (firm_id, bank_account_id, counts_on, id);
create index bank_line_by_statement on finance.bank_line (firm_id, statement_id, position);
comment on column finance.bank_line.counts_on is 'The day it was booked; of a line that came after its day was reconciled and approved, the day after that: what was approved stays as it was.';
comment on column finance.bank_line.fingerprint is 'Recognises the line in another download of the account.';
call platform.protect('finance.bank_line');
call platform.keep_history('finance.bank_line', 'statement_id');
revoke update on finance.bank_line from ${app};

-- Lines of a statement that an earlier file had brought already.
create table finance.bank_line_repeat (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  statement_id uuid not null,
  position     int not null check (position > 0),
  line_id      uuid not null,
  primary key (firm_id, id),
  foreign key (firm_id, statement_id) references finance.bank_statement (firm_id, id),
  foreign key (firm_id, line_id) references finance.bank_line (firm_id, id),
  constraint bank_line_repeat_once unique (firm_id, statement_id, line_id)
);
create index bank_line_repeat_by_line on finance.bank_line_repeat (firm_id, line_id);
call platform.protect('finance.bank_line_repeat');
call platform.keep_history('finance.bank_line_repeat', 'statement_id');
revoke update on finance.bank_line_repeat from ${app};

-- At the commit: opening balance + lines = closing balance, and every line is there.
create function finance.check_statement() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_lines bigint;
  total numeric;
begin
  select count(*), coalesce(sum(l.amount_minor), 0) into found_lines, total
  from finance.bank_line l
  where l.firm_id = new.firm_id and (l.statement_id = new.id or exists (
      select from finance.bank_line_repeat r where r.firm_id = l.firm_id and r.line_id = l.id and r.statement_id = new.id))
    and l.bank_account_id = new.bank_account_id and l.currency = new.currency;
  if found_lines <> new.line_count or new.opening_minor + total <> new.closing_minor then
    raise exception 'statement %: % of % lines, opening % and lines of % do not make %', new.id, found_lines, new.line_count, new.opening_minor, total, new.closing_minor;
  end if;
  return null;
end $$;
create constraint trigger check_statement after insert on finance.bank_statement
  deferrable initially deferred for each row execute function finance.check_statement();

------------------------------------------------------------------ matches

-- Lines of the bank and postings of the books that are the same money. Made whole, taken back whole.
create table finance.bank_match (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  bank_account_id uuid not null,
  kind            text not null check (kind in ('NUMBER', 'AMOUNT', 'SEVERAL', 'PARTS', 'VOID', 'BANK', 'CLEARED', 'HAND')),
  why             text not null check (length(why) between 1 and 300),
  cleared_on      date,
  lines           int not null check (lines >= 0),
  postings        int not null check (postings >= 0),
  made_at         timestamptz not null default clock_timestamp(),
  made_by         uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  foreign key (firm_id, bank_account_id) references finance.bank_account (firm_id, id),
  constraint match_size check (lines + postings between 1 and 2000),
  constraint match_cleared check (case when cleared_on is null then lines + postings > 1 else postings > 0 end)
);
create index bank_match_by_account on finance.bank_match (firm_id, bank_account_id, made_at);
comment on column finance.bank_match.cleared_on is 'The day on which its postings passed through the bank by another word than a line of an imported file: a paper statement, or the day a receipt cleared.';
call platform.protect('finance.bank_match');
call platform.keep_history('finance.bank_match');
revoke update on finance.bank_match from ${app};
grant delete on finance.bank_match to ${app};

create table finance.bank_match_line (
  firm_id  uuid not null default platform.current_firm(),
  id       uuid not null,
  match_id uuid not null,
  line_id  uuid not null,
  primary key (firm_id, id),
  foreign key (firm_id, match_id) references finance.bank_match (firm_id, id) on delete cascade,
  constraint line_of_a_match foreign key (firm_id, line_id) references finance.bank_line (firm_id, id),
  constraint line_matched_once unique (firm_id, line_id)
);
create index bank_match_line_by_match on finance.bank_match_line (firm_id, match_id);
call platform.protect('finance.bank_match_line');
call platform.keep_history('finance.bank_match_line', 'match_id');
revoke update on finance.bank_match_line from ${app};

create table finance.bank_match_posting (
  firm_id   uuid not null default platform.current_firm(),
  id        uuid not null,
  match_id  uuid not null,
  entry_id  uuid not null,
  line      int not null,
  matter_id uuid,
  primary key (firm_id, id),
  foreign key (firm_id, match_id) references finance.bank_match (firm_id, id) on delete cascade,
  foreign key (firm_id, entry_id, line) references finance.posting (firm_id, entry_id, line),
  constraint posting_matched_once unique (firm_id, entry_id, line)
);
create index bank_match_posting_by_match on finance.bank_match_posting (firm_id, match_id);
comment on column finance.bank_match_posting.matter_id is 'The posting''s, copied by a trigger so that its wall holds here.';
call platform.protect_matter('finance.bank_match_posting');
call platform.keep_history('finance.bank_match_posting', 'match_id');
revoke update on finance.bank_match_posting from ${app};

create function finance.take_matter_of_posting() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  select p.matter_id into strict new.matter_id from finance.posting p where p.firm_id = new.firm_id and p.entry_id = new.entry_id and p.line = new.line;
  return new;
end $$;
create trigger take_matter before insert on finance.bank_match_posting for each row execute function finance.take_matter_of_posting();

------------------------------------------------------------------ reconciliations

create table finance.reconciliation (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  bank_account_id uuid not null,
  statement_date  date not null constraint reconciliation_date check (statement_date between '1900-01-01' and '2199-12-31'),
  statement_minor bigint not null constraint reconciliation_balance check (abs(statement_minor) <= 1000000000000000),
  currency        char(3) not null,
  status          text not null default 'DRAFT' check (status in ('DRAFT', 'APPROVED')),
  created_at      timestamptz not null default clock_timestamp(),
  created_by      uuid not null default platform.current_user_id(),
  prepared_at     timestamptz not null default clock_timestamp(),
  prepared_by     uuid not null default platform.current_user_id(),
  approved_at     timestamptz,
  approved_by     uuid,
  report          jsonb,
  primary key (firm_id, id),
  foreign key (firm_id, bank_account_id) references finance.bank_account (firm_id, id),
  constraint reconciliation_once unique (firm_id, bank_account_id, statement_date),
  constraint reconciliation_approved check (num_nulls(approved_at, approved_by, report) = case status when 'APPROVED' then 0 else 3 end)
);
create index reconciliation_by_status on finance.reconciliation (firm_id, status, statement_date);
comment on column finance.reconciliation.prepared_by is 'Who last took it up. Neither they nor who began it may approve it.';
comment on column finance.reconciliation.report is 'Its figures as they were approved; the lists are in reconciliation_item.';
call platform.protect('finance.reconciliation');
call platform.keep_history('finance.reconciliation');
revoke insert, update on finance.reconciliation from ${app};
grant insert (id, bank_account_id, statement_date, statement_minor, currency) on finance.reconciliation to ${app};
grant update (statement_minor, prepared_at, prepared_by) on finance.reconciliation to ${app};
grant delete on finance.reconciliation to ${app};

-- The last day through which an account is reconciled and approved; null before the first.
create function finance.reconciled_through(bank_account uuid) returns date
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select max(r.statement_date) from finance.reconciliation r
    where r.firm_id = platform.current_firm() and r.bank_account_id = bank_account and r.status = 'APPROVED';
  end;

create function finance.date_line_after_approval() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.counts_on := greatest(new.booked_on, finance.reconciled_through(new.bank_account_id) + 1);
  return new;
end $$;
create trigger date_after_approval before insert on finance.bank_line for each row execute function finance.date_line_after_approval();

-- A mistake of the bank, named with its explanation: what must be added to the bank's balance to make it right.
create table finance.bank_error (
  firm_id           uuid not null default platform.current_firm(),
  id                uuid not null,
  reconciliation_id uuid not null,
  line_id           uuid,
  amount_minor      bigint not null constraint bank_error_amount check (amount_minor <> 0 and abs(amount_minor) <= 1000000000000000),
  explanation       text not null constraint bank_error_explanation check (length(explanation) between 1 and 500),
  named_at          timestamptz not null default clock_timestamp(),
  named_by          uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  foreign key (firm_id, reconciliation_id) references finance.reconciliation (firm_id, id),
  foreign key (firm_id, line_id) references finance.bank_line (firm_id, id),
  constraint bank_error_once unique (firm_id, line_id)
);
create index bank_error_by_reconciliation on finance.bank_error (firm_id, reconciliation_id);
comment on column finance.bank_error.line_id is 'The mistaken line, and then the error lasts until the bank''s correction is matched with it; null if no line shows it, and then it counts in its own reconciliation alone.';
call platform.protect('finance.bank_error');
call platform.keep_history('finance.bank_error', 'reconciliation_id');
revoke update on finance.bank_error from ${app};
grant delete on finance.bank_error to ${app};

-- The lists of an approved reconciliation as they were: the outstanding items, the errors, the matched lines and entries, the client ledgers.
create table finance.reconciliation_item (
  firm_id           uuid not null default platform.current_firm(),
  id                uuid not null default gen_random_uuid(),
  reconciliation_id uuid not null,
  section           text not null check (section in ('DEPOSIT', 'DISBURSEMENT', 'BANK_ERROR', 'MATCHED_LINE', 'MATCHED_ENTRY', 'LEDGER')),
  date              date,
  amount_minor      bigint not null,
  matter_id         uuid,
  entry_id          uuid,
  line              int,
  match_id          uuid,
  facts             jsonb not null default '{}',
  created_at        timestamptz not null default clock_timestamp(),
  primary key (firm_id, id),
  foreign key (firm_id, reconciliation_id) references finance.reconciliation (firm_id, id)
);
create index reconciliation_item_by_section on finance.reconciliation_item (firm_id, reconciliation_id, section);
create index reconciliation_item_by_posting on finance.reconciliation_item (firm_id, entry_id, line) where entry_id is not null;
call platform.protect_matter('finance.reconciliation_item');
call platform.append_only('finance.reconciliation_item');
revoke insert on finance.reconciliation_item from ${app};

-- What an approved reconciliation says that must stay true.
create table finance.balance_assertion (
  firm_id           uuid not null default platform.current_firm(),
  id                uuid not null default gen_random_uuid(),
  reconciliation_id uuid not null,
  bank_account_id   uuid not null,
  date              date not null,
  kind              text not null check (kind in ('BOOK', 'CLIENT_LEDGERS', 'ADJUSTED')),
  balance_minor     bigint not null,
  currency          char(3) not null,
  created_at        timestamptz not null default clock_timestamp(),
  created_by        uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  foreign key (firm_id, reconciliation_id) references finance.reconciliation (firm_id, id),
  constraint balance_assertion_once unique (firm_id, reconciliation_id, kind)
);
call platform.protect('finance.balance_assertion');
call platform.append_only('finance.balance_assertion');
revoke insert on finance.balance_assertion from ${app};

------------------------------------------------------------------ what is open on a day

-- The postings of a bank account that the bank had not paid or credited by the end of a day, and those settled without a match: a receipt
-- whose day of clearing no imported statement covers, and an entry with its reversal, of which the bank never heard. Whole, whatever walls hide.
-- A match is settled once a line of it counts; lines still to come leave their amount open with its first posting.
create function finance.book_at_bank(of_account uuid, as_of date)
  returns table (entry_id uuid, line int, date date, amount_minor bigint, currency char(3), matter_id uuid, match_id uuid, open_minor bigint, settled_by text, settled_on date)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with book as (
      select p.entry_id, p.line, p.date, p.amount_minor, p.currency, p.matter_id, m.match_id
      from finance.bank_account b
      join finance.posting p on p.firm_id = b.firm_id and p.account_id = b.account_id and p.date <= as_of
      left join finance.bank_match_posting m on m.firm_id = p.firm_id and m.entry_id = p.entry_id and m.line = p.line
      where b.firm_id = platform.current_firm() and b.id = of_account),
    late_line as (
      select m.match_id, sum(l.amount_minor) as amount
      from finance.bank_line l join finance.bank_match_line m on m.firm_id = l.firm_id and m.line_id = l.id
      where l.firm_id = platform.current_firm() and l.bank_account_id = of_account and l.counts_on > as_of
      group by m.match_id),
    late_posting as (
      select distinct m.match_id
      from finance.bank_account b
      join finance.posting p on p.firm_id = b.firm_id and p.account_id = b.account_id and p.date > as_of
      join finance.bank_match_posting m on m.firm_id = p.firm_id and m.entry_id = p.entry_id and m.line = p.line
      where b.firm_id = platform.current_firm() and b.id = of_account),
    unmatched as (
      select k.*, coalesce(c.settled_by, v.settled_by) as settled_by, coalesce(c.settled_on, v.settled_on) as settled_on
      from book k
      left join lateral (
        select 'CLEARED' as settled_by, t.available_on as settled_on
        from finance.trust_entry t
        where t.firm_id = platform.current_firm() and t.journal_entry_id = k.entry_id and t.bank_account_id = of_account and t.amount_minor = k.amount_minor
          and t.kind in ('RECEIPT', 'FIRM_DEPOSIT', 'INTEREST') and t.available_on <= as_of
          and not exists (select from finance.bank_statement s where s.firm_id = t.firm_id and s.bank_account_id = of_account
                            and t.available_on between s.from_day and s.to_day)
        limit 1) c on true
      left join lateral (
        select 'VOID' as settled_by, greatest(k.date, o.date) as settled_on
        from finance.journal_entry e
        join finance.journal_entry r on r.firm_id = e.firm_id and (r.id = e.reverses_id or r.reverses_id = e.id)
        join finance.posting o on o.firm_id = r.firm_id and o.entry_id = r.id and o.line = k.line and o.amount_minor = -k.amount_minor and o.date <= as_of
        where e.firm_id = platform.current_firm() and e.id = k.entry_id
          and not exists (select from finance.bank_match_posting m where m.firm_id = o.firm_id and m.entry_id = o.entry_id and m.line = o.line)
        limit 1) v on true
      where k.match_id is null)
    select u.entry_id, u.line, u.date, u.amount_minor, u.currency, u.matter_id, null::uuid,
           case when u.settled_by is null then u.amount_minor else 0 end, u.settled_by, u.settled_on
    from unmatched u
    union all
    select k.entry_id, k.line, k.date, k.amount_minor, k.currency, k.matter_id, k.match_id, k.open_minor, null, null
    from (
      select k.*, case
          when m.cleared_on is not null then case when m.cleared_on > as_of then k.amount_minor else 0 end
          when m.lines = 0 then case when k.match_id in (select match_id from late_posting) then k.amount_minor else 0 end
          when l.amount is null then 0
          when not exists (select from finance.bank_match_line ml join finance.bank_line bl on bl.firm_id = ml.firm_id and bl.id = ml.line_id
                           where ml.firm_id = platform.current_firm() and ml.match_id = k.match_id and bl.counts_on <= as_of) then k.amount_minor
          when row_number() over (partition by k.match_id order by k.entry_id, k.line) = 1 then l.amount
          else 0 end::bigint as open_minor
      from book k
      join finance.bank_match m on m.firm_id = platform.current_firm() and m.id = k.match_id
      left join late_line l on l.match_id = k.match_id
      where k.match_id is not null
        and (l.match_id is not null or m.cleared_on > as_of or m.lines = 0 and k.match_id in (select match_id from late_posting))) k
    where k.open_minor <> 0;
  end;

-- The lines of the bank that the book did not have by the end of a day. A line from before the book's first entry lies in its opening balance.
create function finance.bank_at_book(of_account uuid, as_of date)
  returns table (line_id uuid, counts_on date, amount_minor bigint, currency char(3), match_id uuid, open_minor bigint, error_id uuid, before_book boolean)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with first_entry as (
      select min(p.date) as day
      from finance.bank_account b join finance.posting p on p.firm_id = b.firm_id and p.account_id = b.account_id
      where b.firm_id = platform.current_firm() and b.id = of_account),
    late_posting as (
      select m.match_id, sum(p.amount_minor) as amount
      from finance.bank_account b
      join finance.posting p on p.firm_id = b.firm_id and p.account_id = b.account_id and p.date > as_of
      join finance.bank_match_posting m on m.firm_id = p.firm_id and m.entry_id = p.entry_id and m.line = p.line
      where b.firm_id = platform.current_firm() and b.id = of_account
      group by m.match_id),
    said as (
      select l.id, l.booked_on, l.counts_on, l.amount_minor, l.currency, ml.match_id, m.postings, m.cleared_on
      from finance.bank_line l
      left join finance.bank_match_line ml on ml.firm_id = l.firm_id and ml.line_id = l.id
      left join finance.bank_match m on m.firm_id = ml.firm_id and m.id = ml.match_id
      where l.firm_id = platform.current_firm() and l.bank_account_id = of_account and l.counts_on <= as_of and l.amount_minor <> 0)
    select s.id, s.counts_on, s.amount_minor, s.currency, s.match_id, s.open_minor, e.id,
           s.match_id is null and s.booked_on < coalesce((select day from first_entry), s.booked_on)
    from (
      select s.*, case
          when s.match_id is null then s.amount_minor
          when s.cleared_on is not null then 0
          when s.postings = 0 then case when exists (
              select from finance.bank_match_line ml join finance.bank_line bl on bl.firm_id = ml.firm_id and bl.id = ml.line_id
              where ml.firm_id = platform.current_firm() and ml.match_id = s.match_id and bl.counts_on > as_of) then s.amount_minor else 0 end
          when p.amount is null then 0
          when not exists (select from finance.bank_match_posting mp join finance.posting b on b.firm_id = mp.firm_id and b.entry_id = mp.entry_id and b.line = mp.line
                           where mp.firm_id = platform.current_firm() and mp.match_id = s.match_id and b.date <= as_of) then s.amount_minor
          when row_number() over (partition by s.match_id order by s.id) = 1 then p.amount
          else 0 end::bigint as open_minor
      from said s left join late_posting p on p.match_id = s.match_id) s
    left join finance.bank_error e on e.firm_id = platform.current_firm() and e.line_id = s.id
    where s.open_minor <> 0;
  end;

-- The same two for a person: without what a wall hides from them.
create function finance.open_postings(of_account uuid, as_of date)
  returns table (entry_id uuid, line int, date date, amount_minor bigint, currency char(3), match_id uuid, open_minor bigint, settled_by text, settled_on date)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select k.entry_id, k.line, k.date, k.amount_minor, k.currency, k.match_id, k.open_minor, k.settled_by, k.settled_on
    from finance.book_at_bank(of_account, as_of) k
    where k.matter_id is null or k.matter_id <> all ((select platform.hidden_matters())::uuid[]);
  end;

create function finance.open_lines(of_account uuid, as_of date)
  returns table (line_id uuid, counts_on date, amount_minor bigint, currency char(3), match_id uuid, open_minor bigint, error_id uuid, before_book boolean)
  language sql stable security definer set search_path = pg_catalog
  begin atomic select * from finance.bank_at_book(of_account, as_of); end;

-- What the imported files make of the balance at the end of a day; null if none of them covers it.
create function finance.balance_by_statement(of_account uuid, as_of date) returns bigint
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select (s.closing_minor - coalesce((
        select sum(l.amount_minor) from finance.bank_line l
        where l.firm_id = s.firm_id and l.bank_account_id = s.bank_account_id and l.booked_on > as_of and l.booked_on <= s.to_day
          and (l.statement_id = s.id or exists (select from finance.bank_line_repeat r where r.firm_id = l.firm_id and r.line_id = l.id and r.statement_id = s.id))), 0))::bigint
    from finance.bank_statement s
    where s.firm_id = platform.current_firm() and s.bank_account_id = of_account and as_of between s.from_day and s.to_day
    order by s.to_day, s.imported_at desc, s.id
    limit 1;
  end;

-- The figures of a reconciliation, whole for everyone who reconciles: statement + deposits in transit − outstanding payments ± errors of the
-- bank = book, and of a trust account = Σ client ledgers above zero, none of them below.
create function finance.reconciliation_figures(of_account uuid, as_of date, statement bigint, of_reconciliation uuid)
  returns table (deposits_minor bigint, deposits bigint, disbursements_minor bigint, disbursements bigint, errors_minor bigint, adjusted_minor bigint, book_minor bigint,
                 ledgers_minor bigint, negative_minor bigint, ledgers bigint, uncleared_minor bigint, bank_only_minor bigint, bank_only bigint, before_book bigint,
                 by_statement_minor bigint, agrees boolean)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with book as (
      select coalesce(sum(k.open_minor) filter (where k.open_minor > 0), 0) as deposits_minor, count(*) filter (where k.open_minor > 0) as deposits,
             coalesce(-sum(k.open_minor) filter (where k.open_minor < 0), 0) as disbursements_minor, count(*) filter (where k.open_minor < 0) as disbursements
      from finance.book_at_bank(of_account, as_of) k),
    bank as (
      select coalesce(sum(l.open_minor) filter (where l.error_id is null and not l.before_book), 0) as bank_only_minor,
             count(*) filter (where l.error_id is null and not l.before_book) as bank_only,
             count(*) filter (where l.before_book) as before_book,
             coalesce(-sum(l.open_minor) filter (where l.error_id is not null), 0) as line_errors_minor
      from finance.bank_at_book(of_account, as_of) l),
    named as (
      select coalesce(sum(e.amount_minor), 0) as minor from finance.bank_error e
      where e.firm_id = platform.current_firm() and e.reconciliation_id = of_reconciliation and e.line_id is null),
    account as (
      select b.kind, coalesce((select sum(p.amount_minor) from finance.posting p where p.firm_id = b.firm_id and p.account_id = b.account_id and p.date <= as_of), 0) as book_minor
      from finance.bank_account b where b.firm_id = platform.current_firm() and b.id = of_account),
    figures as (
      select k.*, l.*, l.line_errors_minor + n.minor as errors_minor, a.kind, a.book_minor,
             statement + k.deposits_minor - k.disbursements_minor + l.line_errors_minor + n.minor as adjusted_minor,
             finance.balance_by_statement(of_account, as_of) as by_statement_minor
      from book k, bank l, named n, account a)
    select f.deposits_minor::bigint, f.deposits, f.disbursements_minor::bigint, f.disbursements, f.errors_minor::bigint, f.adjusted_minor::bigint, f.book_minor::bigint,
           t.positive_minor, t.negative_minor, t.ledgers, t.uncleared_minor, f.bank_only_minor::bigint, f.bank_only, f.before_book, f.by_statement_minor,
           f.adjusted_minor = f.book_minor and f.bank_only = 0 and coalesce(f.by_statement_minor, statement) = statement
             and (f.kind <> 'TRUST' or t.positive_minor = f.book_minor and t.negative_minor = 0)
    from figures f left join lateral finance.trust_pool(of_account, as_of) t on f.kind = 'TRUST';
  end;

------------------------------------------------------------------ what holds of every match

-- At the commit: all members are there, of this bank account, and both sides are the same sum.
create function finance.check_match() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  bank record;
  book record;
begin
  if not exists (select from finance.bank_match m where m.firm_id = new.firm_id and m.id = new.id) then
    return null;
  end if;
  select count(*) as members, coalesce(sum(l.amount_minor), 0) as total, min(l.currency) as currency, bool_and(l.bank_account_id = new.bank_account_id) as at_home into bank
  from finance.bank_match_line m join finance.bank_line l on l.firm_id = m.firm_id and l.id = m.line_id
  where m.firm_id = new.firm_id and m.match_id = new.id;
  select count(*) as members, coalesce(sum(p.amount_minor), 0) as total, min(p.currency) as currency, max(p.date) as latest,
         bool_and(p.account_id = (select b.account_id from finance.bank_account b where b.firm_id = new.firm_id and b.id = new.bank_account_id)) as at_home into book
  from finance.bank_match_posting m join finance.posting p on p.firm_id = m.firm_id and p.entry_id = m.entry_id and p.line = m.line
  where m.firm_id = new.firm_id and m.match_id = new.id;
  if bank.members <> new.lines or book.members <> new.postings or not coalesce(bank.at_home and book.at_home, bank.at_home, book.at_home, false) then
    raise exception 'match % has % lines and % postings', new.id, bank.members, book.members;
  elsif (new.cleared_on is null or new.lines > 0) and bank.total <> book.total then
    perform platform.refuse('match-unequal', format('The bank''s side is %s, the book''s %s.',
      finance.money_words(bank.total, coalesce(bank.currency, book.currency)), finance.money_words(book.total, coalesce(bank.currency, book.currency))), 'entryIds');
  elsif new.cleared_on < book.latest then
    perform platform.refuse('cleared-before-entry', format('The entry is dated %s; it cannot have passed through the bank before.', finance.date_words(book.latest)), 'clearedOn');
  elsif new.kind = 'HAND' and new.lines = 0 and exists (
      select from finance.bank_statement s where s.firm_id = new.firm_id and s.bank_account_id = new.bank_account_id and new.cleared_on between s.from_day and s.to_day) then
    perform platform.refuse('statement-covers', format('The bank''s file for %s is imported: match the entry with its line.', finance.date_words(new.cleared_on)), 'clearedOn');
  end if;
  return null;
end $$;
create constraint trigger check_match after insert on finance.bank_match
  deferrable initially deferred for each row execute function finance.check_match();

-- A match is made whole: a later member finds no place.
create function finance.check_match_member() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from finance.bank_match m where m.firm_id = new.firm_id and m.id = new.match_id
               and (m.lines <> (select count(*) from finance.bank_match_line l where l.firm_id = m.firm_id and l.match_id = m.id)
                 or m.postings <> (select count(*) from finance.bank_match_posting p where p.firm_id = m.firm_id and p.match_id = m.id))) then
    raise exception 'match % is made already', new.match_id;
  end if;
  return null;
end $$;
create constraint trigger check_match_member after insert on finance.bank_match_line
  deferrable initially deferred for each row execute function finance.check_match_member();
create constraint trigger check_match_member after insert on finance.bank_match_posting
  deferrable initially deferred for each row execute function finance.check_match_member();

-- Whether a match counted at the end of a day.
create function finance.match_settled(of_match finance.bank_match, as_of date) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select case
      when (of_match).cleared_on is not null then (of_match).cleared_on <= as_of
      when (of_match).lines > 0 and (of_match).postings > 0 then exists (
        select from finance.bank_match_line m join finance.bank_line l on l.firm_id = m.firm_id and l.id = m.line_id
        where m.firm_id = (of_match).firm_id and m.match_id = (of_match).id and l.counts_on <= as_of)
      else not exists (
        select from finance.bank_match_line m join finance.bank_line l on l.firm_id = m.firm_id and l.id = m.line_id
        where m.firm_id = (of_match).firm_id and m.match_id = (of_match).id and l.counts_on > as_of
        union all
        select from finance.bank_match_posting m join finance.posting p on p.firm_id = m.firm_id and p.entry_id = m.entry_id and p.line = m.line
        where m.firm_id = (of_match).firm_id and m.match_id = (of_match).id and p.date > as_of) end;
  end;

-- A match that an approved reconciliation rests on stays; so does one with an entry that a wall hides from whoever would undo it. A day of
-- clearing without lines may give way to the bank's own lines in the same transaction: the check of the picture sees to it.
create function finance.guard_unmatch() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  through constant date := finance.reconciled_through(old.bank_account_id);
begin
  if exists (select from finance.bank_match_posting p where p.firm_id = old.firm_id and p.match_id = old.id and p.matter_id = any (platform.hidden_matters())) then
    perform platform.refuse('match-walled', 'This match holds an entry of a matter that you are walled off from; another person must undo it.', null);
  elsif through is not null and not (old.lines = 0 and old.cleared_on is not null) and finance.match_settled(old, through) then
    perform platform.refuse('reconciliation-approved', format('The reconciliation of %s rests on this match and is approved.', finance.date_words(through)), null);
  end if;
  return old;
end $$;
create trigger guard_unmatch before delete on finance.bank_match for each row execute function finance.guard_unmatch();

-- What of a posting was open at the end of a day, by its match alone.
create function finance.posting_open(entry uuid, entry_line int, as_of date) returns bigint
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select case
      when m.id is null then p.amount_minor
      when m.cleared_on > as_of then p.amount_minor
      when m.cleared_on is not null then 0
      when not finance.match_settled(m, as_of) then p.amount_minor
      when (mp.entry_id, mp.line) = (select o.entry_id, o.line from finance.bank_match_posting o
                                     join finance.posting q on q.firm_id = o.firm_id and q.entry_id = o.entry_id and q.line = o.line and q.date <= as_of
                                     where o.firm_id = m.firm_id and o.match_id = m.id order by o.entry_id, o.line limit 1)
        then coalesce((select sum(l.amount_minor) from finance.bank_match_line ml join finance.bank_line l on l.firm_id = ml.firm_id and l.id = ml.line_id
                       where ml.firm_id = m.firm_id and ml.match_id = m.id and l.counts_on > as_of), 0)::bigint
      else 0 end
    from finance.posting p
    left join finance.bank_match_posting mp on mp.firm_id = p.firm_id and mp.entry_id = p.entry_id and mp.line = p.line
    left join finance.bank_match m on m.firm_id = mp.firm_id and m.id = mp.match_id
    where p.firm_id = platform.current_firm() and p.entry_id = entry and p.line = entry_line;
  end;

-- At the commit: what an approved reconciliation lists as outstanding, or not, is still so.
create function finance.keep_approved_picture() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  changed constant finance.bank_match_posting := coalesce(new, old);
  approved record;
begin
  select r.id, r.statement_date into approved
  from finance.posting p
  join finance.journal_entry e on e.firm_id = p.firm_id and e.id = p.entry_id
  join finance.bank_account b on b.firm_id = p.firm_id and b.account_id = p.account_id
  join finance.reconciliation r on r.firm_id = b.firm_id and r.bank_account_id = b.id and r.statement_date = finance.reconciled_through(b.id)
  where p.firm_id = changed.firm_id and p.entry_id = changed.entry_id and p.line = changed.line and p.date <= r.statement_date and e.created_at <= r.approved_at;
  if not found or exists (select from finance.bank_match_posting p join finance.bank_match m on m.firm_id = p.firm_id and m.id = p.match_id
                          where p.firm_id = changed.firm_id and p.entry_id = changed.entry_id and p.line = changed.line and m.lines = 0 and m.cleared_on is null) then
    return null;
  end if;
  if finance.posting_open(changed.entry_id, changed.line, approved.statement_date) <> coalesce((
      select sum(i.amount_minor) from finance.reconciliation_item i
      where i.firm_id = changed.firm_id and i.reconciliation_id = approved.id and i.entry_id = changed.entry_id and i.line = changed.line
        and i.section in ('DEPOSIT', 'DISBURSEMENT')), 0) then
    perform platform.refuse('reconciliation-approved',
      format('The reconciliation of %s is approved; this would change what was outstanding on that day.', finance.date_words(approved.statement_date)), null);
  end if;
  return null;
end $$;
create constraint trigger keep_approved_picture after insert or delete on finance.bank_match_posting
  deferrable initially deferred for each row execute function finance.keep_approved_picture();

create function finance.guard_bank_error() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  named constant finance.bank_error := case when tg_op = 'DELETE' then old else new end;
  reconciled finance.reconciliation;
  mistaken finance.bank_line;
begin
  select * into reconciled from finance.reconciliation r where r.firm_id = named.firm_id and r.id = named.reconciliation_id;
  select * into mistaken from finance.bank_line l where l.firm_id = named.firm_id and l.id = named.line_id;
  if reconciled.status = 'APPROVED' or mistaken.counts_on <= finance.reconciled_through(reconciled.bank_account_id) then
    perform platform.refuse('reconciliation-approved', 'The reconciliation that names this error is approved.', null);
  elsif tg_op = 'DELETE' then
    return old;
  elsif named.line_id is not null and exists (select from finance.bank_match_line m where m.firm_id = named.firm_id and m.line_id = named.line_id) then
    perform platform.refuse('line-matched', 'This line is matched with the book.', 'lineId');
  elsif named.line_id is not null and (mistaken.bank_account_id, mistaken.amount_minor) is distinct from (reconciled.bank_account_id, -named.amount_minor) then
    raise exception 'error % does not take back line %', named.id, named.line_id;
  end if;
  return new;
end $$;
create trigger guard_bank_error before insert or delete on finance.bank_error for each row execute function finance.guard_bank_error();

------------------------------------------------------------------ approval

create function finance.guard_reconciliation() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  through date;
begin
  if tg_op <> 'INSERT' then
    if old.status = 'APPROVED' then
      perform platform.refuse('reconciliation-approved', format('The reconciliation of %s is approved and stays as it is.', finance.date_words(old.statement_date)), null);
    elsif tg_op = 'DELETE' then
      return old;
    end if;
  end if;
  through := finance.reconciled_through(new.bank_account_id);
  if new.statement_date <= through then
    perform platform.refuse('period-reconciled', format('This account is reconciled through %s.', finance.date_words(through)), 'statementDate');
  elsif new.status = 'APPROVED' then
    perform platform.refuse_self_approval(new.created_by, new.approved_by);
    perform platform.refuse_self_approval(new.prepared_by, new.approved_by);
    if new.approved_by is distinct from platform.current_user_id() or tg_op = 'INSERT' then
      raise exception 'reconciliation % is approved by whoever approves it', new.id;
    elsif not (select f.agrees from finance.reconciliation_figures(new.bank_account_id, new.statement_date, new.statement_minor, new.id) f) then
      perform platform.refuse('reconciliation-disagrees', 'The sums do not agree; a reconciliation that does not agree is not approved.', null);
    end if;
  end if;
  return new;
end $$;
create trigger guard_reconciliation before insert or update or delete on finance.reconciliation for each row execute function finance.guard_reconciliation();

-- The posting of a bank account with what tells people which it is.
create view finance.bank_book_entry with (security_invoker = true) as
  select p.firm_id, b.id as bank_account_id, p.entry_id, p.line, p.date, p.amount_minor, p.currency, p.matter_id, e.number as entry_number, e.kind as entry_kind,
         case when p.memo <> '' then p.memo else e.description end as description, e.source_type, e.source_id, e.reverses_id, e.created_at,
         t.id as trust_entry_id, t.number as trust_number, t.kind as trust_kind, t.party, t.instrument, t.reference
  from finance.bank_account b
  join finance.posting p on p.firm_id = b.firm_id and p.account_id = b.account_id
  join finance.journal_entry e on e.firm_id = p.firm_id and e.id = p.entry_id
  left join finance.trust_entry t on t.firm_id = p.firm_id and t.journal_entry_id = p.entry_id and t.bank_account_id = b.id and t.amount_minor = p.amount_minor;
grant select on finance.bank_book_entry to ${app};

-- What the report tells of a posting, by its one row of the view above.
create function finance.entry_facts(e finance.bank_book_entry) returns jsonb
  language sql stable
  return jsonb_strip_nulls(jsonb_build_object('number', coalesce((e).trust_number, (e).entry_number), 'kind', coalesce((e).trust_kind, (e).entry_kind),
    'party', (e).party, 'instrument', (e).instrument, 'reference', (e).reference, 'description', (e).description));

-- What is settled without a match gets one, so that nothing that comes later changes what was approved.
create function finance.match_what_is_settled(of_account uuid, as_of date) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  through constant date := finance.reconciled_through(of_account);
  settled record;
  made uuid;
begin
  for settled in
    select array_agg(k.entry_id) as entries, array_agg(k.line) as lines, k.settled_by, max(k.settled_on) as settled_on
    from finance.book_at_bank(of_account, as_of) k
    left join finance.journal_entry e on e.firm_id = platform.current_firm() and e.id = k.entry_id
    where k.settled_by is not null
    group by k.settled_by, k.line, case when k.settled_by = 'VOID' then coalesce(e.reverses_id, k.entry_id) else k.entry_id end
  loop
    made := gen_random_uuid();
    insert into finance.bank_match (id, bank_account_id, kind, why, cleared_on, lines, postings)
    values (made, of_account, settled.settled_by,
            case settled.settled_by when 'VOID' then 'voided before the bank saw it' else 'cleared ' || finance.date_words(settled.settled_on) || ', no statement imported' end,
            case settled.settled_by when 'CLEARED' then greatest(settled.settled_on, through + 1) end, 0, cardinality(settled.entries));
    insert into finance.bank_match_posting (id, match_id, entry_id, line)
    select gen_random_uuid(), made, m.entry_id, m.line from unnest(settled.entries, settled.lines) m (entry_id, line);
  end loop;
end $$;

-- Keeps the lists of a reconciliation as they stand: whole, each row under the wall of its matter.
create function finance.keep_lists(of_reconciliation finance.reconciliation, since date) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into finance.reconciliation_item (reconciliation_id, section, date, amount_minor, matter_id, entry_id, line, match_id, facts)
  select of_reconciliation.id, case when k.open_minor > 0 then 'DEPOSIT' else 'DISBURSEMENT' end, k.date, k.open_minor, k.matter_id, k.entry_id, k.line, k.match_id, finance.entry_facts(e)
  from finance.book_at_bank(of_reconciliation.bank_account_id, of_reconciliation.statement_date) k
  join finance.bank_book_entry e on e.firm_id = of_reconciliation.firm_id and e.bank_account_id = of_reconciliation.bank_account_id and e.entry_id = k.entry_id and e.line = k.line
  where k.open_minor <> 0
  union all
  select of_reconciliation.id, 'BANK_ERROR', l.booked_on, x.amount_minor, null, null, null, null,
         jsonb_strip_nulls(jsonb_build_object('explanation', x.explanation, 'description', l.description))
  from finance.bank_error x
  left join finance.bank_line l on l.firm_id = x.firm_id and l.id = x.line_id
  where x.firm_id = of_reconciliation.firm_id
    and (x.line_id is null and x.reconciliation_id = of_reconciliation.id
      or x.id in (select b.error_id from finance.bank_at_book(of_reconciliation.bank_account_id, of_reconciliation.statement_date) b))
  union all
  select of_reconciliation.id, 'LEDGER', c.last_entry_on, c.balance_minor, c.matter_id, null, null, null,
         jsonb_strip_nulls(jsonb_build_object('kind', c.kind, 'number', m.number, 'matter', m.name, 'client', o.display_name))
  from finance.client_ledger_balances(of_reconciliation.statement_date) c
  left join practice.matter m on m.firm_id = of_reconciliation.firm_id and m.id = c.matter_id
  left join practice.contact o on o.firm_id = m.firm_id and o.id = m.client_id
  where c.bank_account_id = of_reconciliation.bank_account_id and c.balance_minor <> 0;
  with touched as (
    select m.* from finance.bank_match m
    where m.firm_id = of_reconciliation.firm_id and m.bank_account_id = of_reconciliation.bank_account_id
      and finance.match_settled(m, of_reconciliation.statement_date) and (since is null or not finance.match_settled(m, since)))
  insert into finance.reconciliation_item (reconciliation_id, section, date, amount_minor, matter_id, entry_id, line, match_id, facts)
  select of_reconciliation.id, 'MATCHED_LINE', l.booked_on, l.amount_minor, null, null, null, t.id,
         jsonb_strip_nulls(jsonb_build_object('description', l.description, 'reference', l.reference, 'why', t.why))
  from touched t
  join finance.bank_match_line m on m.firm_id = t.firm_id and m.match_id = t.id
  join finance.bank_line l on l.firm_id = m.firm_id and l.id = m.line_id
  union all
  select of_reconciliation.id, 'MATCHED_ENTRY', e.date, e.amount_minor, e.matter_id, e.entry_id, e.line, t.id, finance.entry_facts(e) || jsonb_build_object('why', t.why)
  from touched t
  join finance.bank_match_posting m on m.firm_id = t.firm_id and m.match_id = t.id
  join finance.bank_book_entry e on e.firm_id = m.firm_id and e.bank_account_id = t.bank_account_id and e.entry_id = m.entry_id and e.line = m.line;
end $$;

-- Approves what agrees, alone with the books: its figures and lists are kept, and its balances asserted from now on.
create function finance.approve_reconciliation(wanted uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  approved finance.reconciliation;
  since date;
  figures record;
begin
  select * into approved from finance.reconciliation r where r.firm_id = platform.current_firm() and r.id = wanted;
  if not found then
    perform platform.refuse('not-found', 'There is no such reconciliation.', null);
  end if;
  perform finance.lock_banking(approved.bank_account_id);
  perform pg_advisory_xact_lock(finance.books_lock());
  since := finance.reconciled_through(approved.bank_account_id);
  if approved.status = 'DRAFT' then
    perform finance.match_what_is_settled(approved.bank_account_id, approved.statement_date);
    set constraints all immediate;
  end if;
  select * into figures from finance.reconciliation_figures(approved.bank_account_id, approved.statement_date, approved.statement_minor, approved.id);
  update finance.reconciliation r
  set status = 'APPROVED', approved_at = clock_timestamp(), approved_by = platform.current_user_id(), report = to_jsonb(figures)
  where r.firm_id = approved.firm_id and r.id = approved.id
  returning * into approved;
  perform finance.keep_lists(approved, since);
  insert into finance.balance_assertion (reconciliation_id, bank_account_id, date, kind, balance_minor, currency)
  select approved.id, approved.bank_account_id, approved.statement_date, a.kind, a.balance, approved.currency
  from (values ('BOOK', figures.book_minor), ('ADJUSTED', figures.adjusted_minor), ('CLIENT_LEDGERS', figures.ledgers_minor)) a (kind, balance)
  where a.balance is not null;
end $$;

------------------------------------------------------------------ verification

-- What approved reconciliations assert and the books no longer say.
create function finance.assertion_findings() returns table (code text, object_type text, object_id uuid, message text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select 'assertion-broken', 'reconciliation', a.reconciliation_id,
           format('%s, %s: the approved reconciliation asserts %s as %s, now it is %s.', b.name, finance.date_words(a.date),
             case a.kind when 'BOOK' then 'the book balance' when 'ADJUSTED' then 'the adjusted bank balance' else 'the client ledgers' end,
             finance.money_words(a.balance_minor, a.currency), finance.money_words(s.balance, a.currency))
    from finance.balance_assertion a
    join finance.reconciliation r on r.firm_id = a.firm_id and r.id = a.reconciliation_id
    join finance.bank_account b on b.firm_id = a.firm_id and b.id = a.bank_account_id
    cross join lateral finance.reconciliation_figures(a.bank_account_id, a.date, r.statement_minor, r.id) f
    cross join lateral (select case a.kind when 'BOOK' then f.book_minor when 'ADJUSTED' then f.adjusted_minor else f.ledgers_minor + f.negative_minor end as balance) s
    where a.firm_id = platform.current_firm() and s.balance <> a.balance_minor
    order by a.date, b.name, a.kind;
  end;

------------------------------------------------------------------ taking an import back

-- A statement imported by mistake goes with the lines that it alone brought, unless something rests on them. Its file stays.
create function finance.withdraw_statement(wanted uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  account uuid;
begin
  select s.bank_account_id into account from finance.bank_statement s where s.firm_id = platform.current_firm() and s.id = wanted;
  if not found then
    perform platform.refuse('not-found', 'There is no such statement.', null);
  end if;
  perform finance.lock_banking(account);
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

revoke execute on all functions in schema finance from public;
grant execute on function finance.lock_banking(uuid), finance.reconciled_through(uuid), finance.open_postings(uuid, date), finance.open_lines(uuid, date),
  finance.balance_by_statement(uuid, date), finance.reconciliation_figures(uuid, date, bigint, uuid), finance.entry_facts(finance.bank_book_entry),
  finance.approve_reconciliation(uuid), finance.assertion_findings(), finance.withdraw_statement(uuid) to ${app};
