-- What became of each row of an imported list; those of a dry run tell what would.
create table import_row (
  import_id    uuid    not null,
  number       bigint  not null,
  class        text    not null,
  text         text    not null,
  reason       text,
  added        jsonb   not null,
  record_id    uuid,
  kind_assumed boolean not null default false,
  review_id    uuid,
  status       text,
  source_id    uuid,
  quote        text,
  statement    jsonb,
  questions    jsonb,
  decided_by   text,
  constraint import_row_key           primary key (import_id, number),
  constraint import_row_import_fkey   foreign key (import_id) references job (id) on delete cascade,
  constraint import_row_review_id_key unique (review_id),
  constraint import_row_class_check   check (class in
    ('created', 'matched', 'merged', 'conflicting', 'to-review', 'rejected')),
  constraint import_row_status_check  check (status in ('open', 'decided', 'superseded')),
  constraint import_row_review_check  check ((review_id is null) = (status is null))
);
comment on column import_row.number is 'Of the line in which the row begins, from 1; of GeoJSON the number of the feature';
comment on column import_row.record_id is 'The partnership; no foreign key: the report stays when that is gone';
comment on column import_row.kind_assumed is 'The row does not tell the kind of the partnership that was created of it';
comment on column import_row.statement is 'What the row says, while it is to be reviewed';
comment on column import_row.questions is 'The sides that cannot be placed, with candidates';
create index import_row_class_idx on import_row (import_id, class, number);
create index import_row_record_idx on import_row (record_id) where kind_assumed;
create index import_row_open_idx on import_row (source_id, quote) where status = 'open';

-- What somebody decided in review, for the next import that asks the same.
create table import_decision (
  id         uuid        not null,
  quote      text        not null,
  name       text        not null,
  country    text        not null,
  city       text,
  actor      text        not null,
  decided_at timestamptz not null,
  constraint import_decision_key     primary key (id),
  constraint import_decision_row_key unique (actor, quote, name, country)
);
comment on column import_decision.quote is 'Of the one row it is about; empty for all rows with the name';
comment on column import_decision.country is 'As written; empty for any';
comment on column import_decision.city is 'An id, or geonames:<id>; null where the row was rejected';
