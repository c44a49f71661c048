-- The firm's place says which currency its books are in and what client money is bound by. It can be chosen anew until something stands on it.
create function finance.stands_on_place() returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (select from finance.bank_account b where b.firm_id = platform.current_firm())
        or exists (select from finance.journal_entry e where e.firm_id = platform.current_firm())
        or exists (select from practice.matter m where m.firm_id = platform.current_firm());
  end;
revoke execute on function finance.stands_on_place() from public;
grant execute on function finance.stands_on_place() to ${app};

create function finance.guard_place() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if finance.stands_on_place() then
    perform platform.refuse('place-in-use', 'A bank account, an entry or a matter stands on the place and the currency of the firm: they stay.', 'jurisdiction');
  end if;
  return new;
end $$;
revoke execute on function finance.guard_place() from public;
create trigger place_stays before update of jurisdiction, currency on platform.firm for each row
  when ((old.jurisdiction, old.currency) is distinct from (new.jurisdiction, new.currency)) execute function finance.guard_place();

-- A tax that a place brought along goes when another place is chosen; a rate that anything may have been billed at stays.
grant delete on finance.tax_code to ${app};
create function finance.guard_tax_code() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if finance.stands_on_place() then
    perform platform.refuse('tax-in-use', 'Bills may stand on this rate: give it a last day instead.', null);
  end if;
  return old;
end $$;
revoke execute on function finance.guard_tax_code() from public;
create trigger rate_stays before delete on finance.tax_code for each row execute function finance.guard_tax_code();
