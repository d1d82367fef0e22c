create table office (
  id                uuid        not null,
  version           bigint      not null,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  names             jsonb       not null,
  city_id           uuid        not null,
  website           text,
  contact           text,
  contact_published boolean     not null,
  constraint office_key         primary key (id),
  constraint office_city_fkey   foreign key (city_id) references city (id),
  constraint office_names_check check (jsonb_typeof(names) = 'array' and jsonb_array_length(names) >= 1)
);
create index office_city_idx on office (city_id);
comment on column office.contact is 'An address of the office; shown to nobody else unless it is published';

-- Cities that an office writes for besides its own, for as long as that lasts.
create table office_delegation (
  office_id uuid        not null,
  position  integer     not null,
  city_id   uuid        not null,
  until     timestamptz,
  note      text,
  constraint office_delegation_key         primary key (office_id, position),
  constraint office_delegation_city_key    unique (office_id, city_id),
  constraint office_delegation_office_fkey foreign key (office_id) references office (id) on delete cascade,
  constraint office_delegation_city_fkey   foreign key (city_id) references city (id)
);
create index office_delegation_city_idx on office_delegation (city_id);

create table api_key (
  id         uuid        not null,
  hash       bytea       not null,
  role       text        not null,
  office_id  uuid,
  label      text,
  scopes     jsonb       not null,
  created_by text        not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  used_at    timestamptz,
  constraint api_key_key          primary key (id),
  constraint api_key_hash_key     unique (hash),
  constraint api_key_office_fkey  foreign key (office_id) references office (id) on delete cascade,
  constraint api_key_hash_check   check (length(hash) = 32),
  constraint api_key_role_check   check (role in ('office', 'partner-app')),
  constraint api_key_office_check check (role <> 'office' or office_id is not null)
);
create index api_key_office_idx on api_key (office_id);
comment on column api_key.hash is 'SHA-256 of the key, which itself is kept nowhere';
comment on column api_key.used_at is 'When it was last used, to the minute';
