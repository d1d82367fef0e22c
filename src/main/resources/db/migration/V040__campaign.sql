create table campaign (
  id             uuid        not null,
  version        bigint      not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  names          jsonb       not null,
  owner_id       uuid        not null,
  launched_at_id uuid,
  started        text,
  ended          text,
  status         text        not null,
  purpose        jsonb       not null,
  coverage       jsonb,
  media          jsonb       not null,
  placements     jsonb       not null,
  schedule       jsonb       not null,
  constraint campaign_key              primary key (id),
  constraint campaign_owner_fkey       foreign key (owner_id) references city (id),
  constraint campaign_launched_at_fkey foreign key (launched_at_id) references forum (id),
  constraint campaign_names_check      check (jsonb_typeof(names) = 'array' and jsonb_array_length(names) >= 1),
  constraint campaign_ended_check      check (ended is null or status = 'ENDED')
);
create index campaign_owner_idx on campaign (owner_id);
create index campaign_launched_at_idx on campaign (launched_at_id);

-- The cities of its media and placements: what a campaign names cannot be deleted.
create table campaign_city (
  campaign_id uuid not null,
  city_id     uuid not null,
  constraint campaign_city_key           primary key (campaign_id, city_id),
  constraint campaign_city_campaign_fkey foreign key (campaign_id) references campaign (id) on delete cascade,
  constraint campaign_city_city_fkey     foreign key (city_id) references city (id)
);
create index campaign_city_city_idx on campaign_city (city_id);

-- A screen is one campaign's: its page is found by the id of the placement alone.
create table campaign_placement (
  placement_id uuid not null,
  campaign_id  uuid not null,
  constraint campaign_placement_key           primary key (placement_id),
  constraint campaign_placement_campaign_fkey foreign key (campaign_id) references campaign (id) on delete cascade
);
create index campaign_placement_campaign_idx on campaign_placement (campaign_id);

alter table claim add column campaign_id uuid;
alter table claim add constraint claim_campaign_fkey foreign key (campaign_id) references campaign (id);
alter table claim drop constraint claim_subject_check;
alter table claim add constraint claim_subject_check
  check (num_nonnulls(city_id, partnership_id, forum_series_id, forum_id, exchange_id, platform_id, project_id,
                      knowledge_transfer_id, network_id, commitment_id, campaign_id) = 1);
create index claim_campaign_idx on claim (campaign_id);
