-- Frozen states of the whole registry: the log up to a number. What is in them is read from the log.
create table edition (
  number   integer     not null,
  sequence bigint      not null,
  hash     bytea       not null,
  at       timestamptz not null,
  made_at  timestamptz not null default now(),
  checksum text        not null,
  records  text        not null,
  constraint edition_key            primary key (number),
  constraint edition_sequence_key   unique (sequence),
  constraint edition_number_check   check (number >= 1),
  constraint edition_checksum_check check (checksum ~ '^[0-9a-f]{64}$')
);
comment on column edition.hash is 'Of the change with that number, in the chain of hashes';
comment on column edition.at is 'Time of the change with that number';
comment on column edition.checksum is 'SHA-256 of the file of all records, in hexadecimal';
comment on column edition.records is 'JSON: how many records of each collection are in it';
