-- Who signs in by the firm's own directory (OpenID Connect): its issuer and the subject there stand for a person here.
create table platform.oidc_identity (
  firm_id     uuid not null default platform.current_firm(),
  id          uuid not null,
  user_id     uuid not null,
  issuer      text not null check (issuer <> ''),
  subject     text not null check (subject <> ''),
  provisioned boolean not null,
  created_at  timestamptz not null,
  primary key (firm_id, id),
  constraint oidc_identity_subject unique (firm_id, issuer, subject),
  constraint oidc_identity_user unique (firm_id, issuer, user_id),
  foreign key (firm_id, user_id) references platform.app_user (firm_id, id)
);
comment on column platform.oidc_identity.provisioned is 'Whether the person was added by the first sign-in; then the directory''s groups say the roles.';
call platform.protect('platform.oidc_identity');
call platform.keep_history('platform.oidc_identity', 'user_id');
