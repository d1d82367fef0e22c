#!/usr/bin/env python3
"""Writes 50,000 cities and 100,000 partnerships, as the registry itself would have stored them, as COPY files.

The seed is fixed, so that every run measures the same data. Degrees are heavy-tailed: a city is drawn as a party with a
probability that falls with its rank (Zipf, exponent 0.8); so are countries. Usage: generate.py FOLDER
"""
import bisect
import datetime
import hashlib
import itertools
import json
import os
import random
import sys

CITIES, PARTNERSHIPS, SEED = 50_000, 100_000, 20211208
AT = "2026-11-01T00:00:00Z"
BEGIN = datetime.datetime(2026, 11, 1, tzinfo=datetime.timezone.utc)
MICROS = int(BEGIN.timestamp()) * 1_000_000
COUNTRIES = (
    "CN DE FR US JP GB IT ES PL RU BR IN KR NL BE AT CH SE NO DK FI CZ HU RO UA TR GR PT IE CA MX AR CL CO PE AU NZ ZA EG MA "
    "NG KE ID MY TH VN PH PK BD IL IR IQ SA AE KZ UZ GE AM AZ BY LT LV EE HR RS SI SK BG MK AL BA CU UY"
).split()
# So many that hardly one of them is still kept when its turn comes again: where all are asked for in turn, each is worked out anew.
LISTS = [f"/v1/partnerships?countryCode={country}&limit={limit}" for limit, country in itertools.product(range(10, 60), COUNTRIES)]
KINDS = ["sister-city"] * 6 + ["friendship-city"] * 2 + ["friendly-exchange", "project-partnership", "contact"]
STATUSES = ["active"] * 9 + ["ended"]
SYLLABLES = (
    "al an bad ban bel ber bou bra bur cha chi cor dal den dor dra el en fan fel fur ga gan gra gu hal ham hei hol hu is jin ka kar kel ki "
    "kra la lan lei lin lo ma mar mei mon mu na nan ning nor o pa pen por ra ren ro sa san sel shan ske sta stein su ta ten tor tra tu ul "
    "va vel ver vi vo wa wei wil xi ya yan zen zhou"
).split()
FIELDS = ["culture", "education", "economy-trade", "environment", "youth", "sports", "tourism"]


def zipf(count, exponent):
    return list(itertools.accumulate(1 / (rank ** exponent) for rank in range(1, count + 1)))


def name(number):
    """What a city may be called: two to four syllables, so that words share beginnings as names do."""
    drawn = noise("name", number)
    count = 2 + drawn[0] % 3
    return "".join(SYLLABLES[byte % len(SYLLABLES)] for byte in drawn[1:1 + count]).capitalize()


def draw(chance, weights):
    return bisect.bisect_left(weights, chance.random() * weights[-1])


def noise(*what):
    """32 bytes that look like chance, the same ones always."""
    return hashlib.sha256(" ".join(map(str, what)).encode()).digest()


def uuid7(kind, number):
    """A version 7 UUID: 48 bits of time, then 74 bits of chance, so that its halves are as different as those of real ones."""
    chance = noise(kind, number)
    text = (f"{0x019b00000000 + kind * 0x10000000 + number:012x}7{chance[:2].hex()[1:]}"
            f"{'89ab'[chance[2] % 4]}{chance[3:11].hex()[1:]}")
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def line(*cells):
    """A row of COPY's text format."""
    return "\t".join(r"\N" if cell is None else str(cell).replace("\\", "\\\\") for cell in cells) + "\n"


def document(identifier, draft):
    head = {"id": identifier, "version": 1, "createdAt": AT, "updatedAt": AT}
    return compact(head | {"draft": draft})


class Log:
    """The changes, each with its hash in the chain over the log (docs/decisions/0011-hash-chain.md)."""

    def __init__(self, file):
        self.file, self.sequence, self.last = file, 0, bytes(32)

    def add(self, resource, identifier, text):
        self.sequence += 1
        # A millisecond apart, so that the registry can be asked for what it knew in between.
        at = (BEGIN + datetime.timedelta(milliseconds=self.sequence)).isoformat(timespec="milliseconds")
        salt = self.sequence.to_bytes(16, "big")
        canonical = "\n".join(("change/1", str(self.sequence), str(MICROS + self.sequence * 1000), "9:registrar", resource,
                               identifier, "1", "created", "-", hashlib.sha256(salt + text.encode()).hexdigest())) + "\n"
        self.last = hashlib.sha256(self.last + canonical.encode()).digest()
        self.file.write(line(self.sequence, at, "registrar", resource, identifier, 1, "created", None, text,
                             r"\x" + salt.hex(), r"\x" + self.last.hex()))


def main(folder):
    chance = random.Random(SEED)
    by_country, by_rank = zipf(len(COUNTRIES), 1.0), zipf(CITIES, 0.8)
    files = {name: open(os.path.join(folder, name + ".copy"), "w", encoding="utf-8") for name in
             ("city", "city_identifier", "partnership", "partnership_party", "change")}
    change = Log(files["change"]).add

    for number in range(CITIES):
        identifier, country = uuid7(1, number), COUNTRIES[draw(chance, by_country)]
        names = [{"value": name(number), "lang": "en", "kind": "official"},
                 {"value": f"Ville de {name(number)}", "lang": "fr", "kind": "official"}]
        latitude, longitude = round(chance.uniform(-60, 70), 5), round(chance.uniform(-180, 180), 5)
        population = chance.randrange(1_000, 5_000_000)
        draft = {"kind": "city", "names": names, "countryCode": country, "latitude": latitude, "longitude": longitude,
                 "population": {"value": population, "qualifier": "exact"},
                 "identifiers": [{"scheme": "geonames", "value": str(number)}], "status": "active"}
        files["city"].write(line(identifier, 1, AT, AT, "CITY", compact(names), country, None, None, latitude, longitude,
                                 population, "EXACT", None, None, None, "ACTIVE"))
        files["city_identifier"].write(line(identifier, 0, "geonames", number))
        change("cities", identifier, document(identifier, draft))

    pairs = set()
    for number in range(PARTNERSHIPS):
        while True:
            pair = (draw(chance, by_rank), draw(chance, by_rank))
            if pair[0] != pair[1] and tuple(sorted(pair)) not in pairs:
                break
        pairs.add(tuple(sorted(pair)))
        identifier, parties = uuid7(2, number), [uuid7(1, city) for city in pair]
        kind, status = chance.choice(KINDS), chance.choice(STATUSES)
        established = f"{chance.randrange(1950, 2026)}-{chance.randrange(1, 13):02d}"
        fields = chance.sample(FIELDS, 2)
        milestone = {"type": "signed", "date": established, "kind": kind, "signatories": [], "documents": []}
        draft = {"kind": kind, "parties": [{"city": city} for city in parties], "status": status,
                 "established": established, "endedBy": [], "fields": fields, "milestones": [milestone]}
        files["partnership"].write(line(identifier, 1, AT, AT, kind.upper().replace("-", "_"), None, status.upper(),
                                        established, None, "[]", None, compact(fields), compact([milestone]),
                                        " ".join(sorted(parties))))
        for position, city in enumerate(parties):
            files["partnership_party"].write(line(identifier, position, city, None))
        change("partnerships", identifier, document(identifier, draft))
    for file in files.values():
        file.close()


if __name__ == "__main__":
    main(sys.argv[1])
