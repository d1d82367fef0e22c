#!/usr/bin/env python3
"""Draws fixed samples of automatic decisions; see sample. Usage: sample.py FOLDER [SEED]…"""
import csv
import hashlib
import json
import os
import sys

import imports
from registry import FOLDER, psql, stop

SEEDS = [42]
SIZE = 300
DECIDED = """
select json_build_object('list', j.n, 'row', r.number, 'class', r.class, 'text', r.text, 'reason', r.reason, 'added', r.added,
    'kind', p.kind, 'established', p.established, 'steps', jsonb_array_length(p.milestones),
    'cities', (select json_agg(json_build_object('names', c.names, 'country', c.country_code, 'latitude', c.latitude,
        'longitude', c.longitude, 'population', c.population, 'kind', c.kind,
        'geonames', (select i.value from city_identifier i where i.city_id = c.id and i.scheme = 'geonames')) order by m.position)
      from partnership_party m join city c on c.id = m.city_id where m.partnership_id = p.id))
from import_row r join (select id, row_number() over (order by created_at) as n from job where kind = 'import') j on j.id = r.import_id
  join partnership p on p.id = r.record_id
where r.class in ('created', 'matched', 'merged', 'conflicting')
order by j.n, r.number
"""


def lot(one, seed):
    """Each row has its own, so that a rule that decides some other rows otherwise leaves the rest of the sample as it is."""
    return hashlib.sha256(f"{seed} {one['list']} {one['row']}".encode()).digest()


def city(one):
    name = " = ".join(each["value"] for each in one["names"])
    where = "nowhere" if one["latitude"] is None else f"{one['latitude']:.3f} {one['longitude']:.3f}"
    known = f"geonames:{one['geonames']}, {one['population'] or '?'} inhabitants" if one["geonames"] else f"NEW {one['kind']}"
    return f"{name}, {one['country']} ({where}; {known})"


def main():
    for path in (imports.GAZETTEER, imports.PAIRS, imports.GERMAN):
        if not os.path.exists(path):
            print(f"Skipped: {path} is not at hand")
            return
    data = os.path.join(FOLDER, "data")
    process = imports.start(data)
    try:
        imports.job("/v1/gazetteer/imports", imports.GAZETTEER, "application/gzip")
        imports.load(imports.PAIRS)
        imports.load(imports.GERMAN)
        decided = [json.loads(line) for line in psql(data, DECIDED).splitlines()]
    finally:
        stop(process)
    for seed in [int(one) for one in sys.argv[2:]] or SEEDS:
        draw(decided, seed)


def draw(decided, seed):
    drawn = sorted(sorted(decided, key=lambda one: lot(one, seed))[:SIZE], key=lambda one: (one["list"], one["row"]))
    target = os.path.join(FOLDER, f"sample-{seed}.tsv")
    with open(target, "w", newline="") as file:
        out = csv.writer(file, delimiter="\t")
        out.writerow(["list", "row", "class", "text", "one", "two", "partnership", "added", "remarks"])
        for one in drawn:
            partnership = " ".join(str(part) for part in (one["kind"], one["established"], f"{one['steps'] or 0} steps"))
            out.writerow(["pairs" if one["list"] == 1 else "municipalities", one["row"], one["class"], one["text"],
                          city(one["cities"][0]), city(one["cities"][1]), partnership, "; ".join(one["added"]), one["reason"]])
    print(f"{SIZE} of {len(decided)} decisions: {target}")

if __name__ == "__main__":
    main()
