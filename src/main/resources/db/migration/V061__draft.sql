-- Drafts that some offices write together. They are private: until one of them publishes, nothing of a draft is in any record, in
-- the log of changes or in what is made of it.
create table draft (
  id              uuid        not null,
  version         bigint      not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  created_by      uuid        not null,
  edited_by       uuid        not null,
  resource        text        not null,
  content         jsonb       not null,
  allow_duplicate text,
  published_id    uuid,
  constraint draft_key           primary key (id),
  constraint draft_content_check check (jsonb_typeof(content) = 'object')
);
comment on column draft.created_by is 'Id of the office that began it';
comment on column draft.content is 'What is to be posted to the collection';
comment on column draft.published_id is 'Id of the record that it became; null until then';

create table draft_office (
  draft_id  uuid not null,
  office_id uuid not null,
  constraint draft_office_key        primary key (draft_id, office_id),
  constraint draft_office_draft_fkey foreign key (draft_id) references draft (id) on delete cascade
);
comment on table draft_office is 'The offices that see a draft, the one that began it among them';
create index draft_office_office_idx on draft_office (office_id, draft_id);

create table draft_comment (
  draft_id   uuid        not null,
  id         uuid        not null,
  office_id  uuid        not null,
  created_at timestamptz not null,
  text       text        not null,
  constraint draft_comment_key        primary key (draft_id, id),
  constraint draft_comment_draft_fkey foreign key (draft_id) references draft (id) on delete cascade
);
