-- The files that banks wrote are stored encrypted from now on. Those imported before stay where they are: their rows never change.
alter table finance.statement_file alter column content drop not null;
alter table finance.statement_file add column blob_id uuid;
alter table finance.statement_file add constraint statement_file_blob foreign key (firm_id, blob_id) references platform.blob (firm_id, id);
alter table finance.statement_file add constraint statement_file_content check ((content is null) <> (blob_id is null));
create index statement_file_by_blob on finance.statement_file (firm_id, blob_id) where blob_id is not null;
