#!/usr/bin/env python3
"""Measures a playlist; see playlist. Usage: playlist.py FOLDER"""
import hashlib
import os

from measure import ROUNDS, SECONDS, WARM_UP
from peer import Comparison
from registry import EMPTY, FOLDER, FREE, ask, load, start, stop

CITIES, FILMS, WANTED = 29, 2, 0.15
# As a tool asks, as a browser does, and as a screen does that has it already.
ASKED = (("", ()), (", in a language", ("-H", "Accept-Language: en-GB,en;q=0.9")), (", known already", ("-H", "If-None-Match: {etag}")))


def film(city, number):
    return {
        "city": f"geonames:{city}", "title": f"Film {number} of the city {city}", "lang": "en",
        "url": f"https://media-{city}.example.org/films/{number}.webm", "durationSeconds": 60, "width": 1920, "height": 1080,
        "sizeBytes": 24_000_000, "sha256": hashlib.sha256(f"{city}-{number}".encode()).hexdigest(),
        "rights": {"holder": "The city", "licence": "Public display", "credit": "Film: the city", "validUntil": "2131-12-31"},
    }


def campaign():
    made = ask("/v1/campaigns", {
        "name": "A campaign", "owner": "geonames:1",
        "coverage": {"countries": {"value": 24}, "cities": {"value": 29}},
        "media": [film(city, number) for number in range(1, FILMS + 1) for city in range(2, CITIES + 2)],
        "placements": [{"kind": "airport", "place": "Arrivals", "city": "geonames:1", "timeZone": "Asia/Shanghai"}],
    })
    return f"/v1/campaigns/{made['id']}/playlist?placement={made['placements'][0]['id']}"


def main():
    data = os.path.join(FOLDER, "data")
    process, _ = start(data, *EMPTY)
    load(data)
    path = campaign()
    stop(process)
    process, _ = start(data, *EMPTY, *FREE)
    comparison = Comparison(process, ROUNDS, SECONDS, WARM_UP)
    try:
        for how, headers in ASKED:
            comparison.of(f"a playlist of {CITIES * FILMS} films{how}", path, WANTED, headers)
    finally:
        comparison.end()
        stop(process)


if __name__ == "__main__":
    main()
