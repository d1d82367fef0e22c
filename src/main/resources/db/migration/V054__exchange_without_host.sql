-- Where cities meet online none of them receives; an exchange may belong to several partnerships.
alter table exchange alter column host_city_id drop not null;
alter table exchange add column mode text;
alter table exchange add column size jsonb;
alter table exchange add column documents jsonb;
alter table exchange add column partnership_ids uuid[];
comment on column exchange.partnership_ids is 'All partnerships in their order, the first of which is partnership_id; null as an earlier version wrote it';

create table exchange_partnership (
  exchange_id    uuid not null,
  partnership_id uuid not null,
  constraint exchange_partnership_key             primary key (exchange_id, partnership_id),
  constraint exchange_partnership_exchange_fkey   foreign key (exchange_id) references exchange (id) on delete cascade,
  constraint exchange_partnership_partnership_fkey foreign key (partnership_id) references partnership (id)
);
create index exchange_partnership_partnership_idx on exchange_partnership (partnership_id);
