#!/usr/bin/env python3
"""Measures lists of items of Wikidata; see wikidata. Usage: wikidata.py FOLDER [FORM]…"""
import collections
import csv
import gzip
import json
import os
import sys

import imports
import registry
from registry import FOLDER, psql, stop

PAIRS = 17_401
STATEMENTS = 34_182
CODES = {"Germany": "DE", "France": "FR", "Italy": "IT", "Poland": "PL", "Japan": "JP", "China": "CN", "United States": "US",
         "United Kingdom": "GB", "England": "GB", "Russia": "RU", "Spain": "ES", "Portugal": "PT", "Hungary": "HU", "Romania": "RO",
         "Turkey": "TR", "Ukraine": "UA", "Brazil": "BR", "Mexico": "MX", "South Korea": "KR", "Greece": "GR", "Austria": "AT",
         "Belgium": "BE", "Netherlands": "NL", "Switzerland": "CH", "Czech Republic": "CZ", "Sweden": "SE", "Norway": "NO",
         "Finland": "FI", "Denmark": "DK", "Bulgaria": "BG", "Serbia": "RS", "Croatia": "HR", "Israel": "IL", "Australia": "AU"}
ITEM = "http://www.wikidata.org/entity/"


def pairs():
    """Cities by their items, and pairs of items; the first ones are stated by both."""
    items, found = {}, {}
    with open(imports.PAIRS, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            sides = [(row[0].strip(), row[1].strip()), (row[2].strip(), row[3].strip())]
            if sides[0] == sides[1] or len(found) == PAIRS:
                continue
            ids = [items.setdefault(side, f"Q{900_000_000 + len(items)}") for side in sides]
            found.setdefault(frozenset(ids), ids)
    assert len(found) == PAIRS
    return items, list(found.values())


def statements(all_pairs):
    mutual = STATEMENTS - PAIRS
    return all_pairs + [[two, one] for one, two in all_pairs[:mutual]]


def places():
    """Of each name and code of a country the largest place."""
    largest = {}
    with gzip.open(imports.GAZETTEER, "rt") as file:
        next(file)
        for line in file:
            cells = line.rstrip("\n").split("\t")
            key, place = (cells[1], cells[8]), (int(cells[14] or 0), cells[0], cells[4], cells[5])
            if place > largest.get(key, (-1,)):
                largest[key] = place
    return largest


def located(items):
    """Numbers and coordinates of places by items, each once."""
    largest, found, taken = places(), {}, collections.Counter()
    for (city, country), item in items.items():
        code = CODES.get(country.split(",")[-1].strip())
        place = largest.get((city, code))
        if place:
            found[item] = place
            taken[place[1]] += 1
    return {item: place for item, place in found.items() if taken[place[1]] == 1}


def tabled(form, rows):
    if form == "csv":
        lines = ["item1,item2"] + [f"{ITEM}{one},{ITEM}{two}" for one, two in rows]
        return "\n".join(lines).encode(), "text/csv"
    if form == "tsv":
        lines = ["?item1\t?item2"] + [f"<{ITEM}{one}>\t<{ITEM}{two}>" for one, two in rows]
        return "\n".join(lines).encode(), "text/tab-separated-values"
    bindings = [{"item1": {"type": "uri", "value": ITEM + one}, "item2": {"type": "uri", "value": ITEM + two}} for one, two in rows]
    answer = {"head": {"vars": ["item1", "item2"]}, "results": {"bindings": bindings}}
    return json.dumps(answer).encode(), "application/sparql-results+json"


def value(of):
    return {"rank": "normal", "mainsnak": {"datavalue": {"value": of}}}


def entities(items, rows, places_of, named):
    partners = collections.defaultdict(list)
    for one, two in rows:
        partners[one].append(value({"id": two}))
    lines = []
    for (city, _), item in items.items():
        claims = {"P190": partners[item]}
        if named and item in places_of:
            _, number, latitude, longitude = places_of[item]
            claims |= {"P1566": [value(number)], "P625": [value({"latitude": float(latitude), "longitude": float(longitude)})]}
        labels = {"en": {"language": "en", "value": city}} if named else {}
        lines.append(json.dumps({"type": "item", "id": item, "labels": labels, "claims": claims}))
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode(), "application/json"


def measure(name, file, query, prepare=None):
    data = os.path.join(FOLDER, "data-" + name.replace(" ", "-"))
    process = imports.start(data)
    try:
        if prepare:
            prepare()
        content, content_type = file
        done = registry.job("/v1/imports?title=Items&dryRun=false" + query, content, content_type)
        imports.show(name, done)
        made = int(psql(data, "select count(*) from partnership"))
        dated = psql(data, "select count(*) from change").strip()
        again = registry.job("/v1/imports?title=Items&dryRun=false" + query, content, content_type)
        unchanged = psql(data, "select count(*) from change").strip() == dated
        print(f"    {made} of {PAIRS} partnerships of {psql(data, 'select count(*) from city').strip()} cities; the same again "
              + ("changes nothing" if unchanged else "CHANGES SOMETHING") + f" ({again['seconds']:.1f} s)", flush=True)
        assert made == PAIRS and done["report"]["toReview"] == 0 and unchanged
    finally:
        stop(process)


def gazetteer(places_of):
    imports.job("/v1/gazetteer/imports", imports.GAZETTEER, "application/gzip")
    lines = "".join(f"{number}\t{place[1]}\twkdt\t{item}\t\t\t\t\t\t\n"
                    for number, (item, place) in enumerate(places_of.items(), 1))
    names = registry.job("/v1/gazetteer/imports?table=names", lines.encode(), "text/tab-separated-values")
    print(f"    {len(places_of)} places of the gazetteer carry an item: {names['report']}", flush=True)


def main():
    if not os.path.exists(imports.PAIRS):
        print(f"Skipped: {imports.PAIRS} is not at hand")
        return
    items, all_pairs = pairs()
    rows = statements(all_pairs)
    assert len(rows) == STATEMENTS
    places_of = located(items)
    forms = sys.argv[2:] or ["csv", "tsv", "json", "entities", "gazetteer", "located"]
    for form in forms:
        preset = "&preset=wikidata-pairs"
        if form in ("csv", "tsv", "json"):
            measure(form + " without a gazetteer", tabled(form, rows), preset)
        elif form == "entities":
            measure("entities without a gazetteer", entities(items, rows, places_of, False), "")
        elif form == "gazetteer":
            measure("csv with the items of a gazetteer", tabled("csv", rows), preset, lambda: gazetteer(places_of))
        else:
            measure("named entities with a gazetteer", entities(items, rows, places_of, True), "", lambda: gazetteer(places_of))


if __name__ == "__main__":
    main()
