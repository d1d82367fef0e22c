#!/usr/bin/env python3
"""Measures reads; see reads. Usage: reads.py FOLDER [quick]"""
import http.client
import itertools
import json
import multiprocessing
import os
import random
import re
import shutil
import statistics
import sys
import threading
import time
import urllib.parse
import urllib.request

from generate import CITIES, COUNTRIES, PARTNERSHIPS, name, uuid7
from peer import MOST_APART, PEER, in_turn, median, nginx, unsteady, wrk
from registry import APP, BASE, EMPTY, FOLDER, FREE, OPTIONS, PORT, load, memory, start, started, stop

QUICK = "quick" in sys.argv
ROUNDS, SECONDS, WARM_UP = (3, 2, 5) if QUICK else (5, 4, 8)
BEFORE = os.environ.get("BENCH_APP_BEFORE")
BEFORE_OPTIONS = os.environ.get("BENCH_JAVA_OPTIONS_BEFORE", " ".join(OPTIONS)).split()
SOME = 20_000
LIST = "/v1/partnerships?countryCode=CN&kind=sister-city&status=active&sort=-established"
GERMAN = ("-H", "Accept-Language: de,en;q=0.8")
KNOWN = ("-H", "If-None-Match: {etag}")
CHANCE = random.Random(42)
ONLY = os.environ.get("BENCH_ONLY")
RATE, CONNECTIONS = 200, 8
LANGUAGES = "de fr es it pl nl sv da fi nb cs hu ro uk tr el pt ru ja ko zh ar".split()


def one(kind, number, query=""):
    return f"/v1/{('cities', 'partnerships')[kind - 1]}/{uuid7(kind, number)}{query}"


def some(kind, count, query=""):
    return [one(kind, number, query) for number in CHANCE.sample(range(count), min(SOME, count))]


def cursors(query=""):
    """Addresses of all pages of the list."""
    pages, following = [], LIST + query
    while following:
        pages.append(following)
        with urllib.request.urlopen(BASE + following) as answer:
            cursor = json.load(answer)["page"].get("nextCursor")
        following = cursor and f"{LIST}{query}&cursor={cursor}"
    return pages


def first_pages():
    kinds, statuses = ("sister-city", "friendship-city", "friendly-exchange", "contact"), ("active", "ended")
    return [f"/v1/partnerships?countryCode={country}&kind={kind}&status={status}&sort=-established"
            for country in COUNTRIES for kind in kinds for status in statuses]


def places(query):
    """Of places on land and sea alike."""
    return [query.format(lat=CHANCE.uniform(-50, 60), lon=CHANCE.uniform(-170, 170)) for _ in range(SOME)]


def boxes():
    return [f"/v1/cities?bbox={west},{south},{west + 10},{south + 10}"
            for west, south in ((CHANCE.randrange(-170, 160), CHANCE.randrange(-50, 50)) for _ in range(2_000))]


def searches(changed):
    """For names of cities, each with what is changed of it."""
    names = sorted({name(number) for number in range(CITIES)})
    return ["/v1/cities?q=" + urllib.parse.quote(changed(word)) for word in CHANCE.sample(names, 4_000) if len(word) >= 6]


def slip(word):
    at = CHANCE.randrange(2, len(word))
    return word[:at] + CHANCE.choice("aeinrst") + word[at + 1:]


