-- Client money never changes: that the bank confirmed a receipt is a row of its own. So an entry is its own history and is sealed as it
-- was written, without a copy beside it, and the trigger that let one column change is gone.

create table finance.trust_entry_clearing (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  entry_id     uuid not null,
  ledger_id    uuid not null,
  matter_id    uuid,
  cleared_on   date not null,
  amount_minor bigint not null,
  recorded_by  uuid not null default platform.current_user_id(),
  recorded_at  timestamptz not null default clock_timestamp(),
  primary key (firm_id, id),
  foreign key (firm_id, entry_id) references finance.trust_entry (firm_id, id),
  constraint trust_clears_once unique (firm_id, entry_id)
);
create index trust_entry_clearing_by_day on finance.trust_entry_clearing (firm_id, ledger_id, cleared_on) include (amount_minor);
comment on table finance.trust_entry_clearing is 'The bank confirmed what came in: from that day it may be paid out. Ledger, matter and amount are the entry''s, whatever is said.';
comment on column finance.trust_entry.available_on is 'From when the money may be paid out, if that was known at once; otherwise its clearing says it.';

-- What is known today of an entry.
create view finance.trust_movement with (security_invoker = true) as
  select t.firm_id, t.id, t.ledger_id, t.bank_account_id, t.matter_id, t.kind, t.number, t.date, t.amount_minor, t.currency, coalesce(t.available_on, c.cleared_on) as available_on,
         t.party, t.purpose, t.instrument, t.reference, t.invoice_id, t.authority, t.transfer_id, t.voids_id, t.journal_entry_id, t.recorded_by, t.recorded_at
  from finance.trust_entry t
  left join finance.trust_entry_clearing c on c.firm_id = t.firm_id and c.entry_id = t.id;
grant select on finance.trust_movement to ${app};

-- Every day on which money of a ledger became free to be paid out, or was paid.
create view finance.cleared_money with (security_invoker = true) as
  select t.firm_id, t.ledger_id, t.available_on as day, t.amount_minor, t.kind in ('RECEIPT', 'FIRM_DEPOSIT', 'INTEREST') as from_outside
  from finance.trust_entry t where t.available_on is not null
  union all
  select c.firm_id, c.ledger_id, c.cleared_on, c.amount_minor, true from finance.trust_entry_clearing c;
grant select on finance.cleared_money to ${app};

drop trigger guard_clearing on finance.trust_entry;
drop function finance.guard_clearing();
drop trigger history_insert on finance.trust_entry;
drop trigger history_update on finance.trust_entry;
drop trigger history_delete on finance.trust_entry;
drop trigger no_delete on finance.trust_entry;
drop trigger no_truncate on finance.trust_entry;
drop function platform.versions_of_finance_trust_entry();
revoke update (available_on) on finance.trust_entry from ${app};
call platform.append_only('finance.trust_entry');

create function finance.guard_clearing() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  entry finance.trust_entry;
  cleared date;
begin
  select * into entry from finance.trust_entry t where t.firm_id = new.firm_id and t.id = new.entry_id;
  perform from finance.client_ledger l where l.firm_id = new.firm_id and l.id = entry.ledger_id for no key update;
  select coalesce(entry.available_on, c.cleared_on) into cleared from (values (0)) one left join finance.trust_entry_clearing c on c.firm_id = new.firm_id and c.entry_id = new.entry_id;
  if cleared is not null then
    perform platform.refuse('already-cleared', format('This cleared on %s.', finance.date_words(cleared)), 'date');
  elsif entry.kind not in ('RECEIPT', 'FIRM_DEPOSIT', 'INTEREST') then
    raise exception 'a % does not clear', entry.kind;
  elsif new.cleared_on < entry.date then
    perform platform.refuse('cleared-before-receipt', format('It was received on %s and cannot have cleared before.', finance.date_words(entry.date)), 'date');
  elsif exists (select from finance.trust_entry t where t.firm_id = new.firm_id and t.voids_id = entry.id) then
    perform platform.refuse('entry-voided', 'This receipt is void.', null);
  end if;
  new.ledger_id := entry.ledger_id;
  new.matter_id := entry.matter_id;
  new.amount_minor := entry.amount_minor;
  update finance.client_ledger l set cleared_minor = l.cleared_minor + entry.amount_minor where l.firm_id = entry.firm_id and l.id = entry.ledger_id;
  return new;
