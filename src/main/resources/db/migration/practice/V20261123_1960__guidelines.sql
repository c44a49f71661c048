-- What clients demand of the work, clause by clause of their guidelines, and where the receipt of a cost is.

create table practice.guideline (
  firm_id    uuid not null default platform.current_firm(),
  id         uuid not null,
  client_id  uuid not null,
  matter_id  uuid,
  kind       text not null check (kind in ('BLOCK_BILLING', 'VAGUE_NARRATIVE', 'RATE_CAP', 'RATE_FREEZE', 'UNAPPROVED_TIMEKEEPER', 'HOURS_A_DAY', 'LATE_ENTRY', 'STAFFING',
               'OVERHEAD', 'MISSING_RECEIPT', 'BUDGET_OVERRUN', 'CODE_SET')),
  parameters jsonb not null check (jsonb_typeof(parameters) = 'object'),
  severity   text not null check (severity in ('WARN', 'REFUSE')),
  document   text not null check (length(document) between 1 and 200),
  clause     text not null check (length(clause) <= 100),
  words      text not null check (length(words) <= 1000),
  valid      daterange not null,
  version    int not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null default platform.current_user_id(),
  primary key (firm_id, id),
  constraint guideline_dated check (not isempty(valid) and not lower_inf(valid)),
  foreign key (firm_id, client_id) references practice.contact (firm_id, id),
  foreign key (firm_id, matter_id) references practice.matter (firm_id, id)
);
comment on table practice.guideline is 'A rule of a client''s billing guidelines; with a matter it holds for that one alone. It holds for work of the days in valid.';
comment on column practice.guideline.words is 'What the clause says, in the client''s own words.';
create index guideline_client on practice.guideline (firm_id, client_id);
create index guideline_matter on practice.guideline (firm_id, matter_id) where matter_id is not null;
call platform.protect_matter('practice.guideline');
call platform.protect_client('practice.guideline', 'client_id');
call platform.keep_history('practice.guideline', 'client_id');
grant delete on practice.guideline to ${app};

-- A number of the voucher, or where the paper lies; '' while nobody has said that there is one.
alter table practice.expense add column receipt text not null default '' constraint expense_receipt_length check (length(receipt) <= 200);

-- As before; a receipt may still be named while the cost waits for approval or for its bill.
create or replace function practice.refuse_settled_work() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  free constant text[] := array['status', 'submitted_at', 'submitted_by', 'approved_at', 'approved_by', 'return_reason', 'bill_id', 'billed_on',
                                'rate_id', 'rate_minor', 'billed_minutes', 'amount_minor', 'receipt', 'version'];
  billed constant text[] := array['bill_id', 'billed_on', 'version'];
begin
  if old.bill_id is not null and (tg_op = 'DELETE' or new.bill_id is not null or to_jsonb(new) - billed <> to_jsonb(old) - billed) then
    perform platform.refuse('already-billed', 'This is on a bill and cannot change any more; void or credit the bill first.', null);
  end if;
  if tg_op = 'DELETE' then
    if old.status <> 'DRAFT' then
      perform platform.refuse('not-a-draft', 'Only drafts can be deleted; return it to draft first.', null);
    end if;
    return old;
  end if;
  if old.status <> 'DRAFT' and new.status <> 'DRAFT' and to_jsonb(new) - free <> to_jsonb(old) - free then
    perform platform.refuse('not-a-draft', 'What is submitted or approved changes only after its return to draft.', null);
  end if;
  if new.bill_id is not null and new.status <> 'APPROVED' then
    perform platform.refuse('not-approved', 'Only approved work can be billed.', null);
  end if;
  return new;
end $$;
