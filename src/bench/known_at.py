#!/usr/bin/env python3
"""Measures what knownAt costs; see known-at. Usage: known_at.py FOLDER [quick]"""
import datetime
import json
import os
import sys
import threading
import time
import urllib.request

from generate import COUNTRIES, LISTS
from peer import in_turn, median, wrk
from registry import BASE, EMPTY, FOLDER, FREE, KEY, load, memory, start, stop

QUICK = "quick" in sys.argv[2:]
ROUNDS, SECONDS, WARM_UP = (1, 4, 4) if QUICK else (3, 8, 20)
WRITES = 300 if QUICK else 2000
LIST = "/v1/partnerships?countryCode=CN"
MOST_TIMES_THE_LIST = 1.5
MOST_TIMES_THE_TAIL = 4


def known_at(path, moment):
    return f"{path}{'&' if '?' in path else '?'}knownAt={moment}"


def first(what, path):
    began = time.monotonic()
    with urllib.request.urlopen(BASE + path) as answer:
        total = json.load(answer)["page"]["total"]
    print(f"{what}, asked for first: {(time.monotonic() - began) * 1000:.0f} ms, {total} records", flush=True)


def write():
    """Changes many records once, as an import of a list does. Answers the time before."""
    before = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    time.sleep(1)
    for number in range(WRITES):
        request = urllib.request.Request(
            f"{BASE}/v1/cities/geonames:{number + 1}", json.dumps({"website": f"https://{number}.example/"}).encode(),
            {"X-API-Key": KEY, "Content-Type": "application/merge-patch+json", "If-Match": "*"}, method="PATCH")
        urllib.request.urlopen(request).read()
    return before


def moments():
    """Times in the generated log, whose changes are a millisecond apart: each has another state behind it."""
    begin = datetime.datetime(2026, 11, 1)
    return [f"{(begin + datetime.timedelta(milliseconds=sequence)).isoformat(timespec='milliseconds')}Z"
            for sequence in range(60_000, 140_000, 997)]


def main():
    print(f"load of the machine before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} processors")
    data = os.path.join(FOLDER, "data")
    process, _ = start(data, *EMPTY)
    try:
        load(data)
    finally:
        stop(process)
    process, _ = start(data, *EMPTY, *FREE)
    missed = []
    try:
        recent = write()
        old = moments()
        # By one client alone: what has to be put in order first is a long read, and of these few of a client may wait.
        first("a list of today", LIST)
        first(f"a list before {WRITES} changes", known_at(LIST, recent))
        first("a list in the middle of the log", known_at(LIST, old[len(old) // 2]))
        pids = [process.pid]
        for country in COUNTRIES:
            urllib.request.urlopen(f"{BASE}/v1/partnerships?countryCode={country}&limit=60").read()
        lists, lists_then = in_turn("today", LISTS), in_turn("then", [known_at(path, recent) for path in LISTS])
        wrk(BASE, WARM_UP, pids, "-s", lists)
        today, then = [], []
        for _ in range(ROUNDS):
            today.append(wrk(BASE, SECONDS, pids, "-s", lists))
            then.append(wrk(BASE, SECONDS, pids, "-s", lists_then))
        times = median(then, "cpu") / median(today, "cpu")
        print(f"a list of today {median(today, 'cpu'):.1f} µs CPU, {median(today, 'rps'):.0f} requests/s; of a time whose state is at "
              f"hand {median(then, 'cpu'):.1f} µs, {median(then, 'rps'):.0f}: {times:.2f} times (wanted: {MOST_TIMES_THE_LIST} at most)")
        if times > MOST_TIMES_THE_LIST:
            missed.append("a list of a time")
        missed += beside(pids, old)
        print(f"resident memory of the application: {memory(process.pid):.0f} MiB")
        print(f"load of the machine after: {os.getloadavg()[0]:.2f}")
    finally:
        stop(process)
    if missed:
        sys.exit("Missed: " + ", ".join(missed))


def beside(pids, old):
    """Reads of today, while another client asks for one time after the other, each of which has to be made."""
    alone = [wrk(BASE + LIST, SECONDS, pids) for _ in range(ROUNDS)]
    over, made = threading.Event(), []

    def ask():
        for moment in old * 20:
            if over.is_set():
                return
            began = time.monotonic()
            urllib.request.urlopen(BASE + known_at("/v1/partnerships?limit=1", moment)).read()
            made.append(time.monotonic() - began)
    asking = threading.Thread(target=ask)
    asking.start()
    with_states = [wrk(BASE + LIST, SECONDS, pids) for _ in range(ROUNDS)]
    over.set()
    asking.join()
    print(f"lists of today: alone {median(alone, 'rps'):.0f} requests/s, 99th percentile {median(alone, 'p99'):.1f} ms; while "
          f"{len(made)} states were made, each in {sorted(made)[len(made) // 2] * 1000:.0f} ms: {median(with_states, 'rps'):.0f} "
          f"requests/s, {median(with_states, 'p99'):.1f} ms (wanted: {MOST_TIMES_THE_TAIL} times the percentile at most)")
    return [] if median(with_states, "p99") <= MOST_TIMES_THE_TAIL * median(alone, "p99") else ["reads beside"]


if __name__ == "__main__":
    main()
