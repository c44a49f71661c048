-- Interest on overdue bills: its terms, which change at any time without touching a bill, and the bills that ask for it.

-- Rows are only added: on a day the latest of those that began by then holds, of the bill, else of its client, else of the firm.
create table finance.interest_terms (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  client_id  uuid,
  invoice_id uuid,
  matter_id  uuid,
  from_day   date not null,
  rate_bps   int check (rate_bps between 0 and 10000),
  grace_days int not null check (grace_days between 0 and 365),
  created_by uuid not null default platform.current_user_id(),
  created_at timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id),
  constraint interest_terms_of check (num_nonnulls(client_id, invoice_id) <= 1 and (matter_id is null) = (invoice_id is null))
);
create index interest_terms_client on finance.interest_terms (firm_id, client_id, from_day) where client_id is not null;
create index interest_terms_bill on finance.interest_terms (firm_id, invoice_id, from_day) where invoice_id is not null;
create index interest_terms_firm on finance.interest_terms (firm_id, from_day) where client_id is null and invoice_id is null;
comment on column finance.interest_terms.rate_bps is 'Of a year, in hundredths of a percent; 0 for no interest, null for the terms of the client, or of the firm, from then on.';
call platform.protect_matter('finance.interest_terms');
call platform.protect_client('finance.interest_terms', 'client_id');
call platform.append_only('finance.interest_terms');

------------------------------------------------------------------ lines

alter table finance.pre_bill_line
  drop constraint pre_bill_line_kind,
  add constraint pre_bill_line_kind check (kind in ('TIME', 'EXPENSE', 'FLAT_FEE', 'AGREED_FEE', 'FEE', 'COST', 'COURTESY', 'INTEREST')),
  add constraint pre_bill_line_interest check (kind <> 'INTEREST' or tax_code is null and tax_minor = 0 and gross_minor <= worked_minor);
alter table finance.invoice_line
  drop constraint invoice_line_kind,
  add constraint invoice_line_kind check (kind in ('TIME', 'EXPENSE', 'FLAT_FEE', 'AGREED_FEE', 'FEE', 'COST', 'COURTESY', 'INTEREST')),
  add constraint invoice_line_interest check (kind <> 'INTEREST' or tax_code is null and tax_minor = 0);
create index invoice_line_of_interest on finance.invoice_line (firm_id, invoice_id) where kind = 'INTEREST';

-- A bill that asks for interest asks for nothing that bears interest.
create function finance.guard_interest_line() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if exists (select from finance.pre_bill_line l where l.firm_id = new.firm_id and l.pre_bill_id = new.pre_bill_id and l.kind <> 'COURTESY' and (l.kind = 'INTEREST') <> (new.kind = 'INTEREST')) then
    perform platform.refuse('interest-alone', 'Interest is billed alone: work and costs go on a bill of their own.', 'kind');
  end if;
  return null;
end $$;
create trigger interest_alone after insert on finance.pre_bill_line for each row when (new.kind in ('INTEREST', 'FEE', 'COST')) execute function finance.guard_interest_line();

