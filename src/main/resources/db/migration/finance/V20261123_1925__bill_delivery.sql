-- How each client wants bills, and when; and how each bill reached whom.

create table finance.delivery_preference (
  firm_id   uuid not null default platform.current_firm(),
  id        uuid not null,
  client_id uuid not null,
  way       text not null check (way in ('EMAIL', 'E_BILL', 'E_INVOICE', 'PRINT')),
  emails    text[] not null default '{}' check (cardinality(emails) <= 10),
  message   text not null default '' check (length(message) <= 2000),
  months    int[] not null default '{}' check (months <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  version   int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  constraint delivery_preference_client unique (firm_id, client_id),
  constraint delivery_preference_to check (way not in ('EMAIL', 'E_INVOICE') or cardinality(emails) > 0)
);
comment on column finance.delivery_preference.months is 'The client''s own calendar: work through these months is billed; empty for every month.';
call platform.protect('finance.delivery_preference');
call platform.protect_client('finance.delivery_preference', 'client_id');
call platform.keep_history('finance.delivery_preference', 'client_id');

-- A batch of bills on paper.
create table finance.bill_print (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  created_by uuid not null default platform.current_user_id(),
  created_at timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id)
);
call platform.protect('finance.bill_print');
call platform.append_only('finance.bill_print');

-- A bill on its way to one recipient.
create table finance.bill_delivery (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  invoice_id uuid not null,
  matter_id  uuid not null,
  way        text not null check (way in ('EMAIL', 'E_BILL', 'E_INVOICE', 'PRINT')),
  recipient  text not null default '' check (length(recipient) <= 254),
  message    text not null default '',
  occasion   int not null check (occasion > 0),
  state      text not null default 'QUEUED' check (state in ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNSURE')),
  reason     text not null default '',
  tries      int not null default 0,
  asked_by   uuid not null default platform.current_user_id(),
  asked_at   timestamptz not null,
  sent_at    timestamptz,
  reference  text not null default '',
  print_id   uuid,
  primary key (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  foreign key (firm_id, asked_by) references platform.app_user (firm_id, id),
  foreign key (firm_id, print_id) references finance.bill_print (firm_id, id),
  constraint bill_delivery_once unique (firm_id, invoice_id, way, recipient, occasion),
  constraint bill_delivery_sent check ((state = 'SENT') = (sent_at is not null)),
  constraint bill_delivery_why check (state not in ('FAILED', 'UNSURE') or reason <> '')
);
comment on column finance.bill_delivery.occasion is 'A further one is asked for by a person: by itself a bill goes to a recipient once.';
comment on column finance.bill_delivery.reference is 'The id of the message, or the name of the file.';
create index bill_delivery_time on finance.bill_delivery (firm_id, asked_at desc, id);
create index bill_delivery_open on finance.bill_delivery (firm_id, id) where state in ('QUEUED', 'SENDING');
create index bill_delivery_print on finance.bill_delivery (firm_id, print_id) where print_id is not null;
call platform.protect_matter('finance.bill_delivery');
call platform.keep_history('finance.bill_delivery', 'invoice_id');

-- What was sent was sent; what may have arrived waits for a person's word.
create function finance.guard_bill_delivery() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  steps constant text[] := array['QUEUED>SENDING', 'QUEUED>SENT', 'QUEUED>FAILED', 'SENDING>SENT', 'SENDING>FAILED', 'SENDING>UNSURE', 'FAILED>QUEUED', 'FAILED>SENDING', 'FAILED>SENT', 'FAILED>FAILED'];
begin
  if (new.invoice_id, new.matter_id, new.way, new.recipient, new.occasion, new.asked_by, new.asked_at)
     is distinct from (old.invoice_id, old.matter_id, old.way, old.recipient, old.occasion, old.asked_by, old.asked_at) then
    raise exception 'a delivery stays that of one bill to one recipient';
  end if;
  if old.state || '>' || new.state <> all (steps) then
    perform platform.refuse('delivery-state', 'This delivery is no longer as you saw it.', null);
  end if;
  return new;
end $$;
create trigger guard before update on finance.bill_delivery for each row execute function finance.guard_bill_delivery();
revoke execute on function finance.guard_bill_delivery() from public;
grant execute on function finance.guard_bill_delivery() to ${app};
