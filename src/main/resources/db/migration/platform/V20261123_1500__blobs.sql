-- Stored files: what they are stands here, their encrypted bytes in a folder or in S3 (docs/adr/0012).

-- The generations of the master key, which itself is never in the database. They belong to the installation and to no firm.
create table platform.master_key (
  id         int primary key,
  made_at    timestamptz not null default clock_timestamp(),
  retired_at timestamptz check (retired_at >= made_at)
);
comment on table platform.master_key is 'Which keys of the keyset outside of the database there have been; the one that is not retired wraps new data keys.';
create unique index master_key_current on platform.master_key ((true)) where retired_at is null;
grant select, insert, update (retired_at) on platform.master_key to ${app};

create table platform.blob (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  sha256       bytea not null check (length(sha256) = 32),
  size         bigint not null check (size > 0),
  content_type text not null check (length(content_type) between 3 and 255),
  file_id      uuid not null,
  cipher       text not null check (cipher in ('AES256_GCM_HKDF_1MB')),
  wrapped_key  bytea not null check (length(wrapped_key) between 32 and 1000),
  master_key   int not null,
  idle_since   timestamptz default clock_timestamp(),
  created_at   timestamptz not null default clock_timestamp(),
  created_by   uuid default platform.current_user_id(),
  primary key (firm_id, id),
  constraint blob_content unique (firm_id, sha256),
  constraint blob_file unique (firm_id, file_id)
);
comment on table platform.blob is 'The same content of a firm is stored once. Who uses a blob has a foreign key to it, which keeps it from being collected.';
comment on column platform.blob.sha256 is 'Of the content before encryption.';
comment on column platform.blob.file_id is 'Names the encrypted file, and is bound into it and into its key, so that neither can stand in for another.';
comment on column platform.blob.idle_since is 'Since when nothing refers to it, as the last collection saw it; null while something does.';
create index blob_by_master_key on platform.blob (firm_id, master_key, id);
create index blob_idle on platform.blob (firm_id, idle_since) where idle_since is not null;
call platform.protect('platform.blob');
grant select, insert, update (file_id, cipher, wrapped_key, master_key, idle_since) on platform.blob to ${app};

-- As platform.record_versions, without the wrapped key: what a rotation has replaced must not live on in the history.
create function platform.record_blob_versions() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into platform.row_version (firm_id, object_type, object_id, operation, user_id, request, reason, before, after)
  values (coalesce(new.firm_id, old.firm_id), 'blob', coalesce(new.id, old.id), left(tg_op, 1), platform.current_user_id(), platform.current_request(), platform.current_reason(),
          case when tg_op <> 'INSERT' then to_jsonb(old) - array['wrapped_key', 'master_key', 'idle_since'] end,
          case when tg_op <> 'DELETE' then to_jsonb(new) - array['wrapped_key', 'master_key', 'idle_since'] end);
  return null;
end $$;
create trigger history after insert or delete or update of file_id on platform.blob for each row execute function platform.record_blob_versions();

-- What is true of a blob b to which nothing refers: made from the catalogue, so that a table which comes later counts too.
create function platform.blob_is_idle() returns text
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select coalesce(string_agg(format('not exists (select from %s r where r.firm_id = b.firm_id and r.%I = b.id)', k.conrelid::regclass, a.attname), ' and '), 'true')
    from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname <> 'firm_id'
    where k.contype = 'f' and k.confrelid = 'platform.blob'::regclass and k.conparentid = 0;
  end;

-- Forgets the current firm's blobs that have been idle since before the cutoff, and answers which files nobody needs any more.
-- It sees what walls hide, since it runs as the owner. Whoever is just about to refer to a blob holds its row, which is then passed over;
-- and what slips through in between stops at the foreign key.
create function platform.collect_blobs(cutoff timestamptz, most int) returns setof uuid
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  idle constant text := platform.blob_is_idle();
  due uuid[];
begin
  execute format($q$
    update platform.blob b set idle_since = case when b.idle_since is null then clock_timestamp() end
    where b.firm_id = platform.current_firm() and (b.idle_since is null) = (%s)$q$, idle);
  execute format($q$
    select array_agg(d.id) from (
      select b.id from platform.blob b
      where b.firm_id = platform.current_firm() and b.idle_since < $1 and %s
      order by b.id limit $2 for update skip locked) d$q$, idle) into due using cutoff, most;
  return query execute format($q$
    delete from platform.blob b
    where b.firm_id = platform.current_firm() and b.id = any ($1) and b.idle_since < $2 and %s
    returning b.file_id$q$, idle) using due, cutoff;
end $$;

revoke execute on function platform.record_blob_versions(), platform.blob_is_idle(), platform.collect_blobs(timestamptz, int) from public;
grant execute on function platform.collect_blobs(timestamptz, int) to ${app};
