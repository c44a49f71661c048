-- What the firm says of itself on its papers. Each saving is a row of its own, so that a paper printed again bears the letterhead of the day it
-- was made, and the rows are their own history.

create table platform.letterhead (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  address      text not null check (length(address) <= 500),
  phone        text not null check (length(phone) <= 60),
  email        text not null check (length(email) <= 254),
  website      text not null check (length(website) <= 200),
  tax_number   text not null check (length(tax_number) <= 60),
  registration text not null check (length(registration) <= 300),
  bank_details text not null check (length(bank_details) <= 1000),
  created_by   uuid not null default platform.current_user_id(),
  created_at   timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id)
);
create index letterhead_time on platform.letterhead (firm_id, created_at desc, id desc);
comment on column platform.letterhead.registration is 'Who admits and supervises the firm, as its papers must or may say it.';
comment on column platform.letterhead.bank_details is 'Where and how to pay, for clients whose billing terms say nothing else.';
call platform.protect('platform.letterhead');
call platform.append_only('platform.letterhead');
