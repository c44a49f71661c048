-- Every transaction asks whether walls hide anything from its person. Most firms have no wall most of the time: that is known before any
-- other function is called.
create or replace function platform.announce_hidden_matters() returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  firm constant uuid := platform.current_firm();
  who constant text := firm::text || platform.current_user_id()::text;
  matters uuid[] := '{}';
  clients uuid[] := '{}';
begin
  if exists (select from practice.wall w where w.firm_id = firm and w.lifted_at is null) then
    select h.matters, h.clients into matters, clients from practice.hidden_from(platform.current_user_id()) h;
  end if;
  perform set_config('chancery.hidden', who || matters::text, true), set_config('chancery.hidden_clients', who || clients::text, true);
end $$;

create or replace function practice.hidden_from(person uuid, out matters uuid[], out clients uuid[])
  language plpgsql stable set search_path = pg_catalog as $$
declare
  firm constant uuid := platform.current_firm();
begin
  matters := '{}';
  clients := '{}';
  if exists (select from platform.app_user u where u.firm_id = firm and u.id = person and u.kind = 'SYSTEM') then
    return;
  end if;
  select coalesce(array_agg(distinct a.matter_id) filter (where a.matter_id is not null), '{}'),
         coalesce(array_agg(distinct a.client_id) filter (where a.client_id is not null), '{}')
  into matters, clients
  from practice.walls_against(person) a;
  if cardinality(clients) > 0 then
    matters := array(select unnest(matters)
                     union
                     select m.id from practice.matter m where m.firm_id = firm and m.client_id = any (clients));
  end if;
end $$;
