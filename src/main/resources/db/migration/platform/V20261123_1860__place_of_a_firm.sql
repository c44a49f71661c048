-- What a firm's place brings along, as it was when it was chosen: a later version of the place's rules does not change how a firm bills its time.
alter table platform.firm add column rounding_minutes int not null default 6 check (rounding_minutes in (1, 5, 6, 10, 12, 15, 20, 30, 60));
comment on column platform.firm.rounding_minutes is 'The unit that a client''s time is billed in where nothing else was agreed.';
