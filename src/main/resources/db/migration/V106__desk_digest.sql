-- Where an office's desk is sent to from time to time.
create table desk_digest (
  office_id        uuid        not null,
  address          text        not null,
  every            text        not null,
  lang             text        not null,
  created_at       timestamptz not null,
  token_hash       bytea,
  token_expires_at timestamptz,
  confirmed_at     timestamptz,
  next_at          timestamptz,
  constraint desk_digest_key            primary key (office_id),
  constraint desk_digest_token_hash_key unique (token_hash),
  constraint desk_digest_token_check    check ((token_hash is null) = (token_expires_at is null)),
  constraint desk_digest_next_check     check ((confirmed_at is null) = (next_at is null)),
  constraint desk_digest_every_check    check (every in ('daily', 'weekly')),
  constraint desk_digest_office_fkey    foreign key (office_id) references office (id) on delete cascade
);
comment on column desk_digest.token_hash is 'SHA-256 of the token in the mail that asks whether the address is right';
create index desk_digest_next_idx on desk_digest (next_at);
