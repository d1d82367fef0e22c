#!/usr/bin/env python3
"""Runs the benchmark of fair use; see fair-use. Usage: fairness.py FOLDER"""
import os
import statistics
import subprocess
import sys
import threading
import time

from registry import BASE, EMPTY, FOLDER, load, start, stop

SHARE, TIMES = 10, 50  # requests a second of one client without a key, and what the offender sends of them
CLIENTS, CONNECTIONS, SECONDS = 20, 16, 10
LEAD = 6  # seconds: what the offender may use at once is then used up
OPTIONS = [*EMPTY, "-Dregistry.trusted-proxies=127.0.0.1/32"]
FAIR = [f"-Dregistry.fair-use.anonymous.reads={60 * SHARE}"]
UNFAIR = ["-Dregistry.fair-use.enabled=false"]
FIFTY = {"fifty times its share": (32, 32 / (SHARE * TIMES) * 1000, "costly")}
FLAT_OUT = {"as fast as it can": (32, 0, "costly")}
# What is measured: limits, offender, rounds.
RUNS = {
    "with fair use": (FAIR, FIFTY, 7),
    "with fair use, flat out": (FAIR, FLAT_OUT, 2),
    "without fair use": (UNFAIR, FIFTY, 2),
}


class Client(threading.Thread):
    """wrk in a thread of its own: many clients in turn, or one."""

    def __init__(self, network, clients, connections, pause, kind, seconds):
        super().__init__()
        environment = {"NETWORK": network, "CLIENTS": str(clients), "PAUSE": str(int(pause)), "KIND": kind}
        self.seconds = seconds
        self.process = subprocess.Popen(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", "src/bench/paced.lua", BASE],
            env=os.environ | environment, stdout=subprocess.PIPE, text=True)
        self.start()

    def run(self):
        self.out = self.process.communicate()[0]

    def figures(self):
        self.join()
        line = next(line for line in self.out.splitlines() if line.startswith("FIGURES"))
        requests, served, refused, median, tail = line.split()[1:]
        return {"requests": int(requests), "rate": int(requests) / self.seconds, "served": int(served),
                "refused": int(refused), "p50": float(median), "p99": float(tail)}


def others(seconds=SECONDS):
    """Twenty clients that together send a little less than their share, for cities by id."""
    pause = CONNECTIONS / (CLIENTS * SHARE * 0.8) * 1000
    return Client("198.51.100.", CLIENTS, CONNECTIONS, pause, "cheap", seconds)


def round_of(offender, seconds=SECONDS):
    """The others' figures, and the offender's: it begins a moment before them and ends after them."""
    loud = offender and Client("203.0.113.", 1, *offender, seconds + LEAD + 2)
    time.sleep(LEAD)
    quiet = others(seconds).figures()
    return quiet, loud and loud.figures()


def median(rounds, figure):
    return statistics.median(one[figure] for one in rounds)


def measure(title, offenders, rounds):
    """Rounds without an offender and with each in turn. @return the medians of the others' 99th percentile"""
    measured = {name: ([], []) for name in ("nobody", *offenders)}
    for _ in range(rounds):
        for name in measured:
            quiet, loud = round_of(offenders.get(name))
            measured[name][0].append(quiet)
            measured[name][1].append(loud)
    print(title, flush=True)
    base = median(measured["nobody"][0], "p99")
    tails = {}
    for name, (quiet, loud) in measured.items():
        tails[name] = median(quiet, "p99")
        spread = ", ".join(f"{one['p99']:.2f}" for one in quiet)
        print(f"  beside {name}: others {median(quiet, 'rate'):.0f} requests/s, median {median(quiet, 'p50'):.2f} ms, 99th "
              f"percentile {tails[name]:.2f} ms ({tails[name] / base:.2f} of quiet; rounds {spread}), "
              f"refused {sum(one['refused'] for one in quiet)}")
        if loud[0]:
            print(f"    it sends {median(loud, 'rate'):.0f} requests/s, served {median(loud, 'served'):.0f}, "
                  f"refused {median(loud, 'refused'):.0f}, its median {median(loud, 'p50'):.2f} ms")
    return tails


def main():
    data = os.path.join(FOLDER, "data")
    process, _ = start(data, *OPTIONS)
    try:
        load(data)
    finally:
        stop(process)
    tails = {}
    for title, (limits, offenders, rounds) in RUNS.items():
        process, _ = start(data, *OPTIONS, *limits)
        try:
            # Both kinds of request, to warm the paths up that are measured.
            round_of((32, 0, "costly"), 10)
            time.sleep(2)
            tails[title] = measure(title, offenders, rounds)
        finally:
            stop(process)
    fair = tails["with fair use"]
    ratio = fair["fifty times its share"] / fair["nobody"]
    print(f"one client at {TIMES} times its share: the others' 99th percentile is {ratio:.2f} of their quiet one (wanted: 2 at most)")
    if ratio > 2:
        sys.exit("missed")


main()
