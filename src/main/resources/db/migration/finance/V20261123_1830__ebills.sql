-- E-bills: what each client's system wants of a bill, how it knows the firm's people, the codes it asked for, and every file that was made, as it was sent.

-- What a client's system takes. The bounds are those of the widest format; narrower ones are checked with the file.
create table finance.ebill_profile (
  firm_id            uuid not null default platform.current_firm(),
  id                 uuid not null,
  client_id          uuid not null,
  format             text not null check (format in ('LEDES_1998B', 'LEDES_98BI', 'LEDES_XML_20', 'LEDES_XML_21', 'LEDES_XML_22')),
  law_firm_code      text not null check (length(law_firm_code) between 1 and 50),
  client_code        text not null check (length(client_code) between 1 and 20),
  character_set      text not null check (character_set in ('US_ASCII', 'ISO_8859_1', 'WINDOWS_1252', 'UTF_8')),
  plain_marks        boolean not null,
  description_length int not null check (description_length between 50 and 15000),
  unit_decimals      int not null check (unit_decimals between 1 and 4),
  needs_task         boolean not null,
  needs_activity     boolean not null,
  needs_matter       boolean not null,
  file_name          text not null check (length(file_name) between 1 and 100),
  version            int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  constraint ebill_profile_client unique (firm_id, client_id)
);
comment on column finance.ebill_profile.law_firm_code is 'As the client knows the firm: LAW_FIRM_ID, lf_vendor_id.';
comment on column finance.ebill_profile.client_code is 'As the firm calls the client: CLIENT_ID, cl_id.';
comment on column finance.ebill_profile.plain_marks is 'Typographic quotes, dashes and the | are written as plain ones.';
comment on column finance.ebill_profile.file_name is 'With {bill}, {client}, {matter} and {date} in it.';
call platform.protect('finance.ebill_profile');
call platform.protect_client('finance.ebill_profile', 'client_id');
call platform.keep_history('finance.ebill_profile', 'client_id');
grant delete on finance.ebill_profile to ${app};

-- Timekeepers as clients' systems know them.
create table finance.ebill_timekeeper (
  firm_id        uuid not null default platform.current_firm(),
  id             uuid not null,
  user_id        uuid not null,
  code           text not null check (length(code) between 1 and 20),
  last_name      text not null check (length(last_name) between 1 and 30),
  first_name     text not null check (length(first_name) <= 30),
  classification text not null check (length(classification) between 1 and 10),
  version        int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  constraint ebill_timekeeper_user unique (firm_id, user_id),
  constraint ebill_timekeeper_code unique (firm_id, code)
);
call platform.protect('finance.ebill_timekeeper');
call platform.keep_history('finance.ebill_timekeeper', 'user_id');

-- Codes that a bill's lines were issued without and its receiver wants: somebody looked and said them. The bill itself stays as it was issued.
create table finance.ebill_line_code (
  firm_id         uuid not null default platform.current_firm(),
  id              uuid not null,
  invoice_id      uuid not null,
  matter_id       uuid not null,
  invoice_line_id uuid not null,
  task_code       text,
  activity_code   text,
  expense_code    text,
  version         int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  foreign key (firm_id, invoice_line_id) references finance.invoice_line (firm_id, id),
  constraint ebill_line_code_line unique (firm_id, invoice_line_id),
  constraint ebill_line_code_some check (num_nonnulls(task_code, activity_code, expense_code) > 0)
);
create index ebill_line_code_bill on finance.ebill_line_code (firm_id, invoice_id);
call platform.protect_matter('finance.ebill_line_code');
call platform.keep_history('finance.ebill_line_code', 'invoice_id');

-- Every file that was made of a bill: the same bytes for ever.
create table finance.ebill_file (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  invoice_id uuid not null,
  matter_id  uuid not null,
  format     text not null check (format in ('LEDES_1998B', 'LEDES_98BI', 'LEDES_XML_20', 'LEDES_XML_21', 'LEDES_XML_22')),
  name       text not null check (length(name) between 1 and 255),
  size       bigint not null check (size > 0),
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  blob_id    uuid not null,
  created_by uuid not null default platform.current_user_id(),
  created_at timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, matter_id, invoice_id) references finance.invoice (firm_id, matter_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id),
  constraint ebill_file_blob foreign key (firm_id, blob_id) references platform.blob (firm_id, id)
);
create index ebill_file_invoice on finance.ebill_file (firm_id, invoice_id, id);
create index ebill_file_made on finance.ebill_file (firm_id, created_at, id);
create index ebill_file_by_blob on finance.ebill_file (firm_id, blob_id);
call platform.protect_matter('finance.ebill_file');
call platform.append_only('finance.ebill_file');