-- As before: interest is no fee that a cap is for.
create or replace function finance.fees_charged(matter uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select (coalesce(sum(l.amount_minor), 0) - coalesce(sum(c.credited), 0))::bigint
    from finance.invoice i
    join finance.invoice_line l on l.firm_id = i.firm_id and l.invoice_id = i.id and l.kind not in ('EXPENSE', 'COST', 'INTEREST')
    left join lateral (select sum(n.amount_minor) as credited from finance.credit_note_line n where n.firm_id = l.firm_id and n.invoice_line_id = l.id) c on true
    where i.firm_id = platform.current_firm() and i.matter_id = matter and i.voided_on is null;
  end;

------------------------------------------------------------------ charges

create table finance.interest_charge (
  firm_id          uuid not null default platform.current_firm(),
  id               uuid not null,
  invoice_id       uuid not null,
  matter_id        uuid not null,
  from_day         date not null,
  through_day      date not null,
  amount_minor     bigint not null check (amount_minor > 0),
  pre_bill_id      uuid not null,
  pre_bill_line_id uuid not null,
  live             boolean not null default true,
  created_by       uuid not null default platform.current_user_id(),
  created_at       timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  foreign key (firm_id, matter_id, pre_bill_id) references finance.pre_bill (firm_id, matter_id, id),
  foreign key (firm_id, pre_bill_line_id) references finance.pre_bill_line (firm_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id),
  constraint interest_charge_line unique (firm_id, pre_bill_line_id),
  constraint interest_charge_days check (through_day >= from_day),
  constraint interest_charged_once exclude using gist (firm_id with =, invoice_id with =, daterange(from_day, through_day, '[]') with &&) where (live)
);
create index interest_charge_pre_bill on finance.interest_charge (firm_id, pre_bill_id);
create index interest_charge_bill on finance.interest_charge (firm_id, invoice_id, from_day);
comment on column finance.interest_charge.invoice_id is 'The overdue bill. The bill that asks for the interest is that of the pre-bill.';
comment on column finance.interest_charge.live is 'Until its line is taken off, its pre-bill cancelled or its bill voided: then the days may be charged again.';
call platform.protect_matter('finance.interest_charge');
call platform.keep_history('finance.interest_charge', 'invoice_id');
revoke update on finance.interest_charge from ${app};
create trigger no_delete before delete on finance.interest_charge for each row execute function platform.refuse_change();

create function finance.guard_interest_charge() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from finance.invoice_line l where l.firm_id = new.firm_id and l.invoice_id = new.invoice_id and l.kind = 'INTEREST') then
    perform platform.refuse('interest-on-interest', 'Interest bears no interest.', 'invoiceId');
  elsif not exists (select from finance.pre_bill_line l where l.firm_id = new.firm_id and l.id = new.pre_bill_line_id and l.pre_bill_id = new.pre_bill_id
                      and l.kind = 'INTEREST' and l.worked_minor = new.amount_minor) then
    raise exception 'an interest charge is what a line asks for';
  elsif exists (select from finance.invoice i where i.firm_id = new.firm_id and i.id = new.invoice_id and (i.voided_on is not null or i.due_on >= new.from_day)) then
    raise exception 'a bill bears interest after its due day, and none once it is void';
  end if;
  return null;
end $$;
create trigger guard after insert on finance.interest_charge for each row execute function finance.guard_interest_charge();

create function finance.free_interest_of_line() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update finance.interest_charge set live = new.disposition in ('BILL', 'HOLD') where firm_id = new.firm_id and pre_bill_line_id = new.id;
  return null;
end $$;
create trigger free_interest after update of disposition on finance.pre_bill_line for each row
  when (new.kind = 'INTEREST' and old.disposition <> new.disposition) execute function finance.free_interest_of_line();

create function finance.free_interest_of_pre_bill() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update finance.interest_charge c set live = false
  where c.firm_id = new.firm_id and c.pre_bill_id = new.id and c.live
    and (new.status = 'CANCELLED' or exists (select from finance.pre_bill_line l where l.firm_id = c.firm_id and l.id = c.pre_bill_line_id and l.disposition <> 'BILL'));
  return null;
end $$;
create trigger free_interest after update of status on finance.pre_bill for each row
  when (new.status in ('ISSUED', 'CANCELLED') and old.status <> new.status) execute function finance.free_interest_of_pre_bill();

create function finance.free_interest_of_bill() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update finance.interest_charge c set live = false where c.firm_id = new.firm_id and c.pre_bill_id = new.pre_bill_id and c.live;
  return null;
end $$;
create trigger free_interest after update of voided_on on finance.invoice for each row
  when (old.voided_on is null and new.voided_on is not null) execute function finance.free_interest_of_bill();

------------------------------------------------------------------ letters

alter table finance.dunning_letter_bill add column interest_minor bigint not null default 0 check (interest_minor >= 0);
comment on column finance.dunning_letter_bill.interest_minor is 'Accrued to the day of the letter and not charged; the balance is without it.';
revoke execute on function finance.guard_interest_line(), finance.guard_interest_charge(), finance.free_interest_of_line(), finance.free_interest_of_pre_bill(), finance.free_interest_of_bill() from public;
