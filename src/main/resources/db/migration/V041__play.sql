-- A screen's key is one placement's, and goes with it.
alter table api_key add column placement_id uuid;
alter table api_key add constraint api_key_placement_fkey
  foreign key (placement_id) references campaign_placement (placement_id) on delete cascade;
alter table api_key drop constraint api_key_role_check;
alter table api_key add constraint api_key_role_check check (role in ('office', 'partner-app', 'screen'));
alter table api_key add constraint api_key_placement_check check ((role = 'screen') = (placement_id is not null));
create index api_key_placement_idx on api_key (placement_id);

-- Screens without a network report late: what they have shown may have been taken out of the campaign since.
alter table campaign add column known_media jsonb not null default '{}';
comment on column campaign.known_media is 'All media that it ever had, and the cities that they were of';

create table play (
  placement_id uuid        not null,
  id           uuid        not null,
  campaign_id  uuid        not null,
  media_id     uuid        not null,
  city_id      uuid        not null,
  at           timestamptz not null,
  seconds      integer     not null,
  received_at  timestamptz not null,
  constraint play_key           primary key (placement_id, id),
  constraint play_campaign_fkey foreign key (campaign_id) references campaign (id),
  constraint play_seconds_check check (seconds between 0 and 3600)
);
create index play_campaign_idx on play (campaign_id, city_id, placement_id);
comment on column play.city_id is 'The city that the medium was of; it may have been merged since';