# Name, addresses in turn, headers, what is wanted of nginx's CPU (None: CPU of a request is told alone).
def cases():
    pages = cursors()
    return [
        ("one city, hot", [one(1, 7)], (), 0.7),
        ("one city, random", some(1, CITIES), (), 0.6),
        ("one city, random, in a language", some(1, CITIES), GERMAN, 0.6),
        ("one city, random, fields", some(1, CITIES, "?fields=name,countryCode"), (), None),
        ("one city, 304", [one(1, 7)], KNOWN, 0.75),
        ("one partnership, random", some(2, PARTNERSHIPS), (), 0.6),
        ("one partnership, random, include=cities", some(2, PARTNERSHIPS, "?include=cities"), (), 0.35),
        ("list of 20, kept", [LIST], (), 0.6),
        ("list of 20, any cursor", pages, (), 0.3),
        ("list of 20, any filter", first_pages(), (), 0.3),
        ("list of 20, kept, in a language", [LIST], GERMAN, 0.6),
        ("list of 20, any cursor, include=cities", cursors("&include=cities"), (), None),
        ("list of 20, 304", [LIST], KNOWN, 0.75),
        ("cities near a place", places("/v1/cities?near={lat:.4f},{lon:.4f}"), (), None),
        ("cities in a box of 10 degrees", boxes(), (), None),
        ("search, whole names", searches(lambda word: word), (), None),
        ("search, one letter out", searches(slip), (), None),
    ]


class Build:
    """A build of the registry that takes its turns."""

    def __init__(self, what, base, process):
        self.what, self.base, self.process, self.rounds = what, base, process, []

    def measure(self, paths, headers, seconds):
        with urllib.request.urlopen(self.base + paths[0]) as answer:
            etag = answer.headers["ETag"]
        options = [part.format(etag=etag) for part in headers]
        if len(paths) > 1:
            options += ["-s", in_turn("turns", paths)]
        return wrk(self.base + paths[0], seconds, [self.process.pid], *options)


def measure(builds, peer_pids, case, paths, headers, wanted):
    file = re.sub(r"\W+", "-", case)
    with urllib.request.urlopen(BASE + paths[0]) as answer, open(os.path.join(FOLDER, "www", file), "wb") as out:
        body = answer.read()
        out.write(body)
    with urllib.request.urlopen(f"{PEER}/{file}") as answer:
        peer_headers = [part.format(etag=answer.headers["ETag"]) for part in headers]
    for build in builds:
        build.rounds = []
        build.measure(paths, headers, WARM_UP)
    theirs = []
    for _ in range(ROUNDS):
        for build in builds:
            build.rounds.append(build.measure(paths, headers, SECONDS))
        theirs.append(wrk(f"{PEER}/{file}", SECONDS, peer_pids, *peer_headers))
    told = " | ".join(
        f"{build.what} {median(build.rounds, 'cpu'):.1f} µs, {median(theirs, 'cpu') / median(build.rounds, 'cpu'):.2f}, "
        f"{median(build.rounds, 'rps'):.0f}/s, p99 {median(build.rounds, 'p99'):.1f} ms" for build in builds)
    doubt = unsteady(theirs, "cpu")
    good = median(theirs, "cpu") / median(builds[-1].rounds, "cpu") >= (wanted or 0)
    verdict = f"NO GOOD FIGURE, nginx moved: {doubt}" if doubt else "" if wanted is None else "met" if good else "MISSED"
    print(f"{case} ({len(body)} bytes) | {told} | nginx {median(theirs, 'cpu'):.1f} µs | wanted {wanted or '–'} {verdict} | "
          f"load {os.getloadavg()[0]:.1f}", flush=True)


def dearest():
    """Shapes of the dearest reads, each a function of a number that makes every address another."""
    def near(number):
        return (f"/v1/cities?bbox=-180,-90,180,90&near={number % 80},{number % 170}&radiusKm=20040&limit=200&sort=-population,name")

    def as_of(number):
        return f"/v1/partnerships?asOf={1960 + number % 60}-01-{1 + number % 28:02d}&status=active&sort=-distanceKm,name,established&limit=200"

    def geojson(number):
        return f"/v1/partnerships?format=geojson&limit=200&establishedFrom={1950 + number % 70}-0{1 + number % 9}"

    def calendar(number):
        return "/v1/calendar.ics?lang=" + LANGUAGES[number % len(LANGUAGES)]
    return {"near, all keys": near, "asOf, three keys": as_of, "GeoJSON of 200": geojson, "calendar of all": calendar}


def ask(base, path):
    """Seconds to the whole answer."""
    began = time.monotonic()
    with urllib.request.urlopen(base + path) as answer:
        answer.read()
    return time.monotonic() - began


