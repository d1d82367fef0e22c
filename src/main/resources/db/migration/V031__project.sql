-- Platforms and projects are alike. Their owners and the cities among their counterparts cannot be deleted.
create table platform (
  id             uuid        not null,
  version        bigint      not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  names          jsonb       not null,
  owner_ids      uuid[]      not null,
  counterparts   jsonb       not null,
  fields         jsonb       not null,
  coverage       jsonb,
  launched_at_id uuid,
  started        text,
  ended          text,
  status         text        not null,
  summary        jsonb       not null,
  constraint platform_key              primary key (id),
  constraint platform_launched_at_fkey foreign key (launched_at_id) references forum (id),
  constraint platform_names_check      check (jsonb_typeof(names) = 'array' and jsonb_array_length(names) >= 1),
  constraint platform_owners_check     check (cardinality(owner_ids) >= 1),
  constraint platform_ended_check      check (ended is null or status = 'ENDED')
);
create index platform_launched_at_idx on platform (launched_at_id);

create table platform_cities (
  platform_id uuid not null,
  city_id uuid not null,
  constraint platform_cities_key primary key (platform_id, city_id),
  constraint platform_cities_platform_fkey foreign key (platform_id) references platform (id) on delete cascade,
  constraint platform_cities_city_fkey foreign key (city_id) references city (id)
);
create index platform_cities_city_idx on platform_cities (city_id);

create table project (
  id             uuid        not null,
  version        bigint      not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  names          jsonb       not null,
  owner_ids      uuid[]      not null,
  counterparts   jsonb       not null,
  fields         jsonb       not null,
  coverage       jsonb,
  launched_at_id uuid,
  started        text,
  ended          text,
  status         text        not null,
  summary        jsonb       not null,
  constraint project_key              primary key (id),
  constraint project_launched_at_fkey foreign key (launched_at_id) references forum (id),
  constraint project_names_check      check (jsonb_typeof(names) = 'array' and jsonb_array_length(names) >= 1),
  constraint project_owners_check     check (cardinality(owner_ids) >= 1),
  constraint project_ended_check      check (ended is null or status = 'ENDED')
);
create index project_launched_at_idx on project (launched_at_id);

create table project_cities (
  project_id uuid not null,
  city_id uuid not null,
  constraint project_cities_key primary key (project_id, city_id),
  constraint project_cities_project_fkey foreign key (project_id) references project (id) on delete cascade,
  constraint project_cities_city_fkey foreign key (city_id) references city (id)
);
create index project_cities_city_idx on project_cities (city_id);

create table knowledge_transfer (
  id           uuid        not null,
  version      bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  from_city_id uuid        not null,
  to_city_id   uuid        not null,
  what         jsonb       not null,
  fields       jsonb       not null,
  date         text,
  constraint knowledge_transfer_key            primary key (id),
  constraint knowledge_transfer_from_city_fkey foreign key (from_city_id) references city (id),
  constraint knowledge_transfer_to_city_fkey   foreign key (to_city_id) references city (id),
  constraint knowledge_transfer_to_city_check  check (to_city_id <> from_city_id),
  constraint knowledge_transfer_what_check     check (jsonb_typeof(what) = 'array' and jsonb_array_length(what) >= 1)
);
create index knowledge_transfer_from_city_idx on knowledge_transfer (from_city_id);
create index knowledge_transfer_to_city_idx on knowledge_transfer (to_city_id);

create table network (
  id             uuid        not null,
  version        bigint      not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  names          jsonb       not null,
  theme          jsonb       not null,
  fields         jsonb       not null,
  coordinator_id uuid,
  coverage       jsonb,
  launched_at_id uuid,
  started        text,
  ended          text,
  status         text        not null,
  constraint network_key              primary key (id),
  constraint network_coordinator_fkey foreign key (coordinator_id) references city (id),
  constraint network_launched_at_fkey foreign key (launched_at_id) references forum (id),
  constraint network_names_check      check (jsonb_typeof(names) = 'array' and jsonb_array_length(names) >= 1),
  constraint network_ended_check      check (ended is null or status = 'ENDED')
);
create index network_coordinator_idx on network (coordinator_id);
create index network_launched_at_idx on network (launched_at_id);

create table network_member (
  network_id uuid    not null,
  position   integer not null,
  city_id    uuid    not null,
  constraint network_member_key          primary key (network_id, position),
  constraint network_member_city_key     unique (network_id, city_id),
  constraint network_member_network_fkey foreign key (network_id) references network (id) on delete cascade,
  constraint network_member_city_fkey    foreign key (city_id) references city (id)
);
create index network_member_city_idx on network_member (city_id);

alter table claim add column platform_id uuid;
alter table claim add column project_id uuid;
alter table claim add column knowledge_transfer_id uuid;
alter table claim add column network_id uuid;
alter table claim add constraint claim_platform_fkey foreign key (platform_id) references platform (id);
alter table claim add constraint claim_project_fkey foreign key (project_id) references project (id);
alter table claim add constraint claim_knowledge_transfer_fkey
  foreign key (knowledge_transfer_id) references knowledge_transfer (id);
alter table claim add constraint claim_network_fkey foreign key (network_id) references network (id);
alter table claim drop constraint claim_subject_check;
alter table claim add constraint claim_subject_check
  check (num_nonnulls(city_id, partnership_id, forum_series_id, forum_id, exchange_id, platform_id, project_id,
                      knowledge_transfer_id, network_id) = 1);
create index claim_platform_idx on claim (platform_id);
create index claim_project_idx on claim (project_id);
create index claim_knowledge_transfer_idx on claim (knowledge_transfer_id);
create index claim_network_idx on claim (network_id);
