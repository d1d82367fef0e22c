create table source (
  id                 uuid        not null,
  version            bigint      not null,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  kind               text        not null,
  url                text,
  title              text,
  publisher          text,
  lang               text,
  published          text,
  translation_of_id  uuid,
  republication_of_id uuid,
  constraint source_key                   primary key (id),
  constraint source_translation_of_fkey   foreign key (translation_of_id) references source (id),
  constraint source_republication_of_fkey foreign key (republication_of_id) references source (id),
  constraint source_translation_of_check   check (translation_of_id <> id),
  constraint source_republication_of_check check (republication_of_id <> id),
  constraint source_name_check            check (url is not null or title is not null)
);
create index source_translation_of_idx on source (translation_of_id);
create index source_republication_of_idx on source (republication_of_id);
