-- The secret address under which an office subscribes to its desk: one at a time.
create table desk_feed (
  office_id  uuid        not null,
  token_hash bytea       not null,
  created_at timestamptz not null,
  constraint desk_feed_key            primary key (office_id),
  constraint desk_feed_token_hash_key unique (token_hash),
  constraint desk_feed_token_check    check (octet_length(token_hash) = 32),
  constraint desk_feed_office_fkey    foreign key (office_id) references office (id) on delete cascade
);
comment on column desk_feed.token_hash is 'SHA-256 of the token in the address, which is shown once';
