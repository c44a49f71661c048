-- How debts are chased: levels and their letters, holds, notes, promises. What was written to a client never changes.

-- The firm's own levels; none is the usual three.
create table finance.dunning_level (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  level        int not null check (level between 1 and 9),
  days_overdue int not null check (days_overdue between 1 and 3650),
  title        text not null check (length(title) between 1 and 80),
  letter       text not null check (length(letter) between 1 and 4000),
  primary key (firm_id, id),
  constraint dunning_level_once unique (firm_id, level)
);
comment on column finance.dunning_level.days_overdue is 'A bill is due for it once it is so many days late and had the level before.';
call platform.protect('finance.dunning_level');
call platform.keep_history('finance.dunning_level');
grant delete on finance.dunning_level to ${app};

create table finance.collection_note (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  client_id    uuid not null,
  matter_id    uuid,
  invoice_id   uuid,
  kind         text not null check (kind in ('CALL', 'EMAIL', 'LETTER', 'MEETING', 'NOTE')),
  contacted_on date not null,
  text         text not null check (length(text) between 1 and 4000),
  created_by   uuid not null default platform.current_user_id(),
  created_at   timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  constraint collection_note_bill check ((matter_id is null) = (invoice_id is null))
);
create index collection_note_client on finance.collection_note (firm_id, client_id, contacted_on);
call platform.protect_matter('finance.collection_note');
call platform.protect_client('finance.collection_note', 'client_id');
call platform.append_only('finance.collection_note');

create table finance.payment_promise (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  client_id    uuid not null,
  matter_id    uuid,
  invoice_id   uuid,
  currency     char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  given_on     date not null,
  promised_for date not null,
  note         text not null default '' check (length(note) <= 1000),
  created_by   uuid not null default platform.current_user_id(),
  created_at   timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  told_at      timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  constraint payment_promise_bill check ((matter_id is null) = (invoice_id is null)),
  constraint payment_promise_dates check (promised_for >= given_on),
  constraint payment_promise_withdrawn check (num_nulls(withdrawn_by, withdrawn_at) in (0, 2))
);
create index payment_promise_client on finance.payment_promise (firm_id, client_id, promised_for);
create index payment_promise_waiting on finance.payment_promise (firm_id, promised_for) where withdrawn_at is null and told_at is null;
comment on column finance.payment_promise.told_at is 'When somebody was told that it was broken.';
call platform.protect_matter('finance.payment_promise');
call platform.protect_client('finance.payment_promise', 'client_id');
call platform.keep_history('finance.payment_promise', 'client_id');
revoke update on finance.payment_promise from ${app};
grant update (withdrawn_by, withdrawn_at, told_at) on finance.payment_promise to ${app};

-- What came in of a promise: new money from its day to the promised one, on its bill, or of the client's on bills or on account.
create view finance.promise_paid with (security_invoker = true) as
  select p.*, (coalesce(b.paid, 0) + coalesce(u.paid, 0))::bigint as paid_minor
  from finance.payment_promise p
  left join lateral (select -sum(r.amount_minor) as paid from finance.receivable r
                     where r.firm_id = p.firm_id and r.client_id = p.client_id and r.kind = 'PAYMENT' and r.currency = p.currency
                       and r.date between p.given_on and p.promised_for and (p.invoice_id is null or r.invoice_id = p.invoice_id)) b on true
  left join lateral (select sum(m.amount_minor) as paid from finance.unapplied_movement m
                     where m.firm_id = p.firm_id and m.payor_id = p.client_id and m.currency = p.currency and p.invoice_id is null and m.refund_id is null
                       and m.date between p.given_on and p.promised_for) u on true;
grant select on finance.promise_paid to ${app};

create table finance.collection_hold (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  client_id  uuid not null,
  matter_id  uuid,
  invoice_id uuid,
  until      date not null,
  reason     text not null check (length(reason) between 1 and 1000),
  created_by uuid not null default platform.current_user_id(),
  created_at timestamptz not null,
  lifted_by  uuid,
  lifted_at  timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  constraint collection_hold_bill check ((matter_id is null) = (invoice_id is null)),
  constraint collection_hold_lifted check (num_nulls(lifted_by, lifted_at) in (0, 2))
);
create index collection_hold_client on finance.collection_hold (firm_id, client_id) where lifted_at is null;
call platform.protect_matter('finance.collection_hold');
call platform.protect_client('finance.collection_hold', 'client_id');
call platform.keep_history('finance.collection_hold', 'client_id');
revoke update on finance.collection_hold from ${app};
grant update (lifted_by, lifted_at) on finance.collection_hold to ${app};

