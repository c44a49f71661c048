-- Which sessions were opened by a directory, and what it calls its own: when somebody signs out there, the sessions here end too.
alter table platform.web_session
  add column directory_issuer text,
  add column directory_sid text;
comment on column platform.web_session.directory_sid is 'The session of the directory, as its ID token called it.';
create index web_session_directory on platform.web_session (firm_id, directory_issuer, directory_sid) where ended_at is null and directory_sid is not null;
