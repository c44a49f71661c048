-- How a client's system calls the firm's codes, where it calls them otherwise: a set of its own, or an older or revised one. Who enters them has it from the client.
create table finance.ebill_client_code (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  client_id   uuid not null,
  kind        text not null check (kind in ('TASK', 'ACTIVITY', 'EXPENSE')),
  code        text not null check (length(code) between 1 and 20),
  client_code text not null check (length(client_code) between 1 and 20),
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  constraint ebill_client_code_once unique (firm_id, client_id, kind, code)
);
call platform.protect('finance.ebill_client_code');
call platform.protect_client('finance.ebill_client_code', 'client_id');
call platform.keep_history('finance.ebill_client_code', 'client_id');
grant delete on finance.ebill_client_code to ${app};
