#!/usr/bin/env python3
"""Writes 200,000 exchanges between the cities of generate.py, as COPY files that follow its own.

Cities are drawn by rank (Zipf, exponent 1): the busiest is in more than a sixth of all. Dates are from 2000 to 2026, one in ten
known to the month, one in twenty to the year. The log goes on where generate.py left it. Usage: generate_exchanges.py FOLDER
"""
import datetime
import hashlib
import os
import random
import sys

import generate

EXCHANGES, SEED = 200_000, 20240909
KINDS = ["visit", "meeting", "delegation", "training"]
TOPICS = ["digital-transformation", "green-transformation", "urban-governance", "care-for-the-elderly", "youth", "energy",
          "education", "culture", "economy-trade", "innovation"]


def last_change(path):
    """Number and hash of the last line of a file of changes."""
    with open(path, "rb") as file:
        file.seek(max(0, os.path.getsize(path) - 65536))
        cells = file.read().decode().splitlines()[-1].split("\t")
    return int(cells[0]), bytes.fromhex(cells[-1].replace(r"\\x", ""))


def date(chance):
    day = datetime.date(2000, 1, 1) + datetime.timedelta(days=chance.randrange(26 * 365))
    precision = chance.random()
    return str(day.year) if precision < 0.05 else day.isoformat()[:7] if precision < 0.15 else day.isoformat()


def main(folder):
    chance = random.Random(SEED)
    by_rank = generate.zipf(generate.CITIES, 1.0)
    sequence, last = last_change(os.path.join(folder, "change.copy"))
    names = ("exchange", "exchange_city", "change.exchange")
    files = {name: open(os.path.join(folder, name + ".copy"), "w", encoding="utf-8") for name in names}
    for number in range(EXCHANGES):
        host = guest = generate.draw(chance, by_rank)
        while guest == host:
            guest = generate.draw(chance, by_rank)
        identifier = generate.uuid7(3, number)
        host, guest = generate.uuid7(1, host), generate.uuid7(1, guest)
        kind, when = chance.choice(KINDS), date(chance)
        topics = [{"topic": topic, "raisedBy": [host]} for topic in chance.sample(TOPICS, 2)]
        draft = {"kind": kind, "date": when, "status": "held", "hostCity": host, "guestCities": [guest], "participants": [],
                 "topics": topics, "summary": [], "inferred": []}
        files["exchange"].write(generate.line(
            identifier, 1, generate.AT, generate.AT, kind.upper(), when, "HELD", host, "{" + guest + "}", None, "[]",
            generate.compact(topics), "[]", None, "[]"))
        for city in (host, guest):
            files["exchange_city"].write(generate.line(identifier, city))
        text = generate.document(identifier, draft)
        sequence += 1
        salt = sequence.to_bytes(16, "big")
        canonical = "\n".join(("change/1", str(sequence), str(generate.MICROS), "9:registrar", "exchanges", identifier, "1",
                               "created", "-", hashlib.sha256(salt + text.encode()).hexdigest())) + "\n"
        last = hashlib.sha256(last + canonical.encode()).digest()
        files["change.exchange"].write(generate.line(
            sequence, generate.AT, "registrar", "exchanges", identifier, 1, "created", None, text, r"\x" + salt.hex(),
            r"\x" + last.hex()))
    for file in files.values():
        file.close()


if __name__ == "__main__":
    main(sys.argv[1])
