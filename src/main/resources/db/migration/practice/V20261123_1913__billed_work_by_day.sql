-- What was not billed on a day is what no bill has, and what bills of later days took: both are found without reading everything ever billed.
create index time_entry_billed_on on practice.time_entry (firm_id, billed_on) where billed_on is not null;
create index expense_billed_on on practice.expense (firm_id, billed_on) where billed_on is not null;
