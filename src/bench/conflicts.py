#!/usr/bin/env python3
"""Measures conflicts of counts; see conflicts. Usage: conflicts.py FOLDER"""
import http.client
import json
import os
import statistics
import sys
import threading
import time

from registry import EMPTY, FOLDER, FREE, KEY, PORT, load, start, stop

CITIES, CLAIMS_OF_EACH, CLAIMS_OF_ONE, ROUNDS = 500, 4, 1_000, 15


def ask(connection, method, path, body=None):
    """The milliseconds to the last byte, and the answer."""
    began = time.monotonic()
    headers = {"X-API-Key": KEY, "If-Match": "*"}
    if body is not None:
        headers["Content-Type"] = "application/merge-patch+json" if method == "PATCH" else "application/json"
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    answer = connection.getresponse()
    text = answer.read()
    took = (time.monotonic() - began) * 1000
    if answer.status >= 300:
        sys.exit(f"{method} {path} answers {answer.status}: {text[:300]}")
    return took, json.loads(text)


def claim(connection, source, city, number):
    subject = {"resource": "cities", "id": f"geonames:{city}"}
    ask(connection, "POST", "/v1/claims", {
        "subject": subject, "pointer": "/partnershipCount", "source": source, "asOf": "2020-06",
        "value": {"partnerships": number, "own": number % 97, "countries": {"value": number % 13, "qualifier": "over"}}})


def measured(connection, what):
    """Conflicts after each of some writes, and again; beside them short reads, one after the other."""
    waits, over = [], threading.Event()

    def probe():
        own = http.client.HTTPConnection("127.0.0.1", PORT)
        while not over.is_set():
            waits.append(ask(own, "GET", "/v1/cities?limit=1")[0])
            time.sleep(0.002)
    beside = threading.Thread(target=probe)
    beside.start()
    first, again = [], []
    for number in range(ROUNDS):
        ask(connection, "PATCH", "/v1/cities/geonames:40000", {"website": f"https://{what}-{number}.example/"})
        took, answer = ask(connection, "GET", "/v1/conflicts?limit=0")
        first.append(took)
        again.append(ask(connection, "GET", "/v1/conflicts?limit=0")[0])
    over.set()
    beside.join()
    page = statistics.median(ask(connection, "GET", "/v1/conflicts?limit=50")[0] for _ in range(5))
    waits.sort()
    print(f"{what}: {answer['page']['total']} conflicts; the first list after a write, median {statistics.median(first):.0f} ms, longest "
          f"{max(first):.0f} ms; the same again {statistics.median(again):.1f} ms; a page of 50 {page:.0f} ms; short reads beside them, of "
          f"{len(waits)}: median {statistics.median(waits):.1f} ms, 99th percentile {waits[int(len(waits) * 0.99)]:.1f} ms, longest "
          f"{waits[-1]:.0f} ms", flush=True)


def main():
    print(f"load of the machine before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} processors")
    data = os.path.join(FOLDER, "data")
    process, _ = start(data, *EMPTY, *FREE)
    try:
        load(data)
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        source = ask(connection, "POST", "/v1/sources", {"kind": "news", "title": "A list of counts"})[1]["id"]
        measured(connection, "no claims")
        for city in range(CITIES):
            for number in range(CLAIMS_OF_EACH):
                claim(connection, source, city, number + 1)
        measured(connection, f"{CITIES * CLAIMS_OF_EACH} claims of {CITIES} cities")
        for number in range(CLAIMS_OF_ONE):
            claim(connection, source, CITIES, number + 1)
        measured(connection, f"and {CLAIMS_OF_ONE} of one city and day")
        print(f"load of the machine after: {os.getloadavg()[0]:.2f}")
    finally:
        stop(process)


if __name__ == "__main__":
    main()
