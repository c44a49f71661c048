-- What clients took off bills, what the firm answered, and the rules that are proposed so that it does not happen again.

create table finance.bill_reduction (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  invoice_id      uuid not null,
  matter_id       uuid not null,
  invoice_line_id uuid,
  reason          text not null check (reason ~ '^[A-Z_]+$'),
  client_code     text not null check (length(client_code) <= 40),
  words           text not null check (length(words) <= 1000),
  currency        char(3) not null,
  amount_minor    bigint not null check (amount_minor > 0),
  received_on     date not null,
  state           text not null check (state in ('OPEN', 'ACCEPTED', 'APPEALED', 'WON', 'PARTLY', 'LOST')),
  due_on          date,
  appeal          text not null default '' check (length(appeal) <= 4000),
  appealed_on     date,
  answer          text not null default '' check (length(answer) <= 4000),
  settled_on      date,
  won_minor       bigint not null default 0,
  version         int not null default 1,
  created_at      timestamptz not null default now(),
  created_by      uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  foreign key (firm_id, invoice_line_id) references finance.invoice_line (firm_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id),
  constraint bill_reduction_won check (case state when 'WON' then won_minor = amount_minor when 'PARTLY' then won_minor > 0 and won_minor < amount_minor else won_minor = 0 end),
  constraint bill_reduction_appealed check (state not in ('APPEALED', 'WON', 'PARTLY', 'LOST') or appealed_on is not null),
  constraint bill_reduction_settled check ((state in ('ACCEPTED', 'WON', 'PARTLY', 'LOST')) = (settled_on is not null))
);
comment on column finance.bill_reduction.invoice_line_id is 'Null where the client refused the bill as a whole.';
comment on column finance.bill_reduction.due_on is 'Until when the client takes an appeal; once asked, when an answer is expected.';
comment on column finance.bill_reduction.client_code is 'The reason as the client''s system calls it.';
create index bill_reduction_invoice on finance.bill_reduction (firm_id, invoice_id, id);
create index bill_reduction_received on finance.bill_reduction (firm_id, received_on, id);
create index bill_reduction_line on finance.bill_reduction (firm_id, invoice_line_id) where invoice_line_id is not null;
call platform.protect_matter('finance.bill_reduction');
call platform.keep_history('finance.bill_reduction', 'invoice_id');

create table finance.guideline_proposal (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  client_id    uuid not null,
  matter_id    uuid not null,
  reduction_id uuid not null,
  reason       text not null,
  state        text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'DECLINED')),
  guideline_id uuid,
  remark       text not null default '' check (length(remark) <= 1000),
  decided_by   uuid,
  decided_at   timestamptz,
  version      int not null default 1,
  created_at   timestamptz not null default now(),
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, reduction_id) references finance.bill_reduction (firm_id, id),
  foreign key (firm_id, decided_by) references platform.app_user (firm_id, id),
  constraint guideline_proposal_decided check ((state = 'OPEN') = (decided_at is null) and (state = 'ACCEPTED') = (guideline_id is not null))
);
comment on table finance.guideline_proposal is 'A kind of rule that the reductions of a client ask for. It hangs on the matter of the reduction that raised it, whose wall hides it.';
create unique index guideline_proposal_open on finance.guideline_proposal (firm_id, client_id, reason) where state = 'OPEN';
create index guideline_proposal_reduction on finance.guideline_proposal (firm_id, reduction_id);
call platform.protect_matter('finance.guideline_proposal');
call platform.protect_client('finance.guideline_proposal', 'client_id');
call platform.keep_history('finance.guideline_proposal');
