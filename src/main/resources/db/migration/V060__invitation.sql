-- Invitations and applications of offices. They are private: nothing of them is in the log of changes, and since they may outlive
-- what they are about, no record is kept from being merged or deleted by them.
create table invitation (
  id             uuid        not null,
  version        bigint      not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  token_hash     bytea       not null,
  invited_by     text        not null,
  partnership_id uuid        not null,
  city_id        uuid        not null,
  email          text,
  message        text,
  expires_at     timestamptz not null,
  used_at        timestamptz,
  revoked_at     timestamptz,
  constraint invitation_key            primary key (id),
  constraint invitation_token_hash_key unique (token_hash),
  constraint invitation_token_check    check (octet_length(token_hash) = 32),
  constraint invitation_end_check      check (used_at is null or revoked_at is null)
);
comment on table invitation is 'What an office sends to the other side of a partnership that has no office yet';
comment on column invitation.token_hash is 'SHA-256 of the token, which is shown once';
comment on column invitation.invited_by is 'Name of the actor who invites';
create index invitation_invited_by_idx on invitation (invited_by, id);

create table office_application (
  id            uuid        not null,
  version       bigint      not null,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  token_hash    bytea       not null,
  city_id       uuid        not null,
  invitation_id uuid,
  name          text        not null,
  website       text,
  contact       text        not null,
  applicant     text,
  challenge     text        not null,
  status        text        not null,
  decided_by    text,
  reason        text,
  office_id     uuid,
  key_taken_at  timestamptz,
  expires_at    timestamptz not null,
  constraint office_application_key             primary key (id),
  constraint office_application_token_hash_key  unique (token_hash),
  constraint office_application_invitation_key  unique (invitation_id),
  constraint office_application_token_check     check (octet_length(token_hash) = 32),
  constraint office_application_status_check    check (status in ('open', 'accepted', 'declined')),
  constraint office_application_decided_check   check ((status = 'open') = (decided_by is null)),
  constraint office_application_office_check    check ((status = 'accepted') = (office_id is not null)),
  constraint office_application_invitation_fkey foreign key (invitation_id) references invitation (id) on delete set null
);
comment on column office_application.challenge is 'What has to be in the file on the city''s own domain; no secret';
comment on column office_application.applicant is 'Who applies, for the registrar alone; removed with the decision';
comment on column office_application.key_taken_at is 'When the applicant took the key of the new office, which is made once';
create index office_application_city_idx on office_application (city_id) where status = 'open';
