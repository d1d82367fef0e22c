#!/usr/bin/env python3
"""Measures reports; see report. Usage: report.py FOLDER"""
import http.client
import json
import os
import statistics
import subprocess
import sys
import time

from registry import EMPTY, FOLDER, FREE, GENERATED, PORT, copy, start, stop, wait_for

RECORDS, WANTED_MS, WARM_UP, ROUNDS = 350_000, 200, 60, 40
CITY, YEAR = "geonames:0", 2024
# Each language is an answer of its own that costs the same: none of them is kept from before.
REGIONS = ("US GB IE IN AU NZ ZA CA KE NG GH UG TZ ZM ZW BW NA LS SZ MW MT CY SG MY PH HK PK LK BD JM TT BB BZ GY FJ PG SB VU "
           "WS TO KI TV NR PW FM MH GU VI PR AS").split()
BASES = ("en", "fr", "de", "es")
TAGS = [f"{base}-{region}" for base in BASES for region in REGIONS]


def load(data):
    """Copies the generated records into the tables of a running registry, which follows the log by itself."""
    for script in ("generate.py", "generate_exchanges.py"):
        subprocess.run([sys.executable, "src/bench/" + script, os.path.join(FOLDER, "copy")], check=True)
    copy(data, *GENERATED, "exchange", "exchange_city", "change.exchange")
    wait_for(RECORDS)


def milliseconds(connection, path):
    """To the last byte, and the bytes."""
    began = time.monotonic()
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    took = (time.monotonic() - began) * 1000
    if answer.status != 200:
        sys.exit(f"{path} answers {answer.status}: {body[:300]}")
    return took, body


def measured(connection, name, path, wanted=None):
    for tag in TAGS[-WARM_UP:]:
        milliseconds(connection, f"{path}&lang={tag}")
    results = [milliseconds(connection, f"{path}&lang={tag}") for tag in TAGS[:ROUNDS]]
    times = sorted(took for took, _ in results)
    kept = statistics.median(milliseconds(connection, f"{path}&lang={TAGS[ROUNDS - 1]}")[0] for _ in range(10))
    median = statistics.median(times)
    print(f"{name} ({len(results[0][1]) / 1e3:.0f} kB): median {median:.0f} ms, 95th percentile "
          f"{times[int(len(times) * 0.95)]:.0f} ms, longest {times[-1]:.0f} ms; the same again {kept:.1f} ms"
          + (f" (wanted: {wanted} ms at most)" if wanted else ""), flush=True)
    return median


def main():
    data = os.path.join(FOLDER, "data")
    process, _ = start(data, *EMPTY, *FREE)
    try:
        load(data)
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        report = f"/v1/reports/annual?city={CITY}&year={YEAR}"
        told = json.loads(milliseconds(connection, report)[1])
        exchanges = json.loads(milliseconds(connection, f"/v1/exchanges?city={CITY}&limit=1")[1])["page"]["total"]
        print(f"the busiest city: {exchanges} exchanges, {told['exchangesIn']['count'] + told['exchangesOut']['count']} of them in "
              f"{YEAR}; {len(told['partnerships'])} partnerships", flush=True)
        slow = [name for name, more in (("JSON", ""), ("CSV", "&format=csv"), ("page", "&format=html"))
                if measured(connection, "annual report as " + name, report + more, WANTED_MS) > WANTED_MS]
        measured(connection, "vitality of the city", f"/v1/cities/{CITY}/vitality?within=false")
    finally:
        stop(process)
    if slow:
        print("missed: annual report as " + ", ".join(slow))


if __name__ == "__main__":
    main()
