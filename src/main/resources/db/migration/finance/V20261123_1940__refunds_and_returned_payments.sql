-- Unapplied cash that goes back to who paid it, and payments that the bank takes back. What is left of a payment is what neither a bill took nor a refund gave back.

create table finance.refund (
  firm_id           uuid not null default platform.current_firm(),
  id                uuid not null,
  payment_id        uuid not null,
  -- The first matter of the payment when it was asked for; all of them hide it by the policy below.
  matter_id         uuid,
  bank_account_id   uuid not null,
  currency          char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor      bigint not null check (amount_minor > 0),
  method            text not null check (length(method) between 1 and 40),
  reference         text not null default '' check (length(reference) <= 200),
  reason            text not null check (length(reason) between 1 and 1000),
  status            text not null default 'ASKED' check (status in ('ASKED', 'PAID', 'DECLINED', 'RETURNED')),
  asked_by          uuid not null default platform.current_user_id(),
  asked_at          timestamptz not null,
  decided_by        uuid,
  decided_at        timestamptz,
  date              date,
  entry_id          uuid,
  returned_on       date,
  returned_by       uuid,
  returned_at       timestamptz,
  return_reason     text check (length(return_reason) between 1 and 1000),
  return_entry_id   uuid,
  version           int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, payment_id) references finance.payment (firm_id, id),
  foreign key (firm_id, bank_account_id) references finance.bank_account (firm_id, id),
  foreign key (firm_id, asked_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, entry_id) references finance.journal_entry (firm_id, id),
  foreign key (firm_id, return_entry_id) references finance.journal_entry (firm_id, id),
  constraint refund_decided check (num_nulls(decided_by, decided_at) = case status when 'ASKED' then 2 else 0 end),
  constraint refund_paid check (num_nulls(date, entry_id) = case when status in ('PAID', 'RETURNED') then 0 else 2 end),
  constraint refund_returned check (num_nulls(returned_on, returned_by, returned_at, return_reason, return_entry_id) = case status when 'RETURNED' then 0 else 5 end
    and returned_on >= date)
);
create unique index refund_open on finance.refund (firm_id, payment_id) where status = 'ASKED';
create index refund_payment on finance.refund (firm_id, payment_id);
create index refund_asked on finance.refund (firm_id, asked_at, id);
comment on column finance.refund.returned_on is 'The money came back: the cheque was not cashed, the transfer was returned. It is on account again.';
call platform.protect_matter('finance.refund');
create policy wall_of_payment on finance.refund as restrictive to ${app} using (
  exists (select from finance.payment p where p.firm_id = refund.firm_id and p.id = refund.payment_id)) with check (true);
call platform.keep_history('finance.refund', 'payment_id');
create trigger no_delete before delete on finance.refund for each row execute function platform.refuse_change();

-- What refunds hold of a payment from a day on: those paid, and those that came back only later.
create function finance.refunded(firm uuid, payment uuid, day date) returns bigint
  language sql stable set search_path = pg_catalog
  begin atomic
    select coalesce(sum(r.amount_minor), 0)::bigint from finance.refund r
    where r.firm_id = firm and r.payment_id = payment and (r.status = 'PAID' or r.status = 'RETURNED' and r.returned_on > day);
  end;

create function finance.guard_refund() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  paid finance.payment;
  taken bigint;
