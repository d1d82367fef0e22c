-- All partnerships of the same parties are looked for, over or not; the unique index has those that are not.
create index partnership_parties_idx on partnership (parties_key);
