-- Bills: copies of work for review, bills with numbers without gaps, and what reduces what is owed on them.

------------------------------------------------------------------ terms and taxes

create table finance.tax_code (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  code       text not null constraint tax_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{0,15}$'),
  name       text not null check (length(name) between 1 and 60),
  percent    numeric(7, 4) not null check (percent between 0 and 100),
  valid_from date not null,
  valid_to   date,
  version    int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id) references platform.firm (firm_id),
  constraint tax_code_dates check (valid_to >= valid_from),
  constraint tax_code_overlap exclude using gist (firm_id with =, code with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on column finance.tax_code.valid_to is 'The last day; null while it goes on.';
call platform.protect('finance.tax_code');
call platform.keep_history('finance.tax_code');

-- How bills are drawn up: one row for the firm (client_id null), and one for each client who differs.
create table finance.billing_terms (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  client_id     uuid,
  due_days      int not null check (due_days between 0 and 365),
  fee_tax_code  text,
  cost_tax_code text,
  pay_to        text not null default '' check (length(pay_to) <= 1000),
  version       int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  constraint billing_terms_client unique nulls not distinct (firm_id, client_id)
);
comment on column finance.billing_terms.pay_to is 'Where and how to pay, as the remittance slip says it.';
call platform.protect('finance.billing_terms');
call platform.keep_history('finance.billing_terms');

------------------------------------------------------------------ pre-bills

create table finance.pre_bill (
  firm_id          uuid not null default platform.current_firm(),
  id               uuid not null,
  matter_id        uuid not null,
  currency         char(3) not null check (currency ~ '^[A-Z]{3}$'),
  through          date not null,
  status           text not null default 'DRAFT' check (status in ('DRAFT', 'APPROVED', 'ISSUED', 'CANCELLED')),
  -- A discount on the bill: a percentage or a sum, of the fees or of everything, spread over the lines.
  discount_percent numeric(7, 4) check (discount_percent > 0 and discount_percent <= 100),
  discount_minor   bigint check (discount_minor > 0),
  discount_on      text not null default 'FEES' check (discount_on in ('FEES', 'ALL')),
  show_time        boolean not null default true,
  note             text not null default '' check (length(note) <= 4000),
  prepared_by      uuid not null default platform.current_user_id(),
  prepared_at      timestamptz not null,
  approved_by      uuid,
  approved_at      timestamptz,
  invoice_id       uuid,
  cancelled_by     uuid,
  cancelled_at     timestamptz,
  cancel_reason    text check (length(cancel_reason) <= 1000),
  version          int not null default 1,
  primary key (firm_id, id),
  constraint pre_bill_matter unique (firm_id, matter_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, prepared_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, approved_by) references platform.app_user (firm_id, id),
  constraint pre_bill_one_discount check (num_nonnulls(discount_percent, discount_minor) <= 1),
  constraint pre_bill_approved check (num_nulls(approved_by, approved_at) = case when status in ('APPROVED', 'ISSUED') then 0 else 2 end),
  constraint pre_bill_issued check ((status = 'ISSUED') = (invoice_id is not null)),
  constraint pre_bill_cancelled check (num_nulls(cancelled_by, cancelled_at) = case status when 'CANCELLED' then 0 else 2 end)
);
create index pre_bill_by_matter on finance.pre_bill (firm_id, matter_id, prepared_at desc);
create index pre_bill_open on finance.pre_bill (firm_id, prepared_at, id) where status in ('DRAFT', 'APPROVED');
create index pre_bill_prepared on finance.pre_bill (firm_id, prepared_at, id);
comment on column finance.pre_bill.show_time is 'Whether the bill lists time that a flat fee covers.';
call platform.protect_matter('finance.pre_bill');
call platform.keep_history('finance.pre_bill', 'matter_id');

create function finance.guard_pre_bill() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if old.status in ('ISSUED', 'CANCELLED') then
    perform platform.refuse('pre-bill-ended', 'This pre-bill is ' || lower(old.status) || ' and does not change any more.', null);
  elsif new.status = 'ISSUED' and old.status <> 'APPROVED' then
    perform platform.refuse('not-approved', 'Only an approved pre-bill can be issued.', null);
  elsif new.status = 'APPROVED' and old.status = 'DRAFT' then
    perform platform.refuse_self_approval(old.prepared_by, new.approved_by);
  elsif old.status = 'APPROVED' and new.status = 'APPROVED' then
    raise exception 'an approved pre-bill changes only after it is a draft again';
  end if;
  if (new.matter_id, new.currency, new.prepared_by, new.prepared_at) is distinct from (old.matter_id, old.currency, old.prepared_by, old.prepared_at) then
    raise exception 'a pre-bill does not change its matter, currency or preparer';
  end if;
  return new;
end $$;
create trigger guard before update on finance.pre_bill for each row execute function finance.guard_pre_bill();

create function finance.refuse_born_approved() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if new.status <> 'DRAFT' then
    raise exception 'a pre-bill begins as a draft';
  end if;
  return new;
end $$;
create trigger born before insert on finance.pre_bill for each row execute function finance.refuse_born_approved();

-- A copy of work, or a line of the bill's own. What was worked stays beside what is billed.
create table finance.pre_bill_line (
  firm_id             uuid not null default platform.current_firm(),
  id                  uuid not null,
  pre_bill_id         uuid not null,
  matter_id           uuid not null,
  position            int not null,
  kind                text not null check (kind in ('TIME', 'EXPENSE', 'FLAT_FEE', 'FEE', 'COST', 'COURTESY')),
  source_id           uuid,
  date                date not null,
  timekeeper_id       uuid,
  task_code           text,
  activity_code       text,
  expense_code        text,
  hard                boolean not null default false,
  charge              text not null default 'CHARGED' check (charge in ('CHARGED', 'NO_CHARGE', 'COVERED')),
  worked_minutes      int not null default 0 check (worked_minutes >= 0),
  worked_rate_minor   bigint,
  worked_minor        bigint not null default 0 check (worked_minor >= 0),
  worked_narrative    text not null default '',
  minutes             int not null default 0 constraint pre_bill_line_minutes check (minutes between 0 and 60000),
  rate_minor          bigint check (rate_minor >= 0),
  narrative           text not null check (length(narrative) <= 15000),
  gross_minor         bigint not null,
  discount_percent    numeric(7, 4) check (discount_percent > 0 and discount_percent <= 100),
  discount_minor      bigint not null default 0 check (discount_minor >= 0),
  bill_discount_minor bigint not null default 0 check (bill_discount_minor >= 0),
  amount_minor        bigint not null,
  tax_code            text,
  tax_percent         numeric(7, 4) not null default 0 check (tax_percent between 0 and 100),
  tax_minor           bigint not null default 0,
  disposition         text not null default 'BILL' check (disposition in ('BILL', 'HOLD', 'REMOVED')),
  live                boolean not null default true,
  primary key (firm_id, id),
  foreign key (firm_id, matter_id, pre_bill_id) references finance.pre_bill (firm_id, matter_id, id),
  foreign key (firm_id, timekeeper_id) references platform.app_user (firm_id, id),
  constraint pre_bill_line_source check ((kind in ('TIME', 'EXPENSE')) = (source_id is not null)),
  constraint pre_bill_line_sign check (case kind when 'COURTESY' then gross_minor <= 0 else gross_minor >= 0 end),
  constraint pre_bill_line_amount check (amount_minor = gross_minor - discount_minor - bill_discount_minor),
  constraint pre_bill_line_discount check (discount_minor + bill_discount_minor = 0 or amount_minor >= 0),
  constraint pre_bill_line_hard check (not hard or kind = 'EXPENSE')
);
create unique index pre_bill_line_work_once on finance.pre_bill_line (firm_id, source_id) where live and source_id is not null;
create unique index pre_bill_line_flat_fee_once on finance.pre_bill_line (firm_id, matter_id) where live and kind = 'FLAT_FEE';
create index pre_bill_line_bill on finance.pre_bill_line (firm_id, pre_bill_id, position);
comment on column finance.pre_bill_line.worked_minutes is 'As recorded, before rounding; minutes are those of the bill.';
comment on column finance.pre_bill_line.gross_minor is 'Before discounts: minutes at the rate, or the sum that somebody set instead.';
comment on column finance.pre_bill_line.disposition is 'HOLD keeps work for a later bill; REMOVED takes the line off, and its work back at once.';
comment on column finance.pre_bill_line.live is 'Until it is taken off, or the pre-bill is issued or cancelled: meanwhile its work is on no other pre-bill.';
call platform.protect_matter('finance.pre_bill_line');
call platform.keep_history('finance.pre_bill_line', 'pre_bill_id');

-- What a pre-bill comes to: of the lines that would be billed.
create view finance.pre_bill_total with (security_invoker = true) as
  select b.firm_id, b.id as pre_bill_id, coalesce(t.worked, 0)::bigint as worked_minor, coalesce(t.fees, 0)::bigint as fees_minor, coalesce(t.costs, 0)::bigint as costs_minor,
         coalesce(t.discount, 0)::bigint as discount_minor, coalesce(t.tax, 0)::bigint as tax_minor, coalesce(t.amount, 0)::bigint as amount_minor,
         coalesce(t.amount + t.tax, 0)::bigint as total_minor
  from finance.pre_bill b
  left join lateral (
    select sum(l.worked_minor) as worked, sum(l.gross_minor - l.discount_minor) filter (where l.kind not in ('EXPENSE', 'COST')) as fees,
           sum(l.gross_minor - l.discount_minor) filter (where l.kind in ('EXPENSE', 'COST')) as costs,
           sum(l.bill_discount_minor) as discount, sum(l.tax_minor) as tax, sum(l.amount_minor) as amount
    from finance.pre_bill_line l where l.firm_id = b.firm_id and l.pre_bill_id = b.id and l.disposition = 'BILL') t on true;
grant select on finance.pre_bill_total to ${app};

-- What was approved is what is issued: a line changes on a draft only. Afterwards it but lets its work go.
create function finance.guard_pre_bill_line() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  state text;
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'live' = to_jsonb(old) - 'live' then
      return new;
    elsif (new.pre_bill_id, new.kind, new.source_id, new.worked_minutes, new.worked_rate_minor, new.worked_minor, new.worked_narrative)
          is distinct from (old.pre_bill_id, old.kind, old.source_id, old.worked_minutes, old.worked_rate_minor, old.worked_minor, old.worked_narrative) then
      raise exception 'what was worked does not change on a pre-bill';
    end if;
  end if;
  select b.status into state from finance.pre_bill b where b.firm_id = new.firm_id and b.id = new.pre_bill_id for share;
  if state <> 'DRAFT' then
    perform platform.refuse('pre-bill-not-draft', 'This pre-bill is ' || lower(state) || '; its lines change on a draft only.', null);
  end if;
  return new;
end $$;
create trigger guard before insert or update on finance.pre_bill_line for each row execute function finance.guard_pre_bill_line();

-- Who changed what, and why, in the words of the page.
create table finance.pre_bill_change (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  pre_bill_id  uuid not null,
  matter_id    uuid not null,
  line_id      uuid,
  what         text not null check (what ~ '^[A-Z_]+$'),
  before       text,
  after        text,
  effect_minor bigint not null default 0,
  reason       text not null default '' check (length(reason) <= 1000),
  created_by   uuid not null default platform.current_user_id(),
  created_at   timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, matter_id, pre_bill_id) references finance.pre_bill (firm_id, matter_id, id)
);
create index pre_bill_change_bill on finance.pre_bill_change (firm_id, pre_bill_id, id);
comment on column finance.pre_bill_change.effect_minor is 'By how much the change moved the bill before tax: a write-down is negative.';
call platform.protect_matter('finance.pre_bill_change');
call platform.append_only('finance.pre_bill_change');

