#!/usr/bin/env python3
"""Runs the benchmark; see run. Usage: measure.py FOLDER"""
import os

from peer import Comparison
from registry import EMPTY, FOLDER, FREE, load, memory, start, stop

ROUNDS, SECONDS, WARM_UP = 3, 8, 25
CASES = {
    "a city by id": ("/v1/cities/geonames:7", 0.45),
    "a list of 20 partnerships": ("/v1/partnerships?countryCode=CN&kind=sister-city&status=active&sort=-established", 0.30),
}


def main():
    fresh = os.path.join(FOLDER, "starter")
    for what in ("first start ever", "second start"):
        process, seconds = start(fresh)
        print(f"start to first answer with the starter data, {what}: {seconds:.1f} s (wanted: 6 s at most)")
        stop(process)

    data = os.path.join(FOLDER, "data")
    process, _ = start(data, *EMPTY)
    load(data)
    stop(process)
    process, loaded = start(data, *EMPTY, *FREE)
    print(f"start with 150,000 records to first answer: {loaded:.1f} s (wanted: 15 s at most for the records)")
    comparison = Comparison(process, ROUNDS, SECONDS, WARM_UP)
    try:
        for name, (path, wanted) in CASES.items():
            comparison.of(name, path, wanted)
        print(f"resident memory of the application: {memory(process.pid):.0f} MiB (wanted: 600 MiB at most)")
    finally:
        comparison.end()
        stop(process)


if __name__ == "__main__":
    main()
