-- A claim says by the name of a collection and an id which record it is about, so that no collection has a place in this table
-- before it exists. A new collection's own migration adds its foreign key:
--
--   alter table claim
--     add column school_id uuid generated always as (case when subject_resource = 'schools' then subject_id end) stored,
--     add constraint claim_school_fkey foreign key (school_id) references school (id);
--   create index claim_school_idx on claim (school_id);
--
-- The columns of the collections before this migration stay as they are, since the version before writes them: a trigger keeps
-- both forms in step, whichever version writes. Their foreign keys hold as before.
alter table claim
  add column subject_resource text,
  add column subject_id       uuid;
comment on column claim.subject_resource is 'Name of the collection, as in paths: forum-series';

create function claim_subject() returns trigger language plpgsql as $$
begin
  if new.subject_id is null
      or (tg_op = 'UPDATE' and row (new.subject_resource, new.subject_id) is not distinct from row (old.subject_resource, old.subject_id))
  then
    -- Written by the version before, or the subject stays.
    if new.city_id is not null then
      new.subject_resource := 'cities';              new.subject_id := new.city_id;
    elsif new.partnership_id is not null then
      new.subject_resource := 'partnerships';        new.subject_id := new.partnership_id;
    elsif new.forum_series_id is not null then
      new.subject_resource := 'forum-series';        new.subject_id := new.forum_series_id;
    elsif new.forum_id is not null then
      new.subject_resource := 'forums';              new.subject_id := new.forum_id;
    elsif new.exchange_id is not null then
      new.subject_resource := 'exchanges';           new.subject_id := new.exchange_id;
    elsif new.platform_id is not null then
      new.subject_resource := 'platforms';           new.subject_id := new.platform_id;
    elsif new.project_id is not null then
      new.subject_resource := 'projects';            new.subject_id := new.project_id;
    elsif new.knowledge_transfer_id is not null then
      new.subject_resource := 'knowledge-transfers'; new.subject_id := new.knowledge_transfer_id;
    elsif new.network_id is not null then
      new.subject_resource := 'networks';            new.subject_id := new.network_id;
    elsif new.commitment_id is not null then
      new.subject_resource := 'commitments';         new.subject_id := new.commitment_id;
    elsif new.campaign_id is not null then
      new.subject_resource := 'campaigns';           new.subject_id := new.campaign_id;
    end if;
  else
    new.city_id               := case new.subject_resource when 'cities'              then new.subject_id end;
    new.partnership_id        := case new.subject_resource when 'partnerships'        then new.subject_id end;
    new.forum_series_id       := case new.subject_resource when 'forum-series'        then new.subject_id end;
    new.forum_id              := case new.subject_resource when 'forums'              then new.subject_id end;
    new.exchange_id           := case new.subject_resource when 'exchanges'           then new.subject_id end;
    new.platform_id           := case new.subject_resource when 'platforms'           then new.subject_id end;
    new.project_id            := case new.subject_resource when 'projects'            then new.subject_id end;
    new.knowledge_transfer_id := case new.subject_resource when 'knowledge-transfers' then new.subject_id end;
    new.network_id            := case new.subject_resource when 'networks'            then new.subject_id end;
    new.commitment_id         := case new.subject_resource when 'commitments'         then new.subject_id end;
    new.campaign_id           := case new.subject_resource when 'campaigns'           then new.subject_id end;
  end if;
  return new;
end $$;

create trigger claim_subject before insert or update on claim for each row execute function claim_subject();

-- Has the trigger fill the new columns of all rows.
update claim set pointer = pointer;

alter table claim alter column subject_resource set not null;
alter table claim alter column subject_id set not null;
-- Collections that come later have no column that a version before this one could fill.
alter table claim drop constraint claim_subject_check;
alter table claim add constraint claim_subject_check
  check (num_nonnulls(city_id, partnership_id, forum_series_id, forum_id, exchange_id, platform_id, project_id,
    knowledge_transfer_id, network_id, commitment_id, campaign_id) <= 1);
create index claim_subject_idx on claim (subject_id);