begin
  if tg_op = 'INSERT' then
    if new.status <> 'ASKED' then
      raise exception 'a refund begins by asking for it';
    end if;
    return new;
  elsif (new.payment_id, new.matter_id, new.bank_account_id, new.currency, new.amount_minor, new.method, new.reason, new.asked_by, new.asked_at)
        is distinct from (old.payment_id, old.matter_id, old.bank_account_id, old.currency, old.amount_minor, old.method, old.reason, old.asked_by, old.asked_at) then
    raise exception 'a refund that was asked for does not change';
  elsif old.status = 'PAID' and new.status = 'RETURNED' then
    return new;
  elsif old.status <> 'ASKED' or new.status = 'ASKED' then
    perform platform.refuse('already-decided', 'This refund is already ' || lower(old.status) || '.', null);
  elsif new.status = 'RETURNED' then
    raise exception 'only what was paid comes back';
  elsif new.status = 'PAID' then
    perform platform.refuse_self_approval(old.asked_by, new.decided_by);
    -- The lock that whoever allocates the payment takes as well: of two at the same moment the second sees what the first took.
    select * into strict paid from finance.payment p where p.firm_id = new.firm_id and p.id = new.payment_id for update;
    select coalesce(sum(s.amount_minor), 0) + finance.refunded(new.firm_id, new.payment_id, new.date) into taken
    from finance.settlement s where s.firm_id = new.firm_id and s.payment_id = new.payment_id;
    if paid.reversed_on is not null then
      perform platform.refuse('payment-reversed', format('Payment %s was taken back.', paid.number), null);
    elsif paid.trust_entry_id is not null or paid.currency <> new.currency then
      raise exception 'client money and other currencies are no unapplied cash of this payment';
    elsif new.date < paid.date then
      perform platform.refuse('refund-before-payment', 'It cannot be refunded before it was paid.', 'date');
    elsif taken + new.amount_minor > paid.amount_minor then
      perform platform.refuse('refund-exceeds-unapplied', format('Payment %s has %s on account; %s is more.', paid.number,
        finance.money_words(paid.amount_minor - taken, paid.currency), finance.money_words(new.amount_minor, paid.currency)), 'amount');
    end if;
  end if;
  return new;
end $$;
create trigger guard before insert or update on finance.refund for each row execute function finance.guard_refund();

-- As before, and a bill takes nothing that was refunded.
create or replace function finance.guard_settlement() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  bill finance.invoice;
  paid finance.payment;
  settled numeric;
begin
  if new.payment_id is not null then
    select * into strict paid from finance.payment p where p.firm_id = new.firm_id and p.id = new.payment_id for update;
    select coalesce(sum(s.amount_minor), 0) into settled from finance.settlement s where s.firm_id = new.firm_id and s.payment_id = new.payment_id;
    settled := settled + finance.refunded(new.firm_id, new.payment_id, new.date);
    if settled > paid.amount_minor and new.amount_minor > 0 then
      perform platform.refuse('over-allocated', format('The payment has %s left to allocate, not %s.',
        finance.money_words(paid.amount_minor - (settled - new.amount_minor)::bigint, paid.currency), finance.money_words(new.amount_minor, paid.currency)), 'allocations');
    elsif paid.reversed_on is not null and new.amount_minor > 0 then
      perform platform.refuse('payment-reversed', 'This payment was reversed.', null);
    end if;
  end if;
  select * into strict bill from finance.invoice i where i.firm_id = new.firm_id and i.id = new.invoice_id for update;
  select coalesce(sum(s.amount_minor), 0) into settled from finance.settlement s where s.firm_id = new.firm_id and s.invoice_id = new.invoice_id;
  if bill.voided_on is not null then
    perform platform.refuse('bill-void', format('Bill %s is void.', bill.number), 'invoiceId');
  elsif settled > bill.total_minor then
    perform platform.refuse('over-allocated', format('Bill %s has a balance of %s; %s is more.',
      bill.number, finance.money_words(bill.total_minor - (settled - new.amount_minor)::bigint, bill.currency), finance.money_words(new.amount_minor, bill.currency)), 'amount');
  elsif settled < 0 then
    raise exception 'bill % would be settled below nothing', bill.number;
  elsif new.date < bill.issued_on then
    raise exception 'bill % would be settled before it was issued', bill.number;
  elsif paid.currency <> bill.currency then
    perform platform.refuse('currency-mismatch', format('Bill %s is in %s, the payment in %s.', bill.number, bill.currency, paid.currency), 'allocations');
  end if;
  return null;
end $$;

-- What was refunded is not there to be taken back by the bank: the refund comes back first.
create function finance.guard_refunded_payment() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if finance.refunded(new.firm_id, new.id, new.reversed_on) > 0 then
    perform platform.refuse('payment-refunded', format('A part of payment %s was refunded; the refund must come back first.', new.number), null);
  end if;
  return new;