------------------------------------------------------------------ bills

create table finance.invoice (
  firm_id            uuid not null default platform.current_firm(),
  id                 uuid not null,
  number             text not null,
  matter_id          uuid not null,
  client_id          uuid not null,
  pre_bill_id        uuid not null,
  currency           char(3) not null check (currency ~ '^[A-Z]{3}$'),
  through            date not null,
  issued_on          date not null,
  due_on             date not null,
  fees_minor         bigint not null,
  costs_minor        bigint not null,
  discount_minor     bigint not null,
  tax_minor          bigint not null,
  total_minor        bigint not null check (total_minor >= 0),
  show_time          boolean not null,
  note               text not null,
  pay_to             text not null,
  firm_name          text not null,
  client_name        text not null,
  client_address     text not null,
  client_tax_number  text not null,
  matter_number      text not null,
  matter_name        text not null,
  client_reference   text not null,
  client_money_minor bigint not null,
  prepared_by        uuid not null,
  prepared_at        timestamptz not null,
  approved_by        uuid not null,
  approved_at        timestamptz not null,
  issued_by          uuid not null default platform.current_user_id(),
  issued_at          timestamptz not null,
  entry_id           uuid,
  voided_on          date,
  voided_by          uuid,
  voided_at          timestamptz,
  void_reason        text check (length(void_reason) between 1 and 1000),
  void_entry_id      uuid,
  primary key (firm_id, id),
  constraint invoice_number unique (firm_id, number),
  constraint invoice_matter unique (firm_id, matter_id, id),
  constraint invoice_once unique (firm_id, pre_bill_id),
  foreign key (firm_id, matter_id, pre_bill_id) references finance.pre_bill (firm_id, matter_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, entry_id) references finance.journal_entry (firm_id, id),
  foreign key (firm_id, void_entry_id) references finance.journal_entry (firm_id, id),
  constraint invoice_total check (total_minor = fees_minor + costs_minor - discount_minor + tax_minor),
  constraint invoice_due check (due_on >= issued_on),
  constraint invoice_voided check (num_nulls(voided_on, voided_by, voided_at, void_reason) in (0, 4) and voided_on >= issued_on)
);
create index invoice_by_matter on finance.invoice (firm_id, matter_id, issued_on, id);
create index invoice_by_client on finance.invoice (firm_id, client_id, issued_on, id);
create index invoice_by_date on finance.invoice (firm_id, issued_on, id);
create index invoice_by_due on finance.invoice (firm_id, due_on, id) where voided_on is null;
comment on table finance.invoice is 'Frozen at its issue, names and address too; only a void is added.';
comment on column finance.invoice.discount_minor is 'Spread over the lines; fees and costs are before it.';
comment on column finance.invoice.client_money_minor is 'Held for the matter on the day of issue, as the bill says.';
call platform.protect_matter('finance.invoice');
call platform.keep_history('finance.invoice', 'matter_id');
revoke update on finance.invoice from ${app};
grant update (voided_on, voided_by, voided_at, void_reason, void_entry_id) on finance.invoice to ${app};
create trigger no_delete before delete on finance.invoice for each row execute function platform.refuse_change();

