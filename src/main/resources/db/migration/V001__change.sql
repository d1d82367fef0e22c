-- The one gap-free sequence of everything that was ever written. A writer takes the next number by updating the only row
-- of change_head and holds it until its commit: numbers are therefore in commit order and a rolled-back one is taken again.
create table change_head (
  only_row boolean not null default true,
  sequence bigint  not null,
  constraint change_head_key           primary key (only_row),
  constraint change_head_only_row_check    check (only_row),
  constraint change_head_sequence_check check (sequence >= 0)
);
insert into change_head (sequence) values (0);

create table change (
  sequence  bigint      not null,
  at        timestamptz not null,
  actor     text        not null,
  resource  text        not null,
  record_id uuid        not null,
  version   bigint      not null,
  action    text        not null,
  reason    text,
  document  text        not null,
  constraint change_key                primary key (sequence),
  constraint change_record_version_key unique (record_id, version),
  constraint change_version_check      check (version >= 1),
  constraint change_action_check       check (action in ('created', 'updated', 'deleted'))
);
comment on column change.document is 'JSON: the whole record as it was after the change; for a deletion, as it last was';

-- First answers to requests with an Idempotency-Key, kept for 24 hours.
create table idempotency (
  actor    text        not null,
  key      text        not null,
  request  text        not null,
  at       timestamptz not null,
  status   integer     not null,
  location text,
  etag     text,
  language text,
  body     bytea,
  constraint idempotency_key primary key (actor, key)
);
comment on column idempotency.request is 'SHA-256 over method, address and body, in hexadecimal';
create index idempotency_at_idx on idempotency (at);