------------------------------------------------------------------ letters

create table finance.dunning_letter (
  firm_id        uuid not null default platform.current_firm(),
  id             uuid not null,
  client_id      uuid not null,
  client_name    text not null,
  client_address text not null,
  currency       char(3) not null check (currency ~ '^[A-Z]{3}$'),
  level          int not null check (level between 1 and 9),
  title          text not null,
  letter         text not null,
  total_minor    bigint not null check (total_minor > 0),
  -- The matters whose bills it lists: hidden from whoever is walled off from one of them.
  matter_ids     uuid[] not null,
  matter_id      uuid generated always as (matter_ids[1]) stored,
  dated          date not null,
  status         text not null default 'PROPOSED' check (status in ('PROPOSED', 'RELEASED', 'DISMISSED')),
  proposed_by    uuid not null default platform.current_user_id(),
  proposed_at    timestamptz not null,
  decided_by     uuid,
  decided_at     timestamptz,
  version        int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, proposed_by) references platform.app_user (firm_id, id),
  constraint dunning_letter_matters check (cardinality(matter_ids) > 0),
  constraint dunning_letter_decided check (num_nulls(decided_by, decided_at) = case status when 'PROPOSED' then 2 else 0 end)
);
create index dunning_letter_client on finance.dunning_letter (firm_id, client_id, dated);
create index dunning_letter_dated on finance.dunning_letter (firm_id, dated, id);
call platform.protect_matter('finance.dunning_letter');
create policy wall_of_each on finance.dunning_letter as restrictive to ${app} using (cardinality(matter_ids) < 2 or not matter_ids && (select platform.hidden_matters())::uuid[]);
call platform.protect_client('finance.dunning_letter', 'client_id');
call platform.keep_history('finance.dunning_letter', 'client_id');
revoke update on finance.dunning_letter from ${app};
grant update (status, decided_by, decided_at, version) on finance.dunning_letter to ${app};

create table finance.dunning_letter_bill (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  letter_id     uuid not null,
  invoice_id    uuid not null,
  matter_id     uuid not null,
  level         int not null check (level between 1 and 9),
  days_late     int not null check (days_late > 0),
  balance_minor bigint not null check (balance_minor > 0),
  -- Somebody asked for the level again.
  repeated      boolean not null default false,
  live          boolean not null default true,
  primary key (firm_id, id),
  foreign key (firm_id, letter_id) references finance.dunning_letter (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id)
);
create unique index dunning_letter_bill_once on finance.dunning_letter_bill (firm_id, invoice_id, level) where live and not repeated;
create index dunning_letter_bill_letter on finance.dunning_letter_bill (firm_id, letter_id);
comment on column finance.dunning_letter_bill.live is 'Until its letter is dismissed: then the bill may have the level again.';
call platform.protect_matter('finance.dunning_letter_bill');
call platform.keep_history('finance.dunning_letter_bill', 'letter_id');
revoke update on finance.dunning_letter_bill from ${app};
grant update (live) on finance.dunning_letter_bill to ${app};

create function finance.guard_dunning_letter() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'PROPOSED' then
      raise exception 'a letter begins as a proposal';
    end if;
  elsif old.status <> 'PROPOSED' then
    perform platform.refuse('already-decided', 'This letter is ' || lower(old.status) || ' already.', null);
  elsif new.status = 'DISMISSED' then
    update finance.dunning_letter_bill set live = false where firm_id = new.firm_id and letter_id = new.id;
  end if;
  return new;
end $$;
create trigger guard before insert or update on finance.dunning_letter for each row execute function finance.guard_dunning_letter();
create trigger no_delete before delete on finance.dunning_letter for each row execute function platform.refuse_change();

create function finance.guard_dunning_letter_bill() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  letter finance.dunning_letter;
begin
  select * into strict letter from finance.dunning_letter l where l.firm_id = new.firm_id and l.id = new.letter_id for update;
  if letter.status <> 'PROPOSED' then
    raise exception 'a letter that was decided does not change';
  elsif new.matter_id <> all (letter.matter_ids) then
    raise exception 'a letter names the matters of its bills';
  end if;
  return new;
end $$;
create trigger guard before insert or update on finance.dunning_letter_bill for each row execute function finance.guard_dunning_letter_bill();
create trigger no_delete before delete on finance.dunning_letter_bill for each row execute function platform.refuse_change();
revoke execute on function finance.guard_dunning_letter(), finance.guard_dunning_letter_bill() from public;
