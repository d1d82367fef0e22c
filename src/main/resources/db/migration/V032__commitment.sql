create table commitment (
  id          uuid        not null,
  version     bigint      not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  kind        text        not null,
  speaker     jsonb       not null,
  city_id     uuid        not null,
  forum_id    uuid,
  exchange_id uuid,
  topics      jsonb       not null,
  quote       jsonb,
  summary     jsonb       not null,
  towards     jsonb       not null,
  status      text        not null,
  constraint commitment_key           primary key (id),
  constraint commitment_city_fkey     foreign key (city_id) references city (id),
  constraint commitment_forum_fkey    foreign key (forum_id) references forum (id),
  constraint commitment_exchange_fkey foreign key (exchange_id) references exchange (id),
  constraint commitment_said_check    check (num_nonnulls(forum_id, exchange_id) = 1),
  constraint commitment_topics_check  check (jsonb_typeof(topics) = 'array' and jsonb_array_length(topics) >= 1),
  constraint commitment_words_check   check (quote is not null or jsonb_array_length(summary) >= 1)
);
create index commitment_city_idx on commitment (city_id);
create index commitment_forum_idx on commitment (forum_id);
create index commitment_exchange_idx on commitment (exchange_id);

-- The cities that it was made towards: what a commitment names cannot be deleted.
create table commitment_city (
  commitment_id uuid not null,
  city_id       uuid not null,
  constraint commitment_city_key             primary key (commitment_id, city_id),
  constraint commitment_city_commitment_fkey foreign key (commitment_id) references commitment (id) on delete cascade,
  constraint commitment_city_towards_fkey    foreign key (city_id) references city (id)
);
create index commitment_city_towards_idx on commitment_city (city_id);

-- What came of it: the one of the ids that is set.
create table commitment_result (
  commitment_id  uuid    not null,
  position       integer not null,
  partnership_id uuid,
  exchange_id    uuid,
  platform_id    uuid,
  project_id     uuid,
  constraint commitment_result_key              primary key (commitment_id, position),
  constraint commitment_result_commitment_fkey  foreign key (commitment_id) references commitment (id) on delete cascade,
  constraint commitment_result_partnership_fkey foreign key (partnership_id) references partnership (id),
  constraint commitment_result_exchange_fkey    foreign key (exchange_id) references exchange (id),
  constraint commitment_result_platform_fkey    foreign key (platform_id) references platform (id),
  constraint commitment_result_project_fkey     foreign key (project_id) references project (id),
  constraint commitment_result_check check (num_nonnulls(partnership_id, exchange_id, platform_id, project_id) = 1)
);
create index commitment_result_partnership_idx on commitment_result (partnership_id);
create index commitment_result_exchange_idx on commitment_result (exchange_id);
create index commitment_result_platform_idx on commitment_result (platform_id);
create index commitment_result_project_idx on commitment_result (project_id);

alter table claim add column commitment_id uuid;
alter table claim add constraint claim_commitment_fkey foreign key (commitment_id) references commitment (id);
alter table claim drop constraint claim_subject_check;
alter table claim add constraint claim_subject_check
  check (num_nonnulls(city_id, partnership_id, forum_series_id, forum_id, exchange_id, platform_id, project_id,
                      knowledge_transfer_id, network_id, commitment_id) = 1);
create index claim_commitment_idx on claim (commitment_id);
