-- The other ways in which clients agree to pay. The terms are kept as the API writes them (sums as exact decimals); what the database itself counts or
-- holds, the flat fee and the cap, stands in columns. Matters of before have their kind and fee alone.
alter table practice.matter
  add column fee_cap_minor bigint check (fee_cap_minor > 0),
  add column arrangement   jsonb,
  drop constraint matter_arrangement_kind_check,
  drop constraint matter_arrangement;

alter table practice.matter
  add constraint matter_arrangement_kind check (arrangement_kind in ('HOURLY', 'FLAT', 'CAPPED', 'BLENDED', 'SUBSCRIPTION', 'TASK_FEES', 'CONTINGENCY', 'SUCCESS_FEE', 'HYBRID')),
  add constraint matter_flat_fee check (case arrangement_kind when 'FLAT' then flat_fee_minor is not null when 'HYBRID' then true else flat_fee_minor is null end),
  add constraint matter_fee_cap check ((arrangement_kind = 'CAPPED') = (fee_cap_minor is not null)),
  add constraint matter_arrangement check (case when arrangement is null then arrangement_kind in ('HOURLY', 'FLAT') else arrangement ->> 'kind' is not distinct from arrangement_kind end),
  add constraint matter_arrangement_terms check (coalesce(case arrangement_kind
    when 'BLENDED' then (arrangement -> 'rate' ->> 'amount')::numeric > 0
    when 'SUBSCRIPTION' then (arrangement -> 'fee' ->> 'amount')::numeric > 0 and arrangement ->> 'every' in ('MONTH', 'QUARTER', 'YEAR') and arrangement ->> 'from' is not null
    when 'TASK_FEES' then jsonb_array_length(arrangement -> 'fees') > 0
    when 'CONTINGENCY' then jsonb_array_length(arrangement -> 'stages') > 0 and arrangement ->> 'costs' in ('BEFORE', 'AFTER')
    when 'SUCCESS_FEE' then (arrangement -> 'fee' ->> 'amount')::numeric > 0
    when 'HYBRID' then num_nonnulls(flat_fee_minor, arrangement ->> 'contingency') = 1
    else true end, false));
comment on column practice.matter.fee_cap_minor is 'The most that all bills of the matter together charge in fees.';
comment on column practice.matter.arrangement is 'As the API writes it: {"kind":"CAPPED","cap":{"amount":"10000.00","currency":"USD"}}.';
create index matter_by_period on practice.matter (firm_id, id) where arrangement_kind = 'SUBSCRIPTION';
