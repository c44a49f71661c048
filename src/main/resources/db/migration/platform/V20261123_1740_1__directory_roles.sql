-- To whom the firm's directory brought, its groups give roles at once: an administrator's settings said so for all of them. It counts as
-- the program acting alone, which somebody looks over afterwards; to everybody else the program gives nothing while there is a second person.
create or replace function platform.may_change_alone(asker uuid, gains jsonb) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select not jsonb_exists(gains, asker::text)
      and exists (select from platform.app_user u where u.firm_id = platform.current_firm() and u.id = asker
                  and (u.kind = 'SYSTEM' or asker in (select * from platform.people_who_may(array['people.manage']))))
      and (not exists (select from platform.approvers(asker, gains))
        or exists (select from platform.app_user u where u.firm_id = platform.current_firm() and u.id = asker and u.kind = 'SYSTEM')
           and not exists (select from jsonb_object_keys(gains) g
                           where not exists (select from platform.oidc_identity i
                                             where i.firm_id = platform.current_firm() and i.user_id = g::uuid and i.provisioned)));
  end;