create table finance.invoice_line (
  firm_id             uuid not null default platform.current_firm(),
  id                  uuid not null,
  invoice_id          uuid not null,
  matter_id           uuid not null,
  position            int not null,
  kind                text not null check (kind in ('TIME', 'EXPENSE', 'FLAT_FEE', 'FEE', 'COST', 'COURTESY')),
  source_id           uuid,
  pre_bill_line_id    uuid not null,
  date                date not null,
  timekeeper_id       uuid,
  timekeeper_name     text,
  task_code           text,
  activity_code       text,
  expense_code        text,
  hard                boolean not null,
  charge              text not null check (charge in ('CHARGED', 'NO_CHARGE', 'COVERED')),
  worked_minutes      int not null,
  worked_rate_minor   bigint,
  worked_minor        bigint not null,
  minutes             int not null,
  rate_minor          bigint,
  narrative           text not null,
  gross_minor         bigint not null,
  discount_minor      bigint not null,
  bill_discount_minor bigint not null,
  amount_minor        bigint not null,
  tax_code            text,
  tax_percent         numeric(7, 4) not null,
  tax_minor           bigint not null,
  primary key (firm_id, id),
  constraint invoice_line_position unique (firm_id, invoice_id, position),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id)
);
create index invoice_line_source on finance.invoice_line (firm_id, source_id) where source_id is not null;
call platform.protect_matter('finance.invoice_line');
call platform.append_only('finance.invoice_line');

