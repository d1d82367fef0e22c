create table partnership (
  id             uuid        not null,
  version        bigint      not null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  kind           text        not null,
  kind_as_stated jsonb,
  status         text        not null,
  established    text,
  ended          text,
  ended_by       jsonb       not null,
  end_reason     text,
  fields         jsonb       not null,
  milestones     jsonb       not null,
  parties_key    text        not null,
  constraint partnership_key         primary key (id),
  constraint partnership_ended_check check (ended is null or status = 'ENDED')
);
comment on column partnership.parties_key is 'The ids of the parties, sorted and joined: the same for A-B and B-A';

-- The registry keeps one partnership of a kind between the same parties, for as long as it is not over.
create unique index partnership_parties_kind_key on partnership (parties_key, kind)
  where status in ('PROPOSED', 'ACTIVE', 'SUSPENDED');

create table partnership_party (
  partnership_id uuid    not null,
  position       integer not null,
  city_id        uuid    not null,
  name_as_signed text,
  constraint partnership_party_key              primary key (partnership_id, position),
  constraint partnership_party_city_key         unique (partnership_id, city_id),
  constraint partnership_party_partnership_fkey foreign key (partnership_id) references partnership (id) on delete cascade,
  constraint partnership_party_city_fkey        foreign key (city_id) references city (id)
);
create index partnership_party_city_idx on partnership_party (city_id);

alter table claim add constraint claim_partnership_fkey foreign key (partnership_id) references partnership (id);
