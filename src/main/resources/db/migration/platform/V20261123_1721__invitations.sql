-- A person sets the own password by a link that works once and runs out: no administrator ever knows one.
create table platform.invitation (
  firm_id      uuid not null default platform.current_firm(),
  id           uuid not null,
  user_id      uuid not null,
  secret_hash  bytea not null,
  created_at   timestamptz not null,
  created_by   uuid not null,
  expires_at   timestamptz not null,
  accepted_at  timestamptz,
  withdrawn_at timestamptz,
  primary key (firm_id, id),
  constraint invitation_secret unique (secret_hash),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id),
  foreign key (firm_id, created_by) references platform.app_user (firm_id, id)
);
create unique index invitation_open on platform.invitation (firm_id, user_id) where accepted_at is null and withdrawn_at is null;
call platform.protect('platform.invitation');
create policy directory on platform.invitation for select to current_user using (true);
create trigger history after insert or update on platform.invitation for each row
  execute function platform.record_guarded_versions('invitation', 'user_id', 'secret_hash', '');
grant select, insert, update on platform.invitation to ${app};
comment on column platform.invitation.secret_hash is 'SHA-256 of the 256 random bits in the link, which is kept nowhere.';

-- Before anyone is signed in there is no firm: whom this link invites.
create function platform.find_invitation(hash bytea, at timestamptz)
  returns table (firm_id uuid, user_id uuid, firm_name text, name text, email text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select i.firm_id, i.user_id, f.name, u.name, u.email
    from platform.invitation i
    join platform.firm f on f.firm_id = i.firm_id
    join platform.app_user u on u.firm_id = i.firm_id and u.id = i.user_id
    where i.secret_hash = hash and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > at and u.status = 'ACTIVE' and u.kind = 'PERSON';
  end;
revoke execute on function platform.find_invitation(bytea, timestamptz) from public;
grant execute on function platform.find_invitation(bytea, timestamptz) to ${app};
