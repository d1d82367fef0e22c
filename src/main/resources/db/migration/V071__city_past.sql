-- Cities in time: kinds and units by period, the end, and who came before and after. The ids in it stand in city_related as
-- well, so that no city goes which another one names.
alter table city add column past jsonb;

create table city_related (
  city_id    uuid    not null,
  position   integer not null,
  related_id uuid    not null,
  constraint city_related_key          primary key (city_id, position),
  constraint city_related_city_fkey    foreign key (city_id) references city (id) on delete cascade,
  constraint city_related_related_fkey foreign key (related_id) references city (id)
);
create index city_related_related_idx on city_related (related_id);
