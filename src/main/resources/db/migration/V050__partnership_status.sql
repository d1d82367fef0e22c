-- The status follows from milestones, dates and words, and has two values more. An end still to come is a term: until then the
-- partnership is active and has the date already.
alter table partnership drop constraint partnership_ended_check;

-- What is dormant, or whose end is disputed, is not over.
create unique index partnership_parties_kind_going_key on partnership (parties_key, kind)
  where status not in ('ENDED', 'REJECTED');
