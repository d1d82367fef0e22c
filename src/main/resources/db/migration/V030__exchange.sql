create table exchange (
  id             uuid        not null,
  version        bigint      not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  kind           text        not null,
  date           text,
  status         text        not null,
  host_city_id   uuid        not null,
  guest_city_ids uuid[]      not null,
  place          text,
  participants   jsonb       not null,
  topics         jsonb       not null,
  summary        jsonb       not null,
  partnership_id uuid,
  inferred       jsonb       not null,
  constraint exchange_key               primary key (id),
  constraint exchange_host_city_fkey    foreign key (host_city_id) references city (id),
  constraint exchange_partnership_fkey  foreign key (partnership_id) references partnership (id),
  constraint exchange_guest_cities_check check (cardinality(guest_city_ids) >= 1),
  constraint exchange_host_city_check   check (host_city_id <> all (guest_city_ids))
);
create index exchange_host_city_idx on exchange (host_city_id);
create index exchange_partnership_idx on exchange (partnership_id);
comment on column exchange.inferred is 'JSON Pointers into the record: what no source says in so many words';

-- The guests and the cities among the participants: what an exchange names cannot be deleted.
create table exchange_city (
  exchange_id uuid not null,
  city_id     uuid not null,
  constraint exchange_city_key           primary key (exchange_id, city_id),
  constraint exchange_city_exchange_fkey foreign key (exchange_id) references exchange (id) on delete cascade,
  constraint exchange_city_city_fkey     foreign key (city_id) references city (id)
);
create index exchange_city_city_idx on exchange_city (city_id);

alter table claim add column exchange_id uuid;
alter table claim add constraint claim_exchange_fkey foreign key (exchange_id) references exchange (id);
alter table claim drop constraint claim_subject_check;
alter table claim add constraint claim_subject_check
  check (num_nonnulls(city_id, partnership_id, forum_series_id, forum_id, exchange_id) = 1);
create index claim_exchange_idx on claim (exchange_id);
