-- Whoever resets a colleague's password or second factors could come in as that colleague: it is a change of permissions like any other, asked by
-- one person and approved by another than the asker and the colleague. Where nobody else could approve, one may act alone, which is looked over later.

alter table platform.permission_change drop constraint permission_change_kind_check;
alter table platform.permission_change add constraint permission_change_kind check (kind in ('ROLE', 'PERSON', 'PASSWORD', 'FACTORS'));
-- It counts as giving the colleague something: so it always takes two, and the colleague is not the second.
alter table platform.permission_change add constraint permission_change_resets_one check (kind in ('ROLE', 'PERSON') or jsonb_exists(gains, subject_id::text));
comment on column platform.permission_change.before is 'ROLE: its permissions. PERSON: the names of the roles. PASSWORD, FACTORS: in words what is taken away.';

-- The reset of a password by which a link was made; a reset is good for one.
alter table platform.invitation add column change_id uuid;
alter table platform.invitation add constraint invitation_of_change unique (firm_id, change_id);
alter table platform.invitation add foreign key (firm_id, change_id) references platform.permission_change (firm_id, id);

-- Whether somebody has a way in already, which a link to set a password would take over.
create function platform.has_way_in(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (select from platform.app_user u where u.firm_id = platform.current_firm() and u.id = person and u.password_hash is not null)
      or exists (select from platform.oidc_identity o where o.firm_id = platform.current_firm() and o.user_id = person)
      or exists (select from platform.factor f where f.firm_id = platform.current_firm() and f.user_id = person and f.confirmed_at is not null and f.removed_at is null);
  end;

create function platform.guard_invitation() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.created_by is distinct from platform.current_user_id() then
    raise exception 'somebody invites in his own name';
  end if;
  if (new.change_id is not null or platform.has_way_in(new.user_id)) and not exists (
      select from platform.permission_change c
      where c.firm_id = new.firm_id and c.id = new.change_id and c.kind = 'PASSWORD' and c.subject_id = new.user_id and c.asked_by = new.created_by
        and c.status = 'DONE' and c.decided_at > new.created_at - interval '7 days') then
    perform platform.refuse('second-person', 'This lets somebody in who has a password already: another person must approve it first.', null);
  end if;
  return new;
end $$;
create trigger guard before insert or update of user_id, created_by, change_id on platform.invitation for each row
  when (current_user = '${app}') execute function platform.guard_invitation();

create function platform.guard_others_factors() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
      select from platform.permission_change c
      where c.firm_id = new.firm_id and c.kind = 'FACTORS' and c.subject_id = new.user_id
        and c.status = 'DONE' and c.done_at = now() and c.done_in = pg_current_xact_id_if_assigned()) then
    perform platform.refuse('second-person', 'The second factors of somebody else are reset by two people.', null);
  end if;
  return new;
end $$;
create trigger others before update on platform.factor for each row
  when (current_user = '${app}' and old.removed_at is null and new.removed_at is not null and new.user_id is distinct from platform.current_user_id())
  execute function platform.guard_others_factors();

create function platform.guard_others_password() returns trigger
  language plpgsql as $$
begin
  raise exception 'nobody sets the password of somebody else';
end $$;
create trigger others_password before update of password_hash on platform.app_user for each row
  when (current_user = '${app}' and new.password_hash is distinct from old.password_hash and new.id is distinct from platform.current_user_id())
  execute function platform.guard_others_password();

revoke execute on function platform.has_way_in(uuid), platform.guard_invitation(), platform.guard_others_factors(), platform.guard_others_password() from public;
grant execute on function platform.has_way_in(uuid) to ${app};
