-- What was the last change at some time: knownAt is answered from there.
create index change_at_idx on change (at desc, sequence desc);
