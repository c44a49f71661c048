-- Converting to UTF-8 is stable for PostgreSQL: as an immutable function around it the canonical form was called for each row, as a stable one
-- it is laid into the statement that seals or verifies.
alter function platform.canonical_row(text, jsonb) stable;