------------------------------------------------------------------ what reduces a bill

create table finance.payment (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  number          text not null,
  payor_id        uuid not null,
  bank_account_id uuid not null,
  date            date not null,
  currency        char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor    bigint not null check (amount_minor > 0),
  method          text not null check (length(method) between 1 and 40),
  reference       text not null default '' check (length(reference) <= 200),
  trust_entry_id  uuid,
  entry_id        uuid not null,
  -- The matters whose bills it pays: hidden from whoever is walled off from one of them.
  matter_ids      uuid[] not null default '{}',
  matter_id       uuid generated always as (matter_ids[1]) stored,
  recorded_by     uuid not null default platform.current_user_id(),
  recorded_at     timestamptz not null,
  reversed_on     date,
  reversed_by     uuid,
  reversed_at     timestamptz,
  reverse_reason  text check (length(reverse_reason) between 1 and 1000),
  version         int not null default 1,
  primary key (firm_id, id),
  constraint payment_number unique (firm_id, number),
  foreign key (firm_id, payor_id) references practice.contact (firm_id, id),
  foreign key (firm_id, bank_account_id) references finance.bank_account (firm_id, id),
  foreign key (firm_id, trust_entry_id) references finance.trust_entry (firm_id, id),
  foreign key (firm_id, entry_id) references finance.journal_entry (firm_id, id),
  constraint payment_reversed check (num_nulls(reversed_on, reversed_by, reversed_at, reverse_reason) in (0, 4) and reversed_on >= date)
);
create index payment_by_date on finance.payment (firm_id, date, id);
create index payment_by_payor on finance.payment (firm_id, payor_id, date);
create unique index payment_trust_once on finance.payment (firm_id, trust_entry_id) where trust_entry_id is not null;
call platform.protect_matter('finance.payment');
create policy wall_of_each on finance.payment as restrictive to ${app} using (not matter_ids && (select platform.hidden_matters())::uuid[]);
call platform.keep_history('finance.payment', 'payor_id');
revoke update on finance.payment from ${app};
grant update (matter_ids, reversed_on, reversed_by, reversed_at, reverse_reason, version) on finance.payment to ${app};
create trigger no_delete before delete on finance.payment for each row execute function platform.refuse_change();

