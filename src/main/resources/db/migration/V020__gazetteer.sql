-- Long work that is answered with 202: one row for each job, kept after its end as its report.
create table job (
  id               uuid        not null,
  kind             text        not null,
  actor            text        not null,
  idempotency_key  text,
  request          text        not null,
  status           text        not null,
  parameters       text        not null,
  created_at       timestamptz not null,
  started_at       timestamptz,
  finished_at      timestamptz,
  done             bigint      not null default 0,
  total            bigint,
  run_at           timestamptz,
  run_from         bigint      not null default 0,
  attempts         integer     not null default 0,
  state            text,
  report           text,
  failure          text,
  cancel_requested boolean     not null default false,
  runner           uuid,
  lease_until      timestamptz,
  constraint job_key                        primary key (id),
  constraint job_idempotency_key_key        unique (actor, idempotency_key),
  constraint job_status_check               check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  constraint job_runner_check               check ((status = 'running') = (runner is not null and lease_until is not null)),
  constraint job_finished_check             check ((status in ('queued', 'running')) = (finished_at is null)),
  constraint job_done_check                 check (done >= 0)
);
comment on column job.request is 'SHA-256 over address and body, in hexadecimal';
comment on column job.state is 'JSON: where the work stands, written in one transaction with what it did';
comment on column job.lease_until is 'The replica in runner works on it; after this time another may take it over';
create index job_open_idx on job (created_at) where status in ('queued', 'running');

-- What was uploaded, until the job has ended: any replica can go on with it.
create table job_file (
  job_id uuid    not null,
  part   integer not null,
  bytes  bytea   not null,
  constraint job_file_key         primary key (job_id, part),
  constraint job_file_job_id_fkey foreign key (job_id) references job (id) on delete cascade
);

-- The places of the loaded GeoNames file, and while a newer one is being loaded, of both: readers see the edition that
-- the one row of gazetteer names.
create table place (
  edition         uuid             not null,
  geonames_id     integer          not null,
  name            text             not null,
  ascii_name      text             not null,
  alternate_names text             not null,
  latitude        double precision not null,
  longitude       double precision not null,
  feature_class   text             not null,
  feature_code    text             not null,
  country_code    text             not null,
  admin1          text             not null,
  admin2          text             not null,
  population      bigint           not null,
  timezone        text             not null,
  modified        date,
  constraint place_key             primary key (edition, geonames_id),
  constraint place_latitude_check  check (latitude between -90 and 90),
  constraint place_longitude_check check (longitude between -180 and 180)
);

create table gazetteer (
  only_row  boolean     not null default true,
  edition   uuid        not null,
  places    integer     not null,
  sha256    text        not null,
  loaded_at timestamptz not null,
  constraint gazetteer_key            primary key (only_row),
  constraint gazetteer_only_row_check check (only_row)
);
