create table city (
  id                   uuid             not null,
  version              bigint           not null,
  created_at           timestamptz      not null,
  updated_at           timestamptz      not null,
  kind                 text             not null,
  names                jsonb            not null,
  country_code         text             not null,
  subdivision_code     text,
  part_of_id           uuid,
  latitude             double precision,
  longitude            double precision,
  population           numeric,
  population_qualifier text,
  area_km2             numeric,
  area_qualifier       text,
  website              text,
  status               text             not null,
  constraint city_key                    primary key (id),
  constraint city_part_of_fkey           foreign key (part_of_id) references city (id),
  constraint city_part_of_check          check (part_of_id <> id),
  constraint city_country_code_check     check (country_code ~ '^[A-Z]{2}$'),
  constraint city_subdivision_code_check check (subdivision_code like country_code || '-%'),
  constraint city_names_check            check (jsonb_typeof(names) = 'array' and jsonb_array_length(names) >= 1),
  constraint city_latitude_check         check (latitude between -90 and 90),
  constraint city_longitude_check        check (longitude between -180 and 180),
  constraint city_place_check            check ((latitude is null) = (longitude is null)),
  constraint city_population_check       check (population >= 0),
  constraint city_area_check             check (area_km2 >= 0)
);
create index city_part_of_idx on city (part_of_id);

create table city_identifier (
  city_id  uuid    not null,
  position integer not null,
  scheme   text    not null,
  value    text    not null,
  constraint city_identifier_key          primary key (city_id, position),
  constraint city_identifier_scheme_key   unique (scheme, value),
  constraint city_identifier_city_fkey    foreign key (city_id) references city (id) on delete cascade,
  constraint city_identifier_scheme_check check (scheme ~ '^[a-z][a-z0-9-]*$')
);