create table finance.credit_note (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  number       text not null,
  invoice_id   uuid not null,
  matter_id    uuid not null,
  date         date not null,
  reason       text not null check (length(reason) between 1 and 1000),
  amount_minor bigint not null,
  tax_minor    bigint not null,
  total_minor  bigint not null check (total_minor > 0 and total_minor = amount_minor + tax_minor),
  entry_id     uuid not null,
  created_by   uuid not null default platform.current_user_id(),
  created_at   timestamptz not null,
  primary key (firm_id, id),
  constraint credit_note_number unique (firm_id, number),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  foreign key (firm_id, entry_id) references finance.journal_entry (firm_id, id)
);
create index credit_note_invoice on finance.credit_note (firm_id, invoice_id);
call platform.protect_matter('finance.credit_note');
call platform.append_only('finance.credit_note');

create table finance.credit_note_line (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  credit_note_id  uuid not null,
  invoice_line_id uuid not null,
  matter_id       uuid not null,
  amount_minor    bigint not null,
  tax_minor       bigint not null,
  primary key (firm_id, id),
  foreign key (firm_id, credit_note_id) references finance.credit_note (firm_id, id),
  foreign key (firm_id, invoice_line_id) references finance.invoice_line (firm_id, id)
);
create index credit_note_line_note on finance.credit_note_line (firm_id, credit_note_id);
create index credit_note_line_line on finance.credit_note_line (firm_id, invoice_line_id);
call platform.protect_matter('finance.credit_note_line');
call platform.append_only('finance.credit_note_line');

-- A debt given up. Proposed by one, approved by another; only then it reduces the bill.
create table finance.write_off (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  invoice_id   uuid not null,
  matter_id    uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  reason       text not null check (length(reason) between 1 and 1000),
  status       text not null default 'PROPOSED' check (status in ('PROPOSED', 'APPROVED', 'DECLINED')),
  proposed_by  uuid not null default platform.current_user_id(),
  proposed_at  timestamptz not null,
  decided_by   uuid,
  decided_at   timestamptz,
  date         date,
  entry_id     uuid,
  version      int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  foreign key (firm_id, entry_id) references finance.journal_entry (firm_id, id),
  constraint write_off_decided check (num_nulls(decided_by, decided_at) = case status when 'PROPOSED' then 2 else 0 end),
  constraint write_off_posted check (num_nulls(date, entry_id) = case status when 'APPROVED' then 0 else 2 end)
);
create unique index write_off_open on finance.write_off (firm_id, invoice_id) where status = 'PROPOSED';
create index write_off_invoice on finance.write_off (firm_id, invoice_id);
call platform.protect_matter('finance.write_off');
call platform.keep_history('finance.write_off', 'invoice_id');

