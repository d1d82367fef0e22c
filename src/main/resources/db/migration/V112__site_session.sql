-- Readers who have signed in to the pages of the site. Of the secret in the cookie there is only its hash.
create table site_session (
  hash       bytea       not null,
  holder     text        not null,
  key_id     uuid,
  role       text,
  subject    text,
  city       text,
  office     text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint site_session_key        primary key (hash),
  constraint site_session_hash_check check (octet_length(hash) = 32),
  constraint site_session_one_check  check (num_nonnulls(key_id, role) = 1),
  constraint site_session_key_fkey   foreign key (key_id) references api_key (id) on delete cascade
);
create index site_session_holder_idx on site_session (holder, created_at);
create index site_session_key_idx on site_session (key_id);
create index site_session_expires_idx on site_session (expires_at);
comment on column site_session.hash is 'SHA-256 of the cookie; of the registrar''s, of the cookie and the key, so that another key ends it';
comment on column site_session.holder is 'Who signed in, so that the number of sessions of each is bounded';
comment on column site_session.subject is 'The first 8 bytes of the SHA-256 of a token''s subject';
