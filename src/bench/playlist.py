#!/usr/bin/env python3
"""Measures a playlist; see playlist. Usage: playlist.py FOLDER"""
import hashlib
import json
import os
import sys
import urllib.request

from measure import BASE, FOLDER, PEER, ROUNDS, SECONDS, WARM_UP, load, median, nginx, start, stop, wait_for, wrk

KEY = "benchmark-key-0123456789"
CITIES, FILMS, WANTED = 29, 2, 0.15
# As a tool asks, as a browser does, and as a screen does that has it already.
ASKED = (("", ()), (", in a language", ("-H", "Accept-Language: en-GB,en;q=0.9")), (", known already", ("-H", "If-None-Match: {etag}")))


def send(path, body):
    request = urllib.request.Request(BASE + path, data=json.dumps(body).encode(),
                                     headers={"Content-Type": "application/json", "X-API-Key": KEY})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def film(city, number):
    return {
        "city": f"geonames:{city}", "title": f"Film {number} of the city {city}", "lang": "en",
        "url": f"https://media-{city}.example.org/films/{number}.webm", "durationSeconds": 60, "width": 1920, "height": 1080,
        "sizeBytes": 24_000_000, "sha256": hashlib.sha256(f"{city}-{number}".encode()).hexdigest(),
        "rights": {"holder": "The city", "licence": "Public display", "credit": "Film: the city", "validUntil": "2131-12-31"},
    }


def campaign():
    made = send("/v1/campaigns", {
        "name": "A campaign", "owner": "geonames:1",
        "coverage": {"countries": {"value": 24}, "cities": {"value": 29}},
        "media": [film(city, number) for number in range(1, FILMS + 1) for city in range(2, CITIES + 2)],
        "placements": [{"kind": "airport", "place": "Arrivals", "city": "geonames:1", "timeZone": "Asia/Shanghai"}],
    })
    return f"/v1/campaigns/{made['id']}/playlist?placement={made['placements'][0]['id']}"


def main():
    data = os.path.join(FOLDER, "data")
    properties = ("-Dregistry.starter-data=false", f"-Dregistry.bootstrap-key={KEY}")
    process, _ = start(data, *properties)
    load(data)
    wait_for(150_000)
    path = campaign()
    stop(process)
    process, _ = start(data, *properties)
    peer, peer_pids = nginx()
    missed = []
    try:
        with urllib.request.urlopen(BASE + path) as answer:
            etag, body = answer.headers["ETag"], answer.read()
        with open(os.path.join(FOLDER, "www", "playlist.json"), "wb") as file:
            file.write(body)
        with urllib.request.urlopen(PEER + "/playlist.json") as answer:
            peer_etag = answer.headers["ETag"]
        for name, header in ASKED:
            ours_header = [part.format(etag=etag) for part in header]
            theirs_header = [part.format(etag=peer_etag) for part in header]
            wrk(BASE + path, WARM_UP, [process.pid], *ours_header)
            ours, theirs = [], []
            for _ in range(ROUNDS):
                ours.append(wrk(BASE + path, SECONDS, [process.pid], *ours_header))
                theirs.append(wrk(f"{PEER}/playlist.json", SECONDS, peer_pids, *theirs_header))
            ratio = median(ours, "rps") / median(theirs, "rps")
            if ratio < WANTED:
                missed.append("a playlist" + name)
            print(f"a playlist of {CITIES * FILMS} films ({len(body)} bytes){name}: {ratio:.2f} of nginx's requests per second "
                  f"(wanted: {WANTED:.2f})")
            for who, rounds in (("registry", ours), ("nginx", theirs)):
                print(f"  {who:8} {median(rounds, 'rps'):9.0f} requests/s, {median(rounds, 'cpu'):6.1f} µs CPU a request, "
                      f"99th percentile {median(rounds, 'p99'):.2f} ms")
    finally:
        peer.terminate()
        stop(process)
    if missed:
        print("missed: " + ", ".join(missed))


if __name__ == "__main__":
    main()
