-- A leaver's timer must not run on: whoever ends the access is not the timer's owner, so this halts it by the person's name.
create function practice.pause_timers_of(person uuid, at timestamptz) returns int
  language sql security definer set search_path = pg_catalog
  begin atomic
    with paused as (
      update practice.timer t
      set state = 'PAUSED', started_at = null, version = t.version + 1,
          accumulated_seconds = t.accumulated_seconds + greatest(0, floor(extract(epoch from at - t.started_at)))
      where t.firm_id = platform.current_firm() and t.user_id = person and t.state = 'RUNNING'
        and exists (select from platform.app_user u where u.firm_id = t.firm_id and u.id = person and u.status = 'LEFT')
      returning 1
    )
    select count(*)::int from paused;
  end;
revoke execute on function practice.pause_timers_of(uuid, timestamptz) from public;
grant execute on function practice.pause_timers_of(uuid, timestamptz) to ${app};
