-- A claim is about one record. Which, is said by the one of these columns that is set, so that the database itself keeps
-- the record from going while something is said of it.
create table claim (
  id                uuid        not null,
  version           bigint      not null,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  city_id           uuid,
  partnership_id    uuid,
  forum_series_id   uuid,
  forum_id          uuid,
  pointer           text        not null,
  value             jsonb,
  source_id         uuid        not null,
  quote             jsonb,
  rank              text        not null,
  as_of             text,
  constraint claim_key           primary key (id),
  constraint claim_city_fkey     foreign key (city_id) references city (id),
  constraint claim_source_fkey   foreign key (source_id) references source (id),
  constraint claim_subject_check check (num_nonnulls(city_id, partnership_id, forum_series_id, forum_id) = 1),
  constraint claim_value_check   check (value is not null or pointer = '')
);
create index claim_city_idx on claim (city_id);
create index claim_partnership_idx on claim (partnership_id);
create index claim_forum_series_idx on claim (forum_series_id);
create index claim_forum_idx on claim (forum_id);
create index claim_source_idx on claim (source_id);
