-- Under which replicas seal their checkpoints of the catalog: one that was not made from this database is not believed.
-- Two random UUIDs, of 122 random bits each; a restored backup has the key of the database that it was made from.
alter table change_head add column sealing_key bytea not null
  default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
comment on column change_head.sealing_key is '32 bytes, HMAC-SHA256';