create function finance.guard_write_off() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if old.status <> 'PROPOSED' then
    perform platform.refuse('already-decided', 'This write-off is already ' || lower(old.status) || '.', null);
  elsif (new.invoice_id, new.amount_minor, new.proposed_by) is distinct from (old.invoice_id, old.amount_minor, old.proposed_by) then
    raise exception 'a proposed write-off does not change';
  elsif new.status = 'APPROVED' then
    perform platform.refuse_self_approval(old.proposed_by, new.decided_by);
  end if;
  return new;
end $$;
create trigger guard before update on finance.write_off for each row execute function finance.guard_write_off();

-- Everything that reduces what is owed on a bill, and what takes it back (negative): the balance is the total less their sum.
create table finance.settlement (
  firm_id        uuid not null default platform.current_firm(),
  id             uuid not null,
  invoice_id     uuid not null,
  matter_id      uuid not null,
  kind           text not null check (kind in ('PAYMENT', 'CREDIT', 'WRITE_OFF')),
  payment_id     uuid,
  credit_note_id uuid,
  write_off_id   uuid,
  date           date not null,
  amount_minor   bigint not null check (amount_minor <> 0),
  reverses_id    uuid,
  entry_id       uuid not null,
  created_by     uuid not null default platform.current_user_id(),
  created_at     timestamptz not null default clock_timestamp(),
  primary key (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  foreign key (firm_id, payment_id) references finance.payment (firm_id, id),
  foreign key (firm_id, credit_note_id) references finance.credit_note (firm_id, id),
  foreign key (firm_id, write_off_id) references finance.write_off (firm_id, id),
  foreign key (firm_id, reverses_id) references finance.settlement (firm_id, id),
  foreign key (firm_id, entry_id) references finance.journal_entry (firm_id, id),
  constraint settlement_by check (num_nonnulls(payment_id, credit_note_id, write_off_id) = 1
    and case kind when 'PAYMENT' then payment_id when 'CREDIT' then credit_note_id else write_off_id end is not null),
  constraint settlement_sign check ((amount_minor < 0) = (reverses_id is not null)),
  constraint settlement_reversed_once unique (firm_id, reverses_id)
);
create index settlement_invoice on finance.settlement (firm_id, invoice_id, date);
create index settlement_payment on finance.settlement (firm_id, payment_id) where payment_id is not null;
call platform.protect_matter('finance.settlement');
call platform.append_only('finance.settlement');

-- Never more than is owed, and never more than was paid. The rows are locked first (the payment, then the bill), so that two who
-- settle the same bill at the same time wait for each other. It runs as the owner: a wall must not hide what was already allocated.
create function finance.guard_settlement() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  bill finance.invoice;
  paid finance.payment;
  settled numeric;
begin
  if new.payment_id is not null then
    select * into strict paid from finance.payment p where p.firm_id = new.firm_id and p.id = new.payment_id for update;
    select coalesce(sum(s.amount_minor), 0) into settled from finance.settlement s where s.firm_id = new.firm_id and s.payment_id = new.payment_id;
    if settled > paid.amount_minor then
      perform platform.refuse('over-allocated', format('The payment has %s left to allocate, not %s.',
        finance.money_words(paid.amount_minor - (settled - new.amount_minor), paid.currency), finance.money_words(new.amount_minor, paid.currency)), 'allocations');
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
      bill.number, finance.money_words(bill.total_minor - (settled - new.amount_minor), bill.currency), finance.money_words(new.amount_minor, bill.currency)), 'amount');
  elsif settled < 0 then
    raise exception 'bill % would be settled below nothing', bill.number;
  elsif new.date < bill.issued_on then
    raise exception 'bill % would be settled before it was issued', bill.number;
  elsif paid.currency <> bill.currency then
    perform platform.refuse('currency-mismatch', format('Bill %s is in %s, the payment in %s.', bill.number, bill.currency, paid.currency), 'allocations');
  end if;
  return null;
end $$;
create trigger guard after insert on finance.settlement for each row execute function finance.guard_settlement();

