#!/usr/bin/env python3
"""Measures counts and the network; see network. Usage: network.py FOLDER [quick]"""
import os
import sys
import time
import urllib.request

from generate import COUNTRIES, LISTS
from peer import Comparison, in_turn, median, wrk
from registry import BASE, EMPTY, FOLDER, FREE, load, memory, start, stop

QUICK = "quick" in sys.argv[2:]
ROUNDS, SECONDS, WARM_UP = (1, 4, 4) if QUICK else (3, 8, 25)
CASES = {
    "partners of partners": ("/v1/cities/geonames:7/partners?depth=2", 0.40),
    "the matrix of countries": ("/v1/network/matrix", 0.40),
}
FIRST = ("/v1/network/matrix?kind=sister-city", "/v1/network/metrics?kind=sister-city&limit=20",
         "/v1/cities/geonames:7/partners?depth=2&kind=sister-city", "/v1/cities/geonames:7/recommendations?kind=sister-city",
         "/v1/network/path?from=geonames:7&to=geonames:49000&kind=sister-city", "/v1/partnerships?groupBy=countryCode,establishedYear")
COUNTED = "&facets=kind"
MOST_TIMES_THE_LIST = 2


def first(path):
    began = time.monotonic()
    with urllib.request.urlopen(BASE + path) as answer:
        size = len(answer.read())
    print(f"{path}, asked for first: {(time.monotonic() - began) * 1000:.0f} ms, {size} bytes", flush=True)


def compare_facet(comparison):
    """A list of a country with what it counts, against the list alone."""
    # Who asks first has records decoded, which takes a long read each: of those one client may not have many at once.
    for country in COUNTRIES:
        with urllib.request.urlopen(f"{BASE}/v1/partnerships?countryCode={country}&limit=60{COUNTED}") as answer:
            answer.read()
    scripts = {"plain": in_turn("lists", LISTS), "counted": in_turn("counted", [path + COUNTED for path in LISTS])}
    for seconds, rounds in ((WARM_UP, 1), (SECONDS, ROUNDS)):
        found = {name: [] for name in scripts}
        for _ in range(rounds):
            for name, script in scripts.items():
                found[name].append(wrk(BASE, seconds, comparison.pids, "-s", script))
    plain, counted = median(found["plain"], "cpu"), median(found["counted"], "cpu")
    print(f"a list of a country {plain:.1f} µs CPU, with a facet {counted:.1f} µs: {counted / plain:.2f} times "
          f"(wanted: {MOST_TIMES_THE_LIST} at most)")
    if counted / plain > MOST_TIMES_THE_LIST:
        comparison.missed.append("a facet")


def main():
    print(f"load of the machine before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} processors")
    data = os.path.join(FOLDER, "data")
    process, _ = start(data, *EMPTY)
    load(data)
    stop(process)
    process, _ = start(data, *EMPTY, *FREE)
    comparison = Comparison(process, ROUNDS, SECONDS, WARM_UP)
    try:
        for path in FIRST:
            first(path)
        for name, (path, wanted) in CASES.items():
            comparison.of(name, path, wanted)
        compare_facet(comparison)
        print(f"resident memory of the application: {memory(process.pid):.0f} MiB")
        print(f"load of the machine after: {os.getloadavg()[0]:.2f}")
    finally:
        comparison.end()
        stop(process)


if __name__ == "__main__":
    main()
