-- Mail that waits, and what became of it. A mail is written when it is sent: no secret of a link is ever stored here, nor its text.
create table mail (
  id           uuid        not null,
  kind         text        not null,
  subject_id   uuid        not null,
  address      text        not null,
  created_at   timestamptz not null,
  due          timestamptz not null,
  status       text        not null,
  attempts     integer     not null default 0,
  attempted_at timestamptz,
  error        text,
  stop_hash    bytea,
  lease        uuid,
  leased_until timestamptz,
  constraint mail_key          primary key (id),
  constraint mail_stop_key     unique (stop_hash),
  constraint mail_status_check check (status in ('pending', 'sent', 'failed', 'dropped'))
);
comment on column mail.subject_id is 'Id of what it tells of: of an invitation, an application, or an office';
comment on column mail.stop_hash is 'SHA-256 of the token by which its reader ends mail of this kind';
comment on column mail.lease is 'Whoever sends it at this moment, until leased_until by the clock of the database';
create index mail_due_idx on mail (due) where status = 'pending';
create index mail_address_idx on mail (address, created_at);
create index mail_old_idx on mail (attempted_at) where status <> 'pending';

-- Who wants no more mail of a kind.
create table mail_stop (
  address    text        not null,
  kind       text        not null,
  created_at timestamptz not null,
  constraint mail_stop_address_key primary key (address, kind)
);

-- An invitation that is sent by mail has a token of its own in it.
alter table invitation
  add column mail_token_hash bytea,
  add constraint invitation_mail_token_hash_key unique (mail_token_hash);
comment on column invitation.mail_token_hash is 'SHA-256 of the token in the last mail, as good as the one that was shown';
