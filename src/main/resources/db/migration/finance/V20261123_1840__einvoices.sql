-- Bills as electronic invoices (EN 16931): what the firm and each client must be called in them, and every file as it was made.

create table finance.einvoice_firm (
  firm_id           uuid not null default platform.current_firm(),
  id                uuid not null,
  name              text not null check (length(name) between 1 and 200),
  street            text not null default '' check (length(street) <= 200),
  city              text not null default '' check (length(city) <= 100),
  postcode          text not null default '' check (length(postcode) <= 20),
  country           text not null check (country ~ '^[A-Z]{2}$'),
  vat_id            text not null default '' check (vat_id ~ '^([A-Z]{2}[A-Z0-9+*]{2,14})?$'),
  tax_number        text not null default '' check (length(tax_number) <= 40),
  registration      text not null default '' check (length(registration) <= 60),
  iban              text not null default '' check (iban ~ '^([A-Z]{2}[0-9]{2}[A-Z0-9]{11,30})?$'),
  bic               text not null default '' check (bic ~ '^([A-Z0-9]{8}([A-Z0-9]{3})?)?$'),
  endpoint_scheme   text not null default '' check (endpoint_scheme ~ '^(EM|[0-9]{4})?$'),
  endpoint          text not null default '' check (length(endpoint) <= 100),
  contact_name      text not null default '' check (length(contact_name) <= 100),
  contact_phone     text not null default '' check (length(contact_phone) <= 60),
  contact_email     text not null default '' check (length(contact_email) <= 254),
  untaxed_category  text not null default '' check (untaxed_category in ('', 'Z', 'E', 'AE', 'G', 'O')),
  untaxed_reason    text not null default '' check (length(untaxed_reason) <= 200),
  version           int not null default 1,
  primary key (firm_id, id),
  constraint einvoice_firm_once unique (firm_id)
);
comment on column finance.einvoice_firm.untaxed_category is 'UNTDID 5305: why lines without tax have none, for clients of whom nothing else is said.';
call platform.protect('finance.einvoice_firm');
call platform.keep_history('finance.einvoice_firm');

create table finance.einvoice_client (
  firm_id           uuid not null default platform.current_firm(),
  id                uuid not null,
  client_id         uuid not null,
  format            text not null check (format in ('FACTUR_X', 'XRECHNUNG_UBL', 'XRECHNUNG_CII')),
  buyer_reference   text not null default '' check (length(buyer_reference) <= 100),
  vat_id            text not null default '' check (vat_id ~ '^([A-Z]{2}[A-Z0-9+*]{2,14})?$'),
  endpoint_scheme   text not null default '' check (endpoint_scheme ~ '^(EM|[0-9]{4})?$'),
  endpoint          text not null default '' check (length(endpoint) <= 100),
  untaxed_category  text not null default '' check (untaxed_category in ('', 'Z', 'E', 'AE', 'G', 'O')),
  untaxed_reason    text not null default '' check (length(untaxed_reason) <= 200),
  version           int not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  constraint einvoice_client_once unique (firm_id, client_id)
);
comment on column finance.einvoice_client.buyer_reference is 'What the client wants quoted (BT-10), such as the Leitweg-ID of a German authority.';
call platform.protect('finance.einvoice_client');
call platform.protect_client('finance.einvoice_client', 'client_id');
call platform.keep_history('finance.einvoice_client');

create table finance.einvoice_file (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  invoice_id  uuid not null,
  matter_id   uuid not null,
  format      text not null check (format in ('FACTUR_X', 'XRECHNUNG_UBL', 'XRECHNUNG_CII')),
  name        text not null check (length(name) between 1 and 255),
  blob_id     uuid not null,
  created_at  timestamptz not null default clock_timestamp(),
  created_by  uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  foreign key (firm_id, invoice_id) references finance.invoice (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  foreign key (firm_id, blob_id) references platform.blob (firm_id, id),
  constraint einvoice_file_once unique (firm_id, invoice_id, format)
);
comment on table finance.einvoice_file is 'An e-invoice stays the same bytes, however often it is fetched.';
create index einvoice_file_by_blob on finance.einvoice_file (firm_id, blob_id);
create index einvoice_file_by_matter on finance.einvoice_file (firm_id, matter_id);
call platform.protect_matter('finance.einvoice_file');
call platform.append_only('finance.einvoice_file');
