create table pen_friendship (
  id         uuid        not null,
  version    bigint      not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  name       text        not null,
  city_id    uuid        not null,
  since      text,
  constraint pen_friendship_key       primary key (id),
  constraint pen_friendship_city_fkey foreign key (city_id) references city (id)
);
create index pen_friendship_city_idx on pen_friendship (city_id);

alter table claim
  add column pen_friendship_id uuid
    generated always as (case when subject_resource = 'pen-friendships' then subject_id end) stored,
  add constraint claim_pen_friendship_fkey foreign key (pen_friendship_id) references pen_friendship (id);
create index claim_pen_friendship_idx on claim (pen_friendship_id);
