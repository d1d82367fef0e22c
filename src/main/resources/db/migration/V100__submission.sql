-- Change requests that ask for a record to be created, merged into another or deleted: no patch says that.
alter table change_request
  alter column patch drop not null,
  add column action          text,
  add column content         jsonb,
  add column into_id         uuid,
  add column allow_duplicate text,
  drop constraint change_request_status_check,
  add constraint change_request_status_check
    check (status in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN') or status = 'SUBMITTED' and action is not null),
  add constraint change_request_action_check check (
    case action
      when 'CREATE' then jsonb_typeof(content) = 'object' and patch is null and into_id is null
      when 'MERGE'  then into_id is not null and patch is null and content is null
      when 'DELETE' then patch is null and content is null and into_id is null
      else action is null and patch is not null and content is null and into_id is null
    end
  );
comment on column change_request.action is 'Null for a patch, as the version before this migration writes it';
comment on column change_request.status is
  'SUBMITTED is open and no patch: the version before this migration, which cannot read it, leaves it alone when records are merged';

-- When records are merged, what is open is looked through.
create index change_request_open_idx on change_request (id) where status in ('OPEN', 'SUBMITTED');
