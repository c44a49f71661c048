-- What a client pays in advance: once into client money, kept up to a sum there, or earned on receipt.
create table finance.retainer (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  matter_id     uuid not null,
  kind          text not null check (kind in ('NONE', 'ADVANCE', 'EVERGREEN', 'EARNED')),
  currency      char(3) not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor  bigint check (amount_minor > 0),
  minimum_minor bigint check (minimum_minor >= 0),
  version       int not null default 1,
  primary key (firm_id, id),
  constraint retainer_matter_once unique (firm_id, matter_id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id),
  constraint retainer_amount check ((kind = 'NONE') = (amount_minor is null)),
  constraint retainer_minimum check ((kind = 'EVERGREEN') = (minimum_minor is not null) and minimum_minor < amount_minor)
);
comment on column finance.retainer.amount_minor is 'What is paid, or, of an evergreen one, what the client ledger is filled up to.';
comment on column finance.retainer.minimum_minor is 'Of an evergreen one: when the client ledger falls to it, a top-up is asked for.';
call platform.protect_matter('finance.retainer');
call platform.keep_history('finance.retainer', 'matter_id');

-- Each time that more client money was asked for.
create table finance.top_up (
  firm_id       uuid not null default platform.current_firm(),
  id            uuid not null,
  matter_id     uuid not null,
  currency      char(3) not null check (currency ~ '^[A-Z]{3}$'),
  balance_minor bigint not null check (balance_minor >= 0),
  amount_minor  bigint not null check (amount_minor > 0),
  created_by    uuid not null default platform.current_user_id(),
  created_at    timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id)
);
create index top_up_by_matter on finance.top_up (firm_id, matter_id, created_at desc);
comment on column finance.top_up.balance_minor is 'Held for the matter when it was asked for.';
call platform.protect_matter('finance.top_up');
call platform.append_only('finance.top_up');
