-- Asked at every pre-bill and at every approval of a cost: each read the whole table for want of these. Seen with 200,000 lines.
create index invoice_line_flat_fee on finance.invoice_line (firm_id, matter_id) where kind = 'FLAT_FEE';
create index pre_bill_line_work_of_matter on finance.pre_bill_line (firm_id, matter_id) where live and source_id is not null;
create index advanced_cost_entry on finance.advanced_cost (firm_id, entry_id);

-- The list of credit notes by day, and those of a matter.
create index credit_note_by_date on finance.credit_note (firm_id, date, id);
create index credit_note_by_matter on finance.credit_note (firm_id, matter_id, date);
