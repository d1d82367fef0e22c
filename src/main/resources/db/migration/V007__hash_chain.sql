-- Every change carries a hash over itself and over the hash of the change before it, so that nothing in the log can be
-- altered, left out or put in another order without all later hashes being wrong (docs/decisions/0011-hash-chain.md).
-- The application computes the hashes of what it writes; these functions say the same in SQL.

alter table change
  -- Random, so that a document that is not shown to everybody cannot be guessed from its digest.
  add column salt bytea not null default uuid_send(gen_random_uuid()),
  add column hash bytea,
  add constraint change_salt_check check (octet_length(salt) = 16),
  add constraint change_hash_check check (octet_length(hash) = 32);
alter table change alter column salt drop default;

-- What is hashed of a change, as text.
create function change_canonical(c change) returns text language sql stable as $$
  select concat_ws(E'\n',
    'change/1',
    c.sequence,
    (extract(epoch from c.at) * 1000000)::bigint,
    octet_length(convert_to(c.actor, 'UTF8')) || ':' || c.actor,
    c.resource,
    c.record_id,
    c.version,
    c.action,
    coalesce(octet_length(convert_to(c.reason, 'UTF8')) || ':' || c.reason, '-'),
    encode(sha256(c.salt || convert_to(c.document, 'UTF8')), 'hex')) || E'\n'
$$;

create function change_hash(previous bytea, c change) returns bytea language sql stable as $$
  select sha256(previous || convert_to(change_canonical(c), 'UTF8'))
$$;

-- The hash of the last change: the next one goes on from it. Before the first change it is 32 zero bytes.
alter table change_head
  add column hash bytea not null default decode(repeat('00', 32), 'hex'),
  add constraint change_head_hash_check check (octet_length(hash) = 32);

do $$
declare
  last bytea := decode(repeat('00', 32), 'hex');
  c    change;
begin
  for c in select * from change order by sequence loop
    last := change_hash(last, c);
    update change set hash = last where sequence = c.sequence;
  end loop;
  update change_head set hash = last;
end $$;

alter table change alter column hash set not null;
