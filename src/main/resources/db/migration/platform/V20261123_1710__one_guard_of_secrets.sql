-- Stored files keep a secret too, and had a recorder of versions of their own: now one serves every row that holds one.

-- As platform.record_versions, for rows that hold a secret. Arguments: the object type, the column that names the owner or '', the columns
-- that never enter the history, and those that change with use alone, for which no version is kept.
create or replace function platform.record_guarded_versions() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  secret constant text[] := string_to_array(tg_argv[2], ' ');
  used   constant text[] := string_to_array(tg_argv[3], ' ');
  was    constant jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  becomes constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  one    constant jsonb := coalesce(becomes, was);
begin
  if tg_op <> 'UPDATE' or was - used <> becomes - used then
    insert into platform.row_version (firm_id, object_type, object_id, parent_id, operation, user_id, request, reason, before, after)
    values ((one ->> 'firm_id')::uuid, tg_argv[0], (one ->> 'id')::uuid, (one ->> tg_argv[1])::uuid, left(tg_op, 1), platform.current_user_id(),
            platform.current_request(), platform.current_reason(), was - secret, becomes - secret);
  end if;
  return null;
end $$;

-- What a rotation of the master key has replaced must not live on in the history.
drop trigger history on platform.blob;
create trigger history after insert or delete or update of file_id on platform.blob for each row
  execute function platform.record_guarded_versions('blob', '', 'wrapped_key master_key idle_since', 'wrapped_key master_key idle_since');
drop function platform.record_blob_versions();
