-- What the rooms above must know of a matter before money moves for it, in the same question as what they know themselves.
-- Behind a wall there is no such matter.
create view practice.matter_standing with (security_invoker = true) as
select m.firm_id, m.id, m.client_id, m.status, m.currency
from practice.matter m;
grant select on practice.matter_standing to ${app};
