-- A bill keeps the office whose number and letterhead it bears, wherever its matter goes later. Bills of before bear the firm's.
alter table finance.invoice
  add column office_id uuid,
  add foreign key (firm_id, office_id) references platform.office (firm_id, id);
