-- What a row added to the registry, as codes beside the words: a decision is taken back by what it did, not by how that is put.
-- `added` stays for the version before, which writes that alone: codes count only where their words are those of `added`.
alter table import_row add column additions jsonb;
comment on column import_row.additions is 'Kind and words of each thing in added; null where a version before this wrote the row';

-- Only rows that were reviewed are taken back.
update import_row set additions = (
  select jsonb_agg(jsonb_build_object('words', words, 'kind', case
    when words = 'a claim'                        then 'claim'
    when words like 'another spelling: %'         then 'spelling'
    when words = 'a closer date, as a claim'      then 'closer-date'
    when words = 'a reference'                    then 'reference'
    when words like 'the city %'                  then 'city'
    when words like 'the identifier %'            then 'city-facts'
    when words like 'more of the city %'          then 'city-facts'
    when words like 'names or identifiers of the city %' then 'city-facts'
    when words like 'an upgrade: %'               then 'upgrade'
    when words like 'its kind: %'                 then 'kind'
    when words like 'its status: %'               then 'status'
    when words like 'its end: %'                  then 'end'
    when words like 'what it is called: %'        then 'wording'
    when words like 'a date: established %'       then 'date'
    else 'other' end) order by place)
  from jsonb_array_elements_text(added) with ordinality as said (words, place))
where review_id is not null and added <> '[]';
