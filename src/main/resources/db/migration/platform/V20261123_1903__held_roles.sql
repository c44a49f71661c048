-- Which roles somebody has: in the whole firm, or among the matters of one office; by the name under which they are asked for and given.
create view platform.held_role with (security_invoker = true) as
select h.firm_id, h.user_id, h.role_id, null::uuid as office_id, null::text as office, r.name as given
from platform.user_role h
join platform.role r on r.firm_id = h.firm_id and r.id = h.role_id
union all
select h.firm_id, h.user_id, h.role_id, o.id, o.name, r.name || ' @' || o.code
from platform.office_role h
join platform.role r on r.firm_id = h.firm_id and r.id = h.role_id
join platform.office o on o.firm_id = h.firm_id and o.id = h.office_id;

grant select on platform.held_role to ${app};
