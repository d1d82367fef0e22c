#!/usr/bin/env python3
"""Measures calendars and feeds; see calendar. Usage: calendars.py FOLDER [quick]"""
import os
import random
import statistics
import sys
import time
import urllib.request

from generate import AT, Log, compact, document, draw, line, uuid7, zipf
from peer import Comparison, wrk
from registry import BASE, EMPTY, FOLDER, FREE, GENERATED, ask, copy, memory, start, stop, wait_for

QUICK = "quick" in sys.argv[2:]
ROUNDS, SECONDS, WARM_UP = (1, 4, 4) if QUICK else (3, 8, 8)
# Seconds of requests before anything is measured, until everything on the way is compiled.
LOADED = 25
CITIES, PARTNERSHIPS, EXCHANGES, SEED = 2_000, 2_000, 200_000, 20240909
WANTED = 0.15
KINDS = ("visit", "meeting", "delegation", "training")
WRITES = 20


def generate(folder):
    """As generate.py does it: cities drawn by rank (Zipf, exponent 0.8), so that one has very many exchanges."""
    chance = random.Random(SEED)
    by_rank = zipf(CITIES, 0.8)
    files = {name: open(os.path.join(folder, name + ".copy"), "w", encoding="utf-8") for name in
             ("city", "city_identifier", "partnership", "partnership_party", "exchange", "exchange_city", "change")}
    log = Log(files["change"])
    for number in range(CITIES):
        identifier, names = uuid7(1, number), [{"value": f"City {number}", "lang": "en", "kind": "official"}]
        draft = {"kind": "city", "names": names, "countryCode": "CN", "status": "active",
                 "identifiers": [{"scheme": "geonames", "value": str(number)}]}
        files["city"].write(line(identifier, 1, AT, AT, "CITY", compact(names), "CN", None, None, None, None,
                                 None, None, None, None, None, "ACTIVE"))
        files["city_identifier"].write(line(identifier, 0, "geonames", number))
        log.add("cities", identifier, document(identifier, draft))

    def pair():
        one = other = draw(chance, by_rank)
        while one == other:
            other = draw(chance, by_rank)
        return one, other

    pairs = set()
    while len(pairs) < PARTNERSHIPS:
        pairs.add(tuple(sorted(pair())))
    for number, cities in enumerate(sorted(pairs)):
        identifier, parties = uuid7(2, number), [uuid7(1, city) for city in cities]
        established = f"{chance.randrange(1950, 2024)}-{chance.randrange(1, 13):02d}"
        draft = {"kind": "sister-city", "parties": [{"city": city} for city in parties], "status": "active",
                 "established": established, "endedBy": [], "fields": [], "milestones": []}
        files["partnership"].write(line(identifier, 1, AT, AT, "SISTER_CITY", None, "ACTIVE", established, None, "[]", None,
                                        "[]", "[]", " ".join(sorted(parties))))
        for position, city in enumerate(parties):
            files["partnership_party"].write(line(identifier, position, city, None))
        log.add("partnerships", identifier, document(identifier, draft))

    for number in range(EXCHANGES):
        identifier, (host, guest) = uuid7(3, number), [uuid7(1, city) for city in pair()]
        kind, date = chance.choice(KINDS), f"{chance.randrange(1980, 2026)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
        draft = {"kind": kind, "date": date, "status": "held", "hostCity": host, "guestCities": [guest], "place": "Town hall",
                 "participants": [], "topics": [], "summary": [], "inferred": []}
        files["exchange"].write(line(identifier, 1, AT, AT, kind.upper(), date, "HELD", host, "{" + guest + "}", "Town hall",
                                     "[]", "[]", "[]", None, "[]"))
        files["exchange_city"].write(line(identifier, guest))
        log.add("exchanges", identifier, document(identifier, draft))
    for file in files.values():
        file.close()
    return log.sequence


def anew(path):
    """Milliseconds of the first answer after a write that has nothing to do with it, and makes everything be worked out anew."""
    times = []
    for _ in range(WRITES):
        ask("/v1/sources", {"kind": "news", "title": "A source"})
        began = time.perf_counter()
        urllib.request.urlopen(BASE + path).read()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main():
    data = os.path.join(FOLDER, "data")
    changes = generate(os.path.join(FOLDER, "copy"))
    process, _ = start(data, *EMPTY)
    copy(data, *GENERATED, "exchange", "exchange_city")
    wait_for(changes)
    stop(process)
    process, loaded = start(data, *EMPTY, *FREE)
    print(f"start with {changes} records to first answer: {loaded:.1f} s")
    wrk(BASE + "/v1/cities/geonames:500/calendar.ics", LOADED, [process.pid])
    comparison = Comparison(process, ROUNDS, SECONDS, WARM_UP)
    try:
        for name, path in {
            "calendar of a city in the middle": "/v1/cities/geonames:1000/calendar.ics",
            "calendar of the 20th city": "/v1/cities/geonames:20/calendar.ics",
            "calendar of the busiest city": "/v1/cities/geonames:0/calendar.ics",
            "calendar of everything": "/v1/calendar.ics",
            "feed of the busiest city": "/v1/cities/geonames:0/changes.atom",
            "anniversaries of the busiest city": "/v1/cities/geonames:0/anniversaries",
        }.items():
            comparison.of(name, path, WANTED)
            print(f"  first answer after a write: {anew(path):.1f} ms")
        print(f"resident memory of the application: {memory(process.pid):.0f} MiB")
    finally:
        comparison.end()
        stop(process)


if __name__ == "__main__":
    main()