end $$;
create trigger guard_refunded before update of reversed_on on finance.payment for each row
  when (old.reversed_on is null and new.reversed_on is not null) execute function finance.guard_refunded_payment();

create or replace view finance.unapplied_payment with (security_invoker = true) as
  select p.firm_id, p.id as payment_id, p.payor_id, p.date, p.currency, p.amount_minor - coalesce(s.allocated, 0)::bigint - coalesce(r.refunded, 0)::bigint as unapplied_minor
  from finance.payment p
  left join lateral (select sum(s.amount_minor) as allocated from finance.settlement s where s.firm_id = p.firm_id and s.payment_id = p.id) s on true
  left join lateral (select sum(r.amount_minor) as refunded from finance.refund r where r.firm_id = p.firm_id and r.payment_id = p.id and r.status = 'PAID') r on true
  where p.reversed_on is null and p.amount_minor > coalesce(s.allocated, 0) + coalesce(r.refunded, 0);

-- Money of payments that no bill has taken, as dated movements: summed up to a day, what was on account at its end.
create view finance.unapplied_movement with (security_invoker = true) as
  select p.firm_id, p.id as payment_id, p.number, p.payor_id, p.currency, 'RECEIVED' as kind, p.date, p.amount_minor, null::uuid as refund_id
  from finance.payment p
  union all
  select p.firm_id, p.id, p.number, p.payor_id, p.currency, 'TAKEN_BACK', p.reversed_on, -p.amount_minor, null
  from finance.payment p where p.reversed_on is not null
  union all
  select p.firm_id, p.id, p.number, p.payor_id, p.currency, 'APPLIED', s.date, -s.amount_minor, null
  from finance.settlement s join finance.payment p on p.firm_id = s.firm_id and p.id = s.payment_id
  union all
  select p.firm_id, p.id, p.number, p.payor_id, p.currency, 'REFUNDED', r.date, -r.amount_minor, r.id
  from finance.refund r join finance.payment p on p.firm_id = r.firm_id and p.id = r.payment_id where r.date is not null
  union all
  select p.firm_id, p.id, p.number, p.payor_id, p.currency, 'REFUND_RETURNED', r.returned_on, r.amount_minor, r.id
  from finance.refund r join finance.payment p on p.firm_id = r.firm_id and p.id = r.payment_id where r.returned_on is not null;
grant select on finance.unapplied_movement to ${app};

-- A client's account: what it was billed, credited, paid and given back, by the day. Its sum is what its bills have open less what it has on account.
-- A payment on account that a bill takes later stands here twice on that day and adds nothing.
create view finance.client_account with (security_invoker = true) as
  select i.firm_id, i.client_id, i.currency, i.issued_on as date, 'BILL' as kind, i.id as document_id, i.number as document, i.matter_id, i.total_minor as amount_minor
  from finance.invoice i
  union all
  select i.firm_id, i.client_id, i.currency, i.voided_on, 'VOID', i.id, i.number, i.matter_id, -i.total_minor
  from finance.invoice i where i.voided_on is not null
  union all
  select i.firm_id, i.client_id, i.currency, s.date, s.kind, coalesce(s.payment_id, s.credit_note_id, s.write_off_id),
         coalesce(case s.kind when 'PAYMENT' then p.number when 'CREDIT' then n.number else i.number end, ''), s.matter_id, -s.amount_minor
  from finance.settlement s
  join finance.invoice i on i.firm_id = s.firm_id and i.id = s.invoice_id
  left join finance.payment p on p.firm_id = s.firm_id and p.id = s.payment_id
  left join finance.credit_note n on n.firm_id = s.firm_id and n.id = s.credit_note_id
  union all
  select u.firm_id, u.payor_id, u.currency, u.date, case when u.refund_id is null then 'PAYMENT' else 'REFUND' end, coalesce(u.refund_id, u.payment_id), u.number, null, -u.amount_minor
  from finance.unapplied_movement u;
grant select on finance.client_account to ${app};

