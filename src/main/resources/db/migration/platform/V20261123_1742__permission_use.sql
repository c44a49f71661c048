-- Who used a permission by which money leaves, rights change or what was open is shut: beside the readings, as cheap as they are.
alter table platform.read_log drop constraint read_log_kind_check;
alter table platform.read_log add constraint read_log_kind_check check (kind in ('OPENED', 'EXPORTED', 'REPORT', 'LOST', 'USED'));
create index read_log_used on platform.read_log (firm_id, user_id, permission, at) where kind = 'USED';
comment on column platform.read_log.route is 'The address''s pattern; for USED what was done, such as ClientMoney.disburse.';
