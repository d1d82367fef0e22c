-- Names of the loaded places by language, from GeoNames' alternateNamesV2; while newer ones are being loaded, of both: readers see those
-- that the one row of gazetteer_names names.
create table place_name (
  edition     uuid    not null,
  geonames_id integer not null,
  line        bigint  not null,
  lang        text    not null,
  name        text    not null,
  marks       text    not null,
  named_from  text    not null,
  named_until text    not null,
  constraint place_name_key         primary key (edition, geonames_id, line),
  constraint place_name_marks_check check (marks ~ '^p?s?c?h?$')
);
comment on column place_name.line is 'Of the file, which tells their order';
comment on column place_name.lang is 'A BCP 47 tag, und for unknown; wkdt where the name is an item of Wikidata';
comment on column place_name.marks is 'p preferred, s short, c colloquial, h historic';
comment on column place_name.named_from is 'EDTF, empty for unknown';

create table gazetteer_names (
  only_row  boolean     not null default true,
  edition   uuid        not null,
  places    integer     not null,
  names     bigint      not null,
  sha256    text        not null,
  loaded_at timestamptz not null,
  constraint gazetteer_names_key            primary key (only_row),
  constraint gazetteer_names_only_row_check check (only_row)
);
comment on column gazetteer_names.places is 'How many places have a name in it';
