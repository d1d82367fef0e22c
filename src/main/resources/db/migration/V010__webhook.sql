-- Webhooks (docs/decisions/0017-webhooks.md). They are private: nothing of them is in the log of changes.
create table webhook (
  id               uuid        not null,
  version          bigint      not null,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  owner            text        not null,
  url              text        not null,
  host             text        not null,
  description      text,
  resources        text[]      not null,
  cities           uuid[]      not null,
  country_codes    text[]      not null,
  actions          text[]      not null,
  enabled          boolean     not null,
  disabled_because text,
  constraint webhook_key            primary key (id),
  constraint webhook_disabled_check check (not enabled or disabled_because is null)
);
comment on column webhook.owner is 'Name of the actor it belongs to';
comment on column webhook.host is 'That its url names: a slow one is held apart from the others';
create index webhook_owner_idx on webhook (owner, id);

-- Apart from the webhook, so that nothing which shows a webhook can show them.
create table webhook_secret (
  webhook_id uuid        not null,
  id         uuid        not null,
  content    bytea       not null,
  until      timestamptz,
  constraint webhook_secret_key          primary key (webhook_id, id),
  constraint webhook_secret_webhook_fkey foreign key (webhook_id) references webhook (id) on delete cascade
);
comment on column webhook_secret.content is 'A byte that says how it is kept (0 plain, 1 AES-256-GCM), then the secret';
comment on column webhook_secret.until is 'Until when it signs beside its successor; null for the current one';
create unique index webhook_secret_current_key on webhook_secret (webhook_id) where until is null;

-- How far each webhook is in the log; apart from it, so that delivering never stands in the way of its owner.
create table webhook_line (
  webhook_id        uuid   not null,
  sequence          bigint not null,
  delivered         bigint not null default 0,
  failed            bigint not null default 0,
  failing_since     timestamptz,
  last_delivered_at timestamptz,
  constraint webhook_line_key          primary key (webhook_id),
  constraint webhook_line_webhook_fkey foreign key (webhook_id) references webhook (id) on delete cascade
);
comment on column webhook_line.sequence is 'Number of the last change that was looked at: those that match up to it are deliveries';

create table webhook_delivery (
  id              uuid        not null,
  webhook_id      uuid        not null,
  sequence        bigint,
  event           text        not null,
  status          text        not null,
  in_line         boolean     not null,
  created_at      timestamptz not null,
  due             timestamptz not null,
  attempts        integer     not null default 0,
  attempted_at    timestamptz,
  duration_ms     integer,
  response_status integer,
  error           text,
  response        text,
  lease           uuid,
  leased_until    timestamptz,
  constraint webhook_delivery_key          primary key (id),
  constraint webhook_delivery_webhook_fkey foreign key (webhook_id) references webhook (id) on delete cascade,
  constraint webhook_delivery_sequence_key unique (webhook_id, sequence),
  constraint webhook_delivery_status_check check (status in ('pending', 'delivered', 'failed')),
  constraint webhook_delivery_line_check   check (not in_line or sequence is not null)
);
comment on column webhook_delivery.sequence is 'The change it tells of; null for a test';
comment on column webhook_delivery.in_line is 'Whether it waits for those before it';
comment on column webhook_delivery.lease is 'Whoever delivers it at this moment, until leased_until by the clock of the database';
create index webhook_delivery_line_idx on webhook_delivery (webhook_id, sequence) where status = 'pending' and in_line;
create index webhook_delivery_due_idx on webhook_delivery (due) where status = 'pending' and not in_line;
create index webhook_delivery_list_idx on webhook_delivery (webhook_id, id);
create index webhook_delivery_old_idx on webhook_delivery (attempted_at) where status <> 'pending';