create function finance.guard_void() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if old.voided_on is not null then
    perform platform.refuse('bill-void', format('Bill %s is void already.', old.number), null);
  elsif (select sum(s.amount_minor) from finance.settlement s where s.firm_id = new.firm_id and s.invoice_id = new.id) <> 0 then
    perform platform.refuse('bill-settled', format('Bill %s has payments or credits; reverse them first.', old.number), null);
  end if;
  return new;
end $$;
create trigger guard before update on finance.invoice for each row execute function finance.guard_void();

-- Costs paid to third parties that are in the books, and their entries.
create table finance.advanced_cost (
  firm_id           uuid not null default platform.current_firm(),
  id                uuid not null,
  expense_id        uuid not null,
  matter_id         uuid not null,
  entry_id          uuid not null,
  reversal_entry_id uuid,
  primary key (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, entry_id) references finance.journal_entry (firm_id, id),
  foreign key (firm_id, reversal_entry_id) references finance.journal_entry (firm_id, id)
);
create unique index advanced_cost_once on finance.advanced_cost (firm_id, expense_id) where reversal_entry_id is null;
comment on column finance.advanced_cost.expense_id is 'No foreign key: once its approval is taken back, the expense may be deleted.';
call platform.protect_matter('finance.advanced_cost');
call platform.keep_history('finance.advanced_cost', 'expense_id');

------------------------------------------------------------------ published

-- Bills with what is owed today. A status is derived, never stored.
create view finance.invoice_balance with (security_invoker = true) as
  select b.*, case when b.voided_on is not null then 0 else b.total_minor - b.settled_minor end as balance_minor,
         case when b.voided_on is not null then 'VOID'
              when b.credited_minor > 0 and b.credited_minor = b.total_minor then 'CREDITED'
              when b.settled_minor = b.total_minor then 'PAID'
              when b.settled_minor > 0 then 'PARTLY_PAID'
              else 'ISSUED' end as status
  from (select i.*, coalesce(s.settled, 0)::bigint as settled_minor, coalesce(s.credited, 0)::bigint as credited_minor
        from finance.invoice i
        left join lateral (select sum(s.amount_minor) as settled, sum(s.amount_minor) filter (where s.kind = 'CREDIT') as credited
                           from finance.settlement s where s.firm_id = i.firm_id and s.invoice_id = i.id) s on true) b;
grant select on finance.invoice_balance to ${app};

-- What clients owe, as dated movements: summed up to a day, what was owed at its end.
create view finance.receivable with (security_invoker = true) as
  select i.firm_id, i.id as invoice_id, i.number, i.matter_id, i.client_id, i.currency, i.issued_on, i.due_on, i.voided_on,
         'BILL' as kind, i.issued_on as date, i.total_minor as amount_minor, i.entry_id
  from finance.invoice i
  union all
  select i.firm_id, i.id, i.number, i.matter_id, i.client_id, i.currency, i.issued_on, i.due_on, i.voided_on,
         'VOID', i.voided_on, -i.total_minor, i.void_entry_id
  from finance.invoice i where i.voided_on is not null
  union all
  select i.firm_id, i.id, i.number, i.matter_id, i.client_id, i.currency, i.issued_on, i.due_on, i.voided_on,
         s.kind, s.date, -s.amount_minor, s.entry_id
  from finance.settlement s join finance.invoice i on i.firm_id = s.firm_id and i.id = s.invoice_id;
grant select on finance.receivable to ${app};
comment on view finance.receivable is 'BILL above zero; VOID, PAYMENT, CREDIT and WRITE_OFF below it, or above where they were taken back.';

-- Which work was on which bill, from when to when: work in progress at any date is what was not.
create view finance.billed_work with (security_invoker = true) as
  select l.firm_id, l.source_id as work_item_id, l.kind, i.id as invoice_id, i.number, i.matter_id, i.issued_on, i.voided_on,
         l.worked_minor, l.amount_minor, i.currency
  from finance.invoice_line l join finance.invoice i on i.firm_id = l.firm_id and i.id = l.invoice_id
  where l.source_id is not null;
grant select on finance.billed_work to ${app};

-- Money of payments that no bill has taken yet.
create view finance.unapplied_payment with (security_invoker = true) as
  select p.firm_id, p.id as payment_id, p.payor_id, p.date, p.currency, p.amount_minor - coalesce(s.allocated, 0)::bigint as unapplied_minor
  from finance.payment p
  left join lateral (select sum(s.amount_minor) as allocated from finance.settlement s where s.firm_id = p.firm_id and s.payment_id = p.id) s on true
  where p.reversed_on is null and p.amount_minor > coalesce(s.allocated, 0);
