-- The items of a record have ids of their own. What an earlier version wrote has none: they follow from the content.
alter table partnership_party add column item_id text;
comment on column partnership_party.item_id is 'Id of the party in its record; null as an earlier version wrote it';
