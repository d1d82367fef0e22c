alter table partnership add column consent jsonb;
comment on column partnership.consent is 'What the sides say of it, and since when all agree; null where none has spoken';

-- What somebody asks to be changed of a record that they may not change, or not alone.
create table change_request (
  id          uuid        not null,
  version     bigint      not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  resource    text        not null,
  subject_id  uuid        not null,
  patch       jsonb       not null,
  reason      text,
  sources     jsonb       not null,
  status      text        not null,
  progress    jsonb       not null,
  constraint change_request_key          primary key (id),
  constraint change_request_status_check check (status in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
  constraint change_request_patch_check  check (jsonb_typeof(patch) = 'object')
);
comment on column change_request.subject_id is 'No foreign key: a request stays readable after its record is gone';
create index change_request_subject_idx on change_request (subject_id);