grant select on finance.unapplied_payment to ${app};

------------------------------------------------------------------ verification

-- What was allocated of a payment from client money: the room of client money asks it at the commit.
create or replace function finance.trust_settlement(entry uuid, matter uuid) returns table (invoice_id uuid, amount_minor bigint, issued_on date)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select i.id, sum(s.amount_minor)::bigint, i.issued_on
    from finance.payment p
    join finance.settlement s on s.firm_id = p.firm_id and s.payment_id = p.id
    join finance.invoice i on i.firm_id = s.firm_id and i.id = s.invoice_id
    where p.firm_id = platform.current_firm() and p.trust_entry_id = entry and s.matter_id = matter
    group by i.id, i.issued_on;
  end;

-- Bills against the books: what is owed on a matter's bills, and what payments have left, is what the accounts say.
create function finance.billing_findings() returns table (code text, object_type text, object_id uuid, message text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with bill as (
      select i.*, coalesce((select sum(s.amount_minor) from finance.settlement s where s.firm_id = i.firm_id and s.invoice_id = i.id), 0) as settled
      from finance.invoice i where i.firm_id = platform.current_firm())
    select 'bill-total', 'invoice', b.id, format('Bill %s is over %s, its lines make %s.', b.number, finance.money_words(b.total_minor, b.currency), finance.money_words(l.total, b.currency))
    from bill b
    cross join lateral (select coalesce(sum(l.amount_minor + l.tax_minor), 0) as total from finance.invoice_line l where l.firm_id = b.firm_id and l.invoice_id = b.id) l
    where b.total_minor <> l.total
    union all
    select 'over-allocated', 'invoice', b.id, format('Bill %s over %s has %s settled.', b.number, finance.money_words(b.total_minor, b.currency), finance.money_words(b.settled, b.currency))
    from bill b where b.settled not between 0 and case when b.voided_on is null then b.total_minor else 0 end
    union all
    select 'over-allocated', 'payment', p.id, format('Payment %s over %s has %s allocated.', p.number, finance.money_words(p.amount_minor, p.currency), finance.money_words(s.allocated, p.currency))
    from finance.payment p
    cross join lateral (select coalesce(sum(s.amount_minor), 0) as allocated from finance.settlement s where s.firm_id = p.firm_id and s.payment_id = p.id) s
    where p.firm_id = platform.current_firm() and s.allocated not between 0 and case when p.reversed_on is null then p.amount_minor else 0 end
    union all
    select 'bill-books', 'invoice', d.invoice_id, format('Bill %s has no entry in the books over %s.', d.number, finance.money_words(d.total_minor, d.currency))
    from (select b.id as invoice_id, b.number, b.total_minor, b.currency,
                 (select coalesce(sum(p.amount_minor), 0) from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id
                  where p.firm_id = b.firm_id and p.entry_id = b.entry_id and a.role = 'ACCOUNTS_RECEIVABLE') as posted
          from bill b) d
    where d.posted <> d.total_minor
    union all
    select 'settlement-books', 'settlement', s.id, format('A settlement of %s has no line in the books.', finance.money_words(s.amount_minor, i.currency))
    from finance.settlement s
    join finance.invoice i on i.firm_id = s.firm_id and i.id = s.invoice_id
    where s.firm_id = platform.current_firm()
      and not exists (select from finance.posting p join finance.account a on a.firm_id = p.firm_id and a.id = p.account_id
                      where p.firm_id = s.firm_id and p.entry_id = s.entry_id and p.matter_id = s.matter_id and a.role = 'ACCOUNTS_RECEIVABLE');
  end;

create or replace function finance.findings() returns table (code text, object_type text, object_id uuid, message text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select f.code, f.object_type, f.object_id, f.message from finance.ledger_findings() f
    union all
    select f.code, f.object_type, f.object_id, f.message from finance.trust_findings() f
    union all
    select f.code, f.object_type, f.object_id, f.message from finance.billing_findings() f;
  end;

revoke execute on all functions in schema finance from public;
grant execute on function finance.billing_findings() to ${app};
