#!/usr/bin/env python3
"""Measures counts and the network; see network. Usage: network.py FOLDER [quick]"""
import os
import sys
import time
import urllib.request

from peer import Comparison, median, wrk
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
LIST = "/v1/partnerships?countryCode=CN"
# What is answered in the reader's languages by this header is worked out at each request.
NOT_KEPT = ("-H", "Accept-Language: en")
MOST_TIMES_THE_LIST = 2


def first(path):
    began = time.monotonic()
    with urllib.request.urlopen(BASE + path) as answer:
        size = len(answer.read())
    print(f"{path}, asked for first: {(time.monotonic() - began) * 1000:.0f} ms, {size} bytes", flush=True)


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
        wrk(BASE + LIST + "&facets=kind", WARM_UP, comparison.pids, *NOT_KEPT)
        plain, counted = [], []
        for _ in range(ROUNDS):
            plain.append(wrk(BASE + LIST, SECONDS, comparison.pids, *NOT_KEPT))
            counted.append(wrk(BASE + LIST + "&facets=kind", SECONDS, comparison.pids, *NOT_KEPT))
        times = median(counted, "cpu") / median(plain, "cpu")
        print(f"a list of a country {median(plain, 'cpu'):.1f} µs CPU, with a facet {median(counted, 'cpu'):.1f} µs: "
              f"{times:.2f} times (wanted: {MOST_TIMES_THE_LIST} at most)")
        if times > MOST_TIMES_THE_LIST:
            comparison.missed.append("a facet")
        print(f"resident memory of the application: {memory(process.pid):.0f} MiB")
        print(f"load of the machine after: {os.getloadavg()[0]:.2f}")
    finally:
        comparison.end()
        stop(process)


if __name__ == "__main__":
    main()
