-- What would get around two people: a role's row moved to somebody else, and a token that says more than its maker may say for good.

revoke update on platform.user_role from ${app};

-- A token that acts for somebody else carries no more than what the roles of who makes it permit: what he holds in an emergency would outlive it there.
create function platform.guard_token_scopes() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  me constant uuid := platform.current_user_id();
begin
  if new.user_id is distinct from me
      and not exists (select from platform.app_user u where u.firm_id = new.firm_id and u.id = me and u.kind = 'SYSTEM')
      and exists (select from unnest(new.scopes) s where s not in (
        select unnest(a.permissions) from platform.find_actor(new.firm_id, me) a)) then
    perform platform.refuse('scope-beyond', 'You may give no more than your roles permit yourself.', 'scopes');
  end if;
  return null;
end $$;
create trigger scopes after insert or update of user_id, scopes, token_hash on platform.api_token for each row
  when (current_user = '${app}') execute function platform.guard_token_scopes();
revoke execute on function platform.guard_token_scopes() from public;