------------------------------------------------------------------ what the bank takes back

create table finance.returned_payment (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  payment_id   uuid not null,
  matter_id    uuid,
  kind         text not null check (kind in ('BOUNCED', 'CHARGEBACK')),
  date         date not null,
  reason       text not null check (length(reason) between 1 and 500),
  currency     char(3) not null check (currency ~ '^[A-Z]{3}$'),
  fee_minor    bigint not null check (fee_minor >= 0),
  fee_borne_by text not null check (fee_borne_by in ('FIRM', 'CLIENT')),
  fee_entry_id uuid,
  expense_id   uuid,
  created_by   uuid not null default platform.current_user_id(),
  created_at   timestamptz not null,
  primary key (firm_id, id),
  constraint returned_payment_once unique (firm_id, payment_id),
  foreign key (firm_id, payment_id) references finance.payment (firm_id, id),
  foreign key (firm_id, fee_entry_id) references finance.journal_entry (firm_id, id),
  constraint returned_payment_fee check ((fee_minor > 0) = (fee_entry_id is not null)),
  constraint returned_payment_billed_on check ((fee_minor > 0 and fee_borne_by = 'CLIENT') = (expense_id is not null))
);
create index returned_payment_by_date on finance.returned_payment (firm_id, date, id);
comment on column finance.returned_payment.expense_id is 'The cost that the matter bears. No foreign key: a cost not yet billed may be deleted.';
call platform.protect_matter('finance.returned_payment');
create policy wall_of_payment on finance.returned_payment as restrictive to ${app} using (
  exists (select from finance.payment p where p.firm_id = returned_payment.firm_id and p.id = returned_payment.payment_id)) with check (true);
call platform.append_only('finance.returned_payment');

create function finance.guard_returned_payment() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from finance.payment p where p.firm_id = new.firm_id and p.id = new.payment_id and p.reversed_on = new.date and p.trust_entry_id is null) then
    raise exception 'a payment is returned on the day on which it is reversed, and client money never is';
  end if;
  return null;
end $$;
create trigger guard after insert on finance.returned_payment for each row execute function finance.guard_returned_payment();

------------------------------------------------------------------ verification

-- Refunds against payments and books.
create function finance.receivables_findings() returns table (code text, object_type text, object_id uuid, message text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select 'over-refunded', 'payment', p.id, format('Payment %s over %s has more allocated and refunded than it is over.', p.number, finance.money_words(p.amount_minor, p.currency))
    from finance.payment p
    where p.firm_id = platform.current_firm()
      and (select coalesce(sum(s.amount_minor), 0) from finance.settlement s where s.firm_id = p.firm_id and s.payment_id = p.id)
          + (select coalesce(sum(r.amount_minor), 0) from finance.refund r where r.firm_id = p.firm_id and r.payment_id = p.id and r.status = 'PAID')
          > case when p.reversed_on is null then p.amount_minor else 0 end
    union all
    select 'refund-books', 'refund', r.id, format('A refund of %s is not so in the books.', finance.money_words(r.amount_minor, r.currency))
    from finance.refund r
    where r.firm_id = platform.current_firm() and r.entry_id is not null
      and r.amount_minor <> (select coalesce(sum(p.amount_minor), 0) from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id
                             where p.firm_id = r.firm_id and p.entry_id = r.entry_id and a.role = 'UNAPPLIED_RECEIPTS');
  end;

create or replace function finance.findings() returns table (code text, object_type text, object_id uuid, message text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select f.code, f.object_type, f.object_id, f.message from finance.ledger_findings() f
    union all
    select f.code, f.object_type, f.object_id, f.message from finance.trust_findings() f
    union all
    select f.code, f.object_type, f.object_id, f.message from finance.billing_findings() f
    union all
    select f.code, f.object_type, f.object_id, f.message from finance.receivables_findings() f;
  end;
revoke execute on function finance.refunded(uuid, uuid, date), finance.guard_refund(), finance.guard_refunded_payment(), finance.guard_returned_payment(),
  finance.receivables_findings() from public;
grant execute on function finance.receivables_findings() to ${app};