end $$;
create trigger guard_clearing before insert on finance.trust_entry_clearing for each row execute function finance.guard_clearing();
call platform.protect_matter('finance.trust_entry_clearing');
grant insert (id, entry_id, cleared_on) on finance.trust_entry_clearing to ${app};
create trigger append_only before update or delete on finance.trust_entry_clearing for each row execute function platform.refuse_change();
create trigger append_only_truncate before truncate on finance.trust_entry_clearing for each statement execute function platform.refuse_change();
grant select on finance.trust_entry_clearing to ${app};
call platform.seal_rows_of('finance.trust_entry_clearing');

create or replace function finance.lowest_cleared(ledger uuid, from_day date, at_the_end bigint) returns table (held numeric, on_day date)
  language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not exists (select from finance.cleared_money c where c.firm_id = platform.current_firm() and c.ledger_id = ledger and c.day > from_day) then
    return query select at_the_end::numeric, from_day;
    return;
  end if;
  return query
    with later as (select c.day, sum(c.amount_minor) as amount from finance.cleared_money c
                   where c.firm_id = platform.current_firm() and c.ledger_id = ledger and c.day > from_day group by c.day)
    select d.held, d.day
    from (select from_day as day, at_the_end - sum(l.amount) as held from later l
          union all
          select l.day, at_the_end - coalesce(sum(l.amount) over (order by l.day desc rows between unbounded preceding and 1 preceding), 0) from later l) d
    order by d.held, d.day limit 1;
end $$;

create or replace function finance.next_clearing(ledger finance.client_ledger, after_day date) returns text
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  next record;
begin
  select c.day, sum(c.amount_minor) as amount into next
  from finance.cleared_money c
  where c.firm_id = ledger.firm_id and c.ledger_id = ledger.id and c.day > after_day and c.from_outside
  group by c.day order by c.day limit 1;
  if found then
    return format('%s clears on %s.', finance.money_words(next.amount, ledger.currency), finance.date_words(next.day));
  end if;
  return format('%s has not cleared yet.', finance.money_words(ledger.balance_minor - ledger.cleared_minor, ledger.currency));
end $$;

create or replace function finance.void_available_on(void finance.trust_entry) returns date
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  voided record;
begin
  select t.kind, t.date, t.ledger_id, t.amount_minor, t.available_on into voided from finance.trust_movement t where t.firm_id = void.firm_id and t.id = void.voids_id;
  if voided.kind = 'VOID' then
    perform platform.refuse('void-of-void', 'A void is not voided; record the entry again instead.', null);
  elsif void.date < voided.date then
    perform platform.refuse('void-too-early', format('The entry is dated %s; it cannot be voided before.', finance.date_words(voided.date)), 'date');
  elsif voided.ledger_id is distinct from void.ledger_id or voided.amount_minor <> -void.amount_minor then
    raise exception 'void % does not mirror entry %', void.id, void.voids_id;
  end if;
  return case when voided.available_on is null then null else greatest(void.date, voided.available_on) end;
end $$;

create or replace function finance.client_ledger_balances(as_of date)
  returns table (ledger_id uuid, bank_account_id uuid, kind text, matter_id uuid, currency char(3), balance_minor bigint, cleared_minor bigint, last_entry_on date)
  language sql stable
  begin atomic
    select l.id, l.bank_account_id, l.kind, l.matter_id, l.currency,
           l.balance_minor - coalesce((select sum(t.amount_minor) from finance.trust_entry t where t.firm_id = l.firm_id and t.ledger_id = l.id and t.date > as_of), 0)::bigint,
           l.cleared_minor - coalesce((select sum(c.amount_minor) from finance.cleared_money c where c.firm_id = l.firm_id and c.ledger_id = l.id and c.day > as_of), 0)::bigint,
           (select max(t.date) from finance.trust_entry t where t.firm_id = l.firm_id and t.ledger_id = l.id and t.date <= as_of)
    from finance.client_ledger l where l.firm_id = platform.current_firm();
  end;

create or replace function finance.trust_findings() returns table (code text, object_type text, object_id uuid, message text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with entry as (
      select * from finance.trust_movement t where t.firm_id = platform.current_firm()),
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
    select 'trust-clearing', 'trust-entry', c.entry_id, format('The clearing of %s does not say what the entry says.', e.number)
    from finance.trust_entry_clearing c join finance.trust_entry e on e.firm_id = c.firm_id and e.id = c.entry_id
    where c.firm_id = platform.current_firm() and (e.available_on is not null or (c.ledger_id, c.amount_minor) <> (e.ledger_id, e.amount_minor) or c.matter_id is distinct from e.matter_id)
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

create or replace function finance.book_at_bank(of_account uuid, as_of date)
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
        from finance.trust_movement t
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
