-- Parties come and leave: in a partnership of more than two, who leaves ends its own part only.
alter table partnership_party add column joined text;
alter table partnership_party add column left_on text;
alter table partnership_party add column left_reason text;
alter table partnership_party add column successor_of text;
comment on column partnership_party.successor_of is 'Id of the party of the same partnership in whose place this one came';
