create table forum_series (
  id           uuid        not null,
  version      bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  names        jsonb       not null,
  host_city_id uuid,
  website      text,
  constraint forum_series_key            primary key (id),
  constraint forum_series_host_city_fkey foreign key (host_city_id) references city (id),
  constraint forum_series_names_check    check (jsonb_typeof(names) = 'array' and jsonb_array_length(names) >= 1)
);
create index forum_series_host_city_idx on forum_series (host_city_id);

create table forum (
  id             uuid        not null,
  version        bigint      not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  series_id      uuid,
  edition_number integer,
  edition_label  text,
  kind           text        not null,
  names          jsonb       not null,
  date           text,
  mode           text,
  status         text        not null,
  host_city_id   uuid,
  venue_city_id  uuid,
  place          text,
  theme          jsonb       not null,
  topics         jsonb       not null,
  organizers     jsonb       not null,
  sessions       jsonb       not null,
  participants   jsonb       not null,
  attendance     jsonb,
  outcomes       jsonb       not null,
  constraint forum_key                 primary key (id),
  constraint forum_series_fkey         foreign key (series_id) references forum_series (id),
  constraint forum_host_city_fkey      foreign key (host_city_id) references city (id),
  constraint forum_venue_city_fkey     foreign key (venue_city_id) references city (id),
  constraint forum_series_edition_key  unique (series_id, edition_number),
  constraint forum_edition_check       check (edition_number >= 1),
  constraint forum_names_check         check (jsonb_typeof(names) = 'array' and jsonb_array_length(names) >= 1)
);
create index forum_host_city_idx on forum (host_city_id);
create index forum_venue_city_idx on forum (venue_city_id);

-- The cities among the participants: what a forum names cannot be deleted.
create table forum_city (
  forum_id uuid not null,
  city_id  uuid not null,
  constraint forum_city_key        primary key (forum_id, city_id),
  constraint forum_city_forum_fkey foreign key (forum_id) references forum (id) on delete cascade,
  constraint forum_city_city_fkey  foreign key (city_id) references city (id)
);
create index forum_city_city_idx on forum_city (city_id);

create table forum_co_location (
  forum_id uuid    not null,
  position integer not null,
  other_id uuid    not null,
  constraint forum_co_location_key         primary key (forum_id, position),
  constraint forum_co_location_other_key   unique (forum_id, other_id),
  constraint forum_co_location_forum_fkey  foreign key (forum_id) references forum (id) on delete cascade,
  constraint forum_co_location_other_fkey  foreign key (other_id) references forum (id),
  constraint forum_co_location_other_check check (other_id <> forum_id)
);
create index forum_co_location_other_idx on forum_co_location (other_id);

alter table claim add constraint claim_forum_series_fkey foreign key (forum_series_id) references forum_series (id);
alter table claim add constraint claim_forum_fkey foreign key (forum_id) references forum (id);
