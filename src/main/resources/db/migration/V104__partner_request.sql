create table partner_request (
  id                   uuid        not null,
  version              bigint      not null,
  created_at           timestamptz not null,
  updated_at           timestamptz not null,
  city_id              uuid        not null,
  topics               jsonb       not null,
  wanted_country_codes jsonb       not null,
  languages            jsonb       not null,
  population_from      bigint,
  population_to        bigint,
  text                 jsonb       not null,
  until                text        not null,
  status               text        not null,
  constraint partner_request_key              primary key (id),
  constraint partner_request_city_fkey        foreign key (city_id) references city (id),
  constraint partner_request_topics_check     check (jsonb_typeof(topics) = 'array' and jsonb_array_length(topics) >= 1),
  constraint partner_request_population_check check (population_from >= 0 and population_to >= 0
    and population_from <= population_to)
);
create index partner_request_city_idx on partner_request (city_id);
comment on column partner_request.status is 'open, fulfilled, withdrawn, or expired: which it is after the last day of until';

-- A draft that answers one: it stays where the request goes.
alter table draft
  add column partner_request_id uuid,
  add constraint draft_partner_request_fkey
    foreign key (partner_request_id) references partner_request (id) on delete set null;
create index draft_partner_request_idx on draft (partner_request_id);
