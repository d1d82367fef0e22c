#!/usr/bin/env python3
"""Runs the benchmark; see starts. Usage: starts.py FOLDER"""
import os
import statistics
import subprocess
import time

import registry
from registry import EMPTY, FOLDER, cpu, load, memory, start, stop

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
NEVER = "-Dregistry.checkpoint.every=0S"


def use(app):
    """From now on this packaged registry is started, with its own archive of classes."""
    registry.OPTIONS[:] = [option.replace(registry.APP, app) for option in registry.OPTIONS]
    registry.APP = app


def one(data, app, *properties):
    use(app)
    process, seconds = start(data, *properties)
    used, resident, lived = cpu([process.pid]), memory(process.pid), live(process.pid)
    stop(process)
    return seconds, used, resident, lived


def live(pid):
    """MiB of objects that a collection leaves."""
    told = subprocess.run(["jcmd", str(pid), "GC.class_histogram"], capture_output=True, text=True, check=True).stdout
    return int(told.splitlines()[-1].split()[2]) / 2 ** 20


def told(what, rounds):
    seconds, used, resident, lived = zip(*rounds)
    print(f"{what}: {statistics.median(seconds):.2f} s (from {min(seconds):.2f} to {max(seconds):.2f}), "
          f"{statistics.median(used):.1f} s of CPU, {statistics.median(resident):.0f} MiB resident, {statistics.median(lived):.0f} MiB live", flush=True)


def main():
    app, base = registry.APP, os.environ.get("BENCH_BASE")
    data, starter = os.path.join(FOLDER, "data"), os.path.join(FOLDER, "starter")
    # The version before, if any, goes first: it knows nothing of what the later one adds to the tables.
    use(base or app)
    process, _ = start(data, *EMPTY)
    load(data)
    stop(process)
    checkpoint = os.path.join(data, "catalog.checkpoint")
    use(app)
    process, _ = start(data, *EMPTY)
    while not os.path.exists(checkpoint):
        time.sleep(0.1)
    stop(process)
    kinds = {"whole log": (app, data, *EMPTY, NEVER), "checkpoint": (app, data, *EMPTY), "starter data": (app, starter)}
    if base:
        kinds = {"base, whole log": (base, data, *EMPTY), "base, starter data": (base, starter + "-base")} | kinds
    found = {kind: [] for kind in kinds}
    kept = checkpoint + ".kept"
    for turn in range(ROUNDS + 1):
        for name, (which, where, *properties) in kinds.items():
            if os.path.exists(checkpoint) and name != "checkpoint":
                os.rename(checkpoint, kept)
            if os.path.exists(kept) and name == "checkpoint":
                os.rename(kept, checkpoint)
            figures = one(where, which, *properties)
            # In the first round the starter data is written.
            if turn > 0:
                found[name].append(figures)
    with open("/proc/loadavg") as average:
        print("load average " + " ".join(average.read().split()[:3]))
    for name, rounds in found.items():
        told(name, rounds)
    where = checkpoint if os.path.exists(checkpoint) else kept
    print(f"the checkpoint has {os.path.getsize(where) / 2 ** 20:.0f} MiB")


if __name__ == "__main__":
    main()
