#!/usr/bin/env python3
"""Measures a follower without a database; see follower. Usage: follower.py FOLDER"""
import hashlib
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

import registry
from registry import APP, BASE, COLLECTOR, EMPTY, FOLDER, KEY, PORT, cpu, memory, stop

DATA = os.path.abspath(os.environ.get("SHARED_DATA", "../shared/data"))
GAZETTEER = os.path.join(DATA, "gazetteer", "geonames2020_cities1000_altnames.tsv.gz")
LISTS = {"pairs": os.path.join(DATA, "relations", "hekman2026_wikipedia_pairs_raw.csv"),
         "one-sided": os.path.join(DATA, "relations", "muenchdo2015_german_partnerships.csv")}
# What a follower is documented to be started with.
OPTIONS = [*COLLECTOR.split(), "-Xmx320m", "-XX:+ExitOnOutOfMemoryError", f"-XX:SharedArchiveFile={APP}/classes.jsa"]
EXPORTS = ("cities", "partnerships", "sources", "claims")
AWAY = float(os.environ.get("BENCH_AWAY", "30"))


def asked(base, path):
    """Status and body."""
    try:
        with urllib.request.urlopen(base + path, timeout=120) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as e:
        return e.code, e.read()


def get(base, path):
    status, body = asked(base, path)
    if status != 200:
        sys.exit(f"{base}{path} was answered {status}: {body[:300]}")
    return body


def head():
    return registry.ask("/v1")["sequence"]


class Follower:
    """One of the registry that is measured, on the port after its own and on."""

    def __init__(self, number, name, *properties):
        self.port = PORT + number
        self.base = f"http://127.0.0.1:{self.port}"
        self.data = os.path.join(FOLDER, name)
        self.process = subprocess.Popen(
            ["java", *OPTIONS, f"-Dregistry.follow={BASE}", f"-Dregistry.data-dir={self.data}", f"-Dquarkus.http.port={self.port}",
             *properties, "-jar", os.path.join(APP, "quarkus-run.jar")],
            stdout=open(os.path.join(FOLDER, name + ".log"), "a"), stderr=subprocess.STDOUT)
        self.began = time.monotonic()

    def until(self, sequence):
        """Seconds since its start until it answers as of a number of the log."""
        while True:
            if self.process.poll() is not None:
                sys.exit(f"The follower ended: see {self.data}.log")
            try:
                with urllib.request.urlopen(self.base + "/v1/sources?limit=1", timeout=5) as answer:
                    if int(answer.headers["Registry-Sequence"]) >= sequence:
                        return time.monotonic() - self.began
            except OSError:
                pass
            time.sleep(0.05)

    def metric(self, name):
        lines = get(self.base, "/q/metrics").decode().splitlines()
        return float(next(line for line in lines if line.startswith(name + " ")).split()[1])


def whole_log(upstream, number, name, *properties):
    sequence, before = head(), cpu([upstream.pid])
    follower = Follower(number, name, *properties)
    seconds = follower.until(sequence)
    print(f"{name}: {sequence} changes in {seconds:.1f} s, {sequence / seconds:.0f} a second; {cpu([follower.process.pid]):.1f} s of CPU here, "
          f"{cpu([upstream.pid]) - before:.1f} s at the upstream's JVM; at most {memory(follower.process.pid, 'VmHWM'):.0f} MiB resident", flush=True)
    return follower


def compared(followers):
    for name in EXPORTS:
        path = f"/v1/exports/{name}.ndjson"
        hashes = {hashlib.sha256(get(base, path)).hexdigest() for base in (BASE, *(one.base for one in followers))}
        if len(hashes) != 1:
            sys.exit(f"{path} is not the same everywhere")
    print(f"the exports of {', '.join(EXPORTS)} are the same, byte by byte, at the upstream and at {len(followers)} followers", flush=True)


class Reader:
    """Reads from a follower the whole time."""

    def __init__(self, follower):
        self.follower, self.over, self.times, self.refused = follower, False, [], {}
        self.thread = threading.Thread(target=self.read_on)
        self.thread.start()

    def read_on(self):
        while not self.over:
            began = time.monotonic()
            status, _ = asked(self.follower.base, "/v1/cities?q=berlin&limit=20")
            self.times.append(time.monotonic() - began)
            if status != 200:
                self.refused[status] = self.refused.get(status, 0) + 1
            time.sleep(0.01)

    def end(self):
        self.over = True
        self.thread.join()
        times = sorted(self.times)
        return (f"{len(times)} reads, refused {self.refused or 0}, median {1000 * times[len(times) // 2]:.1f} ms, "
                f"p99 {1000 * times[len(times) * 99 // 100]:.1f} ms, longest {1000 * times[-1]:.0f} ms")


def lag(followers):
    """Milliseconds from the answer to a write until each follower answers it."""
    found = []
    for i in range(20):
        made = registry.ask("/v1/sources", {"kind": "other", "title": f"A source {i} {time.time()}"})
        began = time.monotonic()
        for follower in followers:
            while asked(follower.base, "/v1/sources/" + made["id"])[0] != 200:
                time.sleep(0.002)
        found.append(1000 * (time.monotonic() - began))
    found.sort()
    print(f"20 writes are read at {len(followers)} followers after {found[10]:.0f} ms (median), {found[-1]:.0f} ms at most", flush=True)


def main():
    data = os.path.join(FOLDER, "upstream")
    registry.OPTIONS[:] = [option.replace("-Xmx320m", "-Xmx640m") for option in registry.OPTIONS]
    upstream, _ = registry.start(data, *EMPTY)
    followers = []
    try:
        with open(GAZETTEER, "rb") as file:
            registry.job("/v1/gazetteer/imports", file.read(), "application/gzip")
        for preset, path in LISTS.items():
            query = urllib.parse.urlencode({"preset": preset, "title": preset, "dryRun": "false"})
            with open(path, "rb") as file:
                registry.job("/v1/imports?" + query, file.read(), "text/csv")
        free = "-Dregistry.fair-use.enabled=false"
        followers.append(whole_log(upstream, 1, "with a key", f"-Dregistry.follow.key={KEY}", free))
        followers.append(whole_log(upstream, 2, "without a key", free))
        compared(followers)
        lag(followers)

        reader = Reader(followers[0])
        stop(upstream)
        time.sleep(AWAY)
        behind = followers[0].metric("registry_follow_behind_seconds")
        upstream, seconds = registry.start(data, *EMPTY)
        sequence = registry.ask("/v1/sources", {"kind": "other", "title": "After it was away"}) and head()
        began = time.monotonic()
        for follower in followers:
            follower.until(sequence)
        print(f"upstream away for {AWAY:.0f} s: {reader.end()}; said to be {behind:.0f} s behind; all there {time.monotonic() - began:.1f} s after "
              "the first write", flush=True)

        stop(followers[0].process)
        sequence = head()
        again = Follower(1, "with a key", free)
        seconds = again.until(sequence)
        print(f"a start from the checkpoint: {seconds:.1f} s, {cpu([again.process.pid]):.1f} s of CPU", flush=True)
        followers[0] = again
        compared(followers)
    finally:
        for process in (*(one.process for one in followers), upstream):
            stop(process)


if __name__ == "__main__":
    if all(os.path.exists(path) for path in (GAZETTEER, *LISTS.values())):
        main()
    else:
        print("Skipped: ../shared/data is not at hand")
