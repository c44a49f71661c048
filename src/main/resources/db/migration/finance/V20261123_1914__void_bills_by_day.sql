-- Few bills are void; what they had taken until then is looked for among them alone.
create index invoice_voided on finance.invoice (firm_id, voided_on) where voided_on is not null;
