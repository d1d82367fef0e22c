-- Records come back, and become one (docs/decisions/0016-history.md).
alter table change
  drop constraint change_action_check,
  add constraint change_action_check check (action in ('created', 'updated', 'deleted', 'merged', 'restored'));

-- What is merged, for as long as it is: which record into which, and by which of its versions.
create table merger (
  id        uuid        not null,
  resource  text        not null,
  record_id uuid        not null,
  version   bigint      not null,
  into_id   uuid        not null,
  part_of   uuid,
  constraint merger_key         primary key (id),
  constraint merger_record_key  unique (record_id),
  constraint merger_into_check  check (into_id <> record_id),
  constraint merger_part_fkey   foreign key (part_of) references merger (id)
);
comment on column merger.part_of is 'The merger that made this one necessary: of partnerships, when their cities became one';
create index merger_into_idx on merger (into_id);
create index merger_part_idx on merger (part_of);

-- What a merger changed, so that it can be taken back: the record's version before, none where the merger made it, and after.
create table merger_move (
  merger_id      uuid    not null,
  position       integer not null,
  resource       text    not null,
  record_id      uuid    not null,
  version_before bigint,
  version_after  bigint  not null,
  constraint merger_move_key          primary key (merger_id, position),
  constraint merger_move_merger_fkey  foreign key (merger_id) references merger (id) on delete cascade
);
