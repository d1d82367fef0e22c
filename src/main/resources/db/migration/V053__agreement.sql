-- What the sides have signed, with terms. No default: what an earlier version writes beside this one has none.
alter table partnership add column agreements jsonb;
comment on column partnership.agreements is 'What the sides have signed; null as an earlier version wrote it';
