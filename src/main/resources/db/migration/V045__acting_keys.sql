-- By which keys work was ordered that goes on after the request: what a revoked key has ordered is not carried out.
alter table job add column actor_key uuid;
comment on column job.actor_key is 'The key with which it was sent; null for tokens and the registrar''s own key';

create table mandate (
  request_id uuid not null,
  key_id     uuid not null,
  constraint mandate_key          primary key (request_id, key_id),
  constraint mandate_request_fkey foreign key (request_id) references change_request on delete cascade,
  constraint mandate_key_fkey     foreign key (key_id) references api_key on delete cascade
);
comment on table mandate is 'The keys with which offices proposed a change and accepted it';
