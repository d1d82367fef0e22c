create table import_preset (
  id          uuid        not null,
  version     bigint      not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  name        text        not null,
  description text,
  city_id     uuid,
  fields      jsonb       not null,
  constraint import_preset_key          primary key (id),
  constraint import_preset_name_key     unique (name),
  constraint import_preset_city_fkey    foreign key (city_id) references city (id),
  constraint import_preset_fields_check check (jsonb_typeof(fields) = 'array' and jsonb_array_length(fields) >= 1)
);
create index import_preset_city_idx on import_preset (city_id);
comment on column import_preset.city_id is 'Whose office may change it; null for the registrar''s';