def keep_asking(base, shape, offset):
    """Until it is ended: another address each time."""
    make = dearest()[shape]
    for number in itertools.count(offset, 7):
        ask(base, make(number))


def others(base, seconds):
    """Latencies, in milliseconds, of 200 requests a second for one city over 8 connections, each from the time at which it was due."""
    late, began, each = [], time.monotonic() + 0.1, CONNECTIONS / RATE

    def client(number):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(base).netloc)
        for turn in range(int(seconds / each)):
            due = began + (turn + number / CONNECTIONS) * each
            time.sleep(max(0, due - time.monotonic()))
            connection.request("GET", one(1, 7))
            connection.getresponse().read()
            late.append((time.monotonic() - due) * 1000)
    clients = [threading.Thread(target=client, args=(number,)) for number in range(CONNECTIONS)]
    for thread in clients:
        thread.start()
    for thread in clients:
        thread.join()
    return sorted(late)


def percentile(sorted_figures, part):
    return sorted_figures[min(len(sorted_figures) - 1, int(part * len(sorted_figures)))]


def beside(build, shape):
    """What one city costs in time beside four clients that ask for the dearest."""
    quiet, loud = [], []
    for turn in range(2 if QUICK else ROUNDS):
        quiet.append(others(build.base, 2 * SECONDS))
        asking = [multiprocessing.Process(target=keep_asking, args=(build.base, shape, 100 * turn + number)) for number in range(4)]
        for client in asking:
            client.start()
        time.sleep(1)
        loud.append(others(build.base, 2 * SECONDS))
        for client in asking:
            client.kill()
            client.join()
        time.sleep(1)
    tails = [[percentile(one, 0.99) for one in rounds] for rounds in (quiet, loud)]
    alone, with_them = (statistics.median(rounds) for rounds in tails)
    doubt = max(tails[0]) - min(tails[0]) > MOST_APART * min(tails[0])
    print(f"beside four clients asking for {shape}, {build.what} | p99 {with_them:.1f} ms, quiet {alone:.1f} ms: {with_them / alone:.1f} "
          f"times (wanted: 2) {'NO GOOD FIGURE, quiet moved: ' + str([round(one, 1) for one in tails[0]]) if doubt else ''} | most "
          f"{max(one[-1] for one in loud):.0f} ms, quiet {max(one[-1] for one in quiet):.0f} | load {os.getloadavg()[0]:.1f}", flush=True)


def dear(builds):
    for shape, make in dearest().items():
        for build in builds:
            times = [ask(build.base, make(number)) * 1000 for number in range(12)]
            print(f"{shape}, {build.what} | {statistics.median(times[4:]):.1f} ms, median of eight | load {os.getloadavg()[0]:.1f}")
        for build in builds:
            beside(build, shape)


def main():
    data, copy = os.path.join(FOLDER, "data"), os.path.join(FOLDER, "data-before")
    app, options = (BEFORE, BEFORE_OPTIONS) if BEFORE else (APP, OPTIONS)
    process, _ = started(PORT, app, options, data, *EMPTY)
    load(data)
    stop(process)
    builds, peer = [], None
    try:
        if BEFORE:
            shutil.copytree(data, copy)
            port = PORT + 5
            process, _ = started(port, app, options, copy, *EMPTY, *FREE)
            builds.append(Build("before", f"http://127.0.0.1:{port}", process))
        builds.append(Build("now", BASE, start(data, *EMPTY, *FREE)[0]))
        peer, peer_pids = nginx()
        for build in builds:
            build.measure([one(1, 7)], (), 10)
        for case, paths, headers, wanted in cases():
            if not ONLY or re.search(ONLY, case):
                measure(builds, peer_pids, case, paths, headers, wanted)
        if not ONLY or re.search(ONLY, "dearest"):
            dear(builds)
        for build in builds:
            print(f"{build.what}: {memory(build.process.pid):.0f} MiB resident")
    finally:
        if peer:
            peer.terminate()
        for build in builds:
            stop(build.process)


if __name__ == "__main__":
    main()
