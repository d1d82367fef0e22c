-- With this, a caller without a key withdraws the change that they asked for. Private, as keys are.
create table requester_token (
  request_id uuid        not null,
  token_hash bytea       not null,
  expires_at timestamptz not null,
  constraint requester_token_key          primary key (request_id),
  constraint requester_token_hash_check   check (octet_length(token_hash) = 32),
  constraint requester_token_request_fkey foreign key (request_id) references change_request (id) on delete cascade
);
comment on column requester_token.token_hash is 'SHA-256 of the token, which is shown once';
