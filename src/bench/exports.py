#!/usr/bin/env python3
"""Measures exports; see exports. Usage: exports.py FOLDER [quick|ndjson]"""
import hashlib
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
import zipfile

from registry import BASE, EMPTY, FOLDER, FREE, PORT, ask, job, load, memory, start, stop

QUICK, LINES = "quick" in sys.argv[2:], "ndjson" in sys.argv[2:]
COLLECTIONS = ("sources", "cities", "partnerships", "forum-series", "forums", "claims")
NDJSON = ("partnerships", "cities")
WANTED, ROUNDS, WARM_UP = 150, 5, 15


def fetch(path, *more):
    """Bytes as they came, and seconds."""
    out = subprocess.run(["curl", "-s", "-o", "/dev/null", "-w", "%{http_code} %{size_download} %{time_total}", *more,
                          BASE + path], capture_output=True, text=True, check=True).stdout.split()
    if out[0] != "200":
        sys.exit(path + " answers " + out[0])
    return int(out[1]), float(out[2])


def measured(path, *more, rounds=ROUNDS):
    results = [fetch(path, *more) for _ in range(rounds)]
    return results[0][0], statistics.median(seconds for _, seconds in results)


def slow_readers(process, count=50):
    """As many readers who take the beginning of a large export, and then nothing; what they cost, in MiB."""
    before = memory(process.pid, "VmRSS")
    readers = []
    for _ in range(count):
        reader = socket.create_connection(("127.0.0.1", PORT))
        reader.sendall(f"GET /v1/exports/partnerships.ndjson HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n".encode())
        reader.recv(1000)
        readers.append(reader)
    time.sleep(5)
    size, seconds = measured("/v1/exports/partnerships.ndjson", rounds=1)
    print(f"{count} readers who take nothing: {memory(process.pid, 'VmRSS') - before:.0f} MiB more; another export beside them: "
          f"{size / seconds / 1e6:.0f} MB/s")
    for reader in readers:
        reader.close()


def everything():
    files = {}
    for collection in COLLECTIONS:
        with urllib.request.urlopen(f"{BASE}/v1/exports/{collection}.ndjson", timeout=120) as answer:
            files[collection] = answer.read()
    return files


def restore(files):
    path = os.path.join(FOLDER, "export.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name + ".ndjson", content)
    with open(path, "rb") as body:
        return job("/v1/restorations", body.read(), "application/zip")["seconds"]


def main():
    data = os.path.join(FOLDER, "data")
    process, _ = start(data, *EMPTY, *FREE)
    load(data)
    for _ in range(WARM_UP):
        for name in NDJSON:
            fetch(f"/v1/exports/{name}.ndjson")
    size, seconds = 0, 0.0
    for name in NDJSON:
        bytes_, took = measured(f"/v1/exports/{name}.ndjson")
        size, seconds = size + bytes_, seconds + took
        print(f"{name}.ndjson: {bytes_ / 1e6:.0f} MB, {bytes_ / took / 1e6:.0f} MB/s")
    rate = size / seconds / 1e6
    print(f"all NDJSON: {size / 1e6:.0f} MB in {seconds:.2f} s: {rate:.0f} MB/s (wanted: {WANTED} MB/s)", flush=True)
    if LINES:
        stop(process)
        return
    for name in ("partnerships.csv", "cities.csv", "partnerships.geojson", "cities.geojson", "partnerships.graphml"):
        bytes_, took = measured(f"/v1/exports/{name}", rounds=2)
        print(f"{name}: {bytes_ / 1e6:.0f} MB, {bytes_ / took / 1e6:.0f} MB/s")
    for coding in ("gzip", "zstd"):
        bytes_, took = measured("/v1/exports/partnerships.ndjson", "-H", "Accept-Encoding: " + coding, rounds=2)
        print(f"partnerships.ndjson with {coding}: {bytes_ / 1e6:.1f} MB in {took:.2f} s")
    began = time.monotonic()
    listed = ask("/v1/exports")
    while not all("checksum" in file for dataset in listed["dataset"] for file in dataset["distribution"]):
        time.sleep(0.2)
        listed = ask("/v1/exports")
    print(f"all checksums: {time.monotonic() - began:.1f} s")
    slow_readers(process)
    print(f"memory of the application, at most: {memory(process.pid, 'VmHWM'):.0f} MiB")
    if QUICK:
        stop(process)
    else:
        before = everything()
        stop(process)
        process, _ = start(os.path.join(FOLDER, "restored"), *EMPTY, *FREE)
        print(f"restoring all: {restore(before):.0f} s")
        same = {name: hashlib.sha256(content).digest() for name, content in before.items()} == {
            name: hashlib.sha256(content).digest() for name, content in everything().items()}
        print("an export of what was restored is " + ("the same, byte for byte" if same else "ANOTHER"))
        print(f"memory of the application, at most: {memory(process.pid, 'VmHWM'):.0f} MiB")
        stop(process)
    if rate < WANTED:
        print("missed: all NDJSON")


if __name__ == "__main__":
    main()
