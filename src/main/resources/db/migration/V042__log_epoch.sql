-- Which history the log is (docs/decisions/0039-a-log-that-goes-back.md): a new row where the database went back to an earlier
-- state, or may have, since it is another server's now. Written by whichever replica notices first, with the only row of
-- change_head locked, so that every replica comes to the same.
create table log_epoch (
  number       bigint      not null,
  epoch        text        not null,
  previous     text,
  forked_after bigint      not null,
  fork_hash    bytea       not null,
  lost_up_to   bigint,
  began_at     timestamptz not null default clock_timestamp(),
  server       text,
  timeline     text,
  constraint log_epoch_key                primary key (number),
  constraint log_epoch_epoch_key          unique (epoch),
  constraint log_epoch_number_check       check (number >= 1),
  constraint log_epoch_forked_after_check check (forked_after >= 0),
  constraint log_epoch_fork_hash_check    check (octet_length(fork_hash) = 32)
);
comment on column log_epoch.epoch is 'As clients know it: the number and random digits, so that none comes again after a restore';
comment on column log_epoch.previous is 'The epoch that whoever noticed knew; null for the first';
comment on column log_epoch.forked_after is 'Number of the last change that both histories share';
comment on column log_epoch.lost_up_to is 'Number of the last change known to be lost; null where nobody knew of any';
comment on column log_epoch.server is 'System identifier of the PostgreSQL cluster; null where it may not be read';
comment on column log_epoch.timeline is 'Timeline of PostgreSQL: another one after each promotion and recovery';

-- Each promotion of a standby and each recovery to a point in time begins a timeline. Null on a standby, and where a provider
-- does not let it be read: then hashes alone tell.
create function log_timeline() returns text language plpgsql stable as $$
begin
  return case when pg_is_in_recovery() then null else left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) end;
exception when others then
  return null;
end $$;

create function log_server() returns text language plpgsql stable as $$
begin
  return (select system_identifier::text from pg_control_system());
exception when others then
  return null;
end $$;

-- For an operator who has decided to keep what the log holds, though it was altered: computes all hashes anew from a number
-- on. It is another history then, and replicas and clients are told so (docs/reliability.md).
create function change_reseal(first bigint) returns bigint language plpgsql as $$
declare
  last   bytea;
  c      change;
  sealed bigint := 0;
begin
  perform 1 from change_head for update;
  select hash into last from change where sequence = first - 1;
  last := coalesce(last, decode(repeat('00', 32), 'hex'));
  for c in select * from change where sequence >= first order by sequence loop
    last := change_hash(last, c);
    update change set hash = last where sequence = c.sequence;
    sealed := c.sequence;
  end loop;
  if sealed > 0 then
    update change_head set sequence = sealed, hash = last;
  end if;
  return sealed;
end $$;

alter table webhook_line
  add column epoch       text,
  add column rewound_to  bigint,
  add column rewound_at  timestamptz;
comment on column webhook_line.epoch is 'The epoch in which it was last moved on';
comment on column webhook_line.rewound_to is 'The last change that was not lost, where what was delivered may be of a lost history';
