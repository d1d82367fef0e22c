#!/usr/bin/env python3
"""Measures exports; see exports. Usage: exports.py FOLDER [quick|ndjson]"""
import hashlib
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
import zipfile

FOLDER = os.path.abspath(sys.argv[1])
QUICK, LINES = "quick" in sys.argv[2:], "ndjson" in sys.argv[2:]
APP = os.environ.get("BENCH_APP", "target/quarkus-app")
PORT = int(os.environ.get("BENCH_PORT", "18494"))
BASE = f"http://127.0.0.1:{PORT}"
KEY = "benchmark-key-0123456789"
OPTIONS = os.environ.get("BENCH_JAVA_OPTIONS", "-Xmx640m").split() + [f"-XX:SharedArchiveFile={APP}/classes.jsa"]
COLLECTIONS = ("sources", "cities", "partnerships", "forum-series", "forums", "claims")
NDJSON = ("partnerships", "cities")
WANTED, ROUNDS, WARM_UP = 150, 5, 15


def start(data):
    process = subprocess.Popen(
        ["java", *OPTIONS, f"-Dregistry.data-dir={data}", f"-Dquarkus.http.port={PORT}", f"-Dregistry.bootstrap-key={KEY}",
         "-Dregistry.starter-data=false", "-Dregistry.fair-use.enabled=false", "-jar", os.path.join(APP, "quarkus-run.jar")],
        stdout=open(os.path.join(FOLDER, "registry.log"), "a"), stderr=subprocess.STDOUT)
    while True:
        try:
            with urllib.request.urlopen(BASE + "/v1", timeout=5) as answer:
                if answer.status == 200:
                    return process
        except OSError:
            if process.poll() is not None:
                sys.exit("The registry ended: see " + os.path.join(FOLDER, "registry.log"))
            time.sleep(0.05)


def stop(process):
    process.terminate()
    process.wait(60)


def load(data):
    """Copies the generated records into the tables of a running registry, which follows the log by itself."""
    subprocess.run([sys.executable, "src/bench/generate.py", os.path.join(FOLDER, "copy")], check=True)
    with open(os.path.join(data, "credentials.properties")) as lines:
        password = dict(line.strip().split("=", 1) for line in lines if "=" in line)["registry"]
    port = open(os.path.join(data, "postgres", "postmaster.pid")).read().splitlines()[3].strip()
    partnership = ("partnership (id, version, created_at, updated_at, kind, kind_as_stated, status, established, ended, "
                   "ended_by, end_reason, fields, milestones, parties_key)")
    copies = "".join(f"\\copy {columns} from '{FOLDER}/copy/{columns.split()[0]}.copy'\n"
                     for columns in ("city", "city_identifier", partnership, "partnership_party", "change"))
    head = ("update change_head set (sequence, hash) = "
            "(select sequence, hash from change order by sequence desc limit 1);\n")
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port, "-U", "registry", "registry"],
                   input="begin;\n" + copies + head + "commit;\n", text=True, check=True,
                   env=os.environ | {"PGPASSWORD": password})
    while ask("/v1")["sequence"] < 150_000:
        time.sleep(0.1)


def ask(path):
    with urllib.request.urlopen(BASE + path, timeout=120) as answer:
        return json.load(answer)


def fetch(path, *more):
    """Bytes as they came, and seconds."""
    out = subprocess.run(["curl", "-s", "-o", "/dev/null", "-w", "%{http_code} %{size_download} %{time_total}", *more,
                          BASE + path], capture_output=True, text=True, check=True).stdout.split()
    if out[0] != "200":
        sys.exit(path + " answers " + out[0])
    return int(out[1]), float(out[2])


def memory(process, figure):
    with open(f"/proc/{process.pid}/status") as status:
        return int(re.search(figure + r":\s+(\d+)", status.read()).group(1)) / 1024


def measured(path, *more, rounds=ROUNDS):
    results = [fetch(path, *more) for _ in range(rounds)]
    return results[0][0], statistics.median(seconds for _, seconds in results)


def slow_readers(process, count=50):
    """As many readers who take the beginning of a large export, and then nothing; what they cost, in MiB."""
    before = memory(process, "VmRSS")
    readers = []
    for _ in range(count):
        reader = socket.create_connection(("127.0.0.1", PORT))
        reader.sendall(f"GET /v1/exports/partnerships.ndjson HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n".encode())
        reader.recv(1000)
        readers.append(reader)
    time.sleep(5)
    size, seconds = measured("/v1/exports/partnerships.ndjson", rounds=1)
    print(f"{count} readers who take nothing: {memory(process, 'VmRSS') - before:.0f} MiB more; another export beside them: "
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
    began = time.monotonic()
    with open(path, "rb") as body:
        request = urllib.request.Request(BASE + "/v1/restorations", data=body.read(),
                                         headers={"X-API-Key": KEY, "Content-Type": "application/zip"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        job = json.load(answer)
    while job["status"] in ("queued", "running"):
        time.sleep(0.5)
        request = urllib.request.Request(BASE + "/v1/jobs/" + job["id"], headers={"X-API-Key": KEY})
        with urllib.request.urlopen(request, timeout=120) as answer:
            job = json.load(answer)
    if job["status"] != "done":
        sys.exit(json.dumps(job, indent=2))
    return time.monotonic() - began


def main():
    data = os.path.join(FOLDER, "data")
    process = start(data)
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
    print(f"memory of the application, at most: {memory(process, 'VmHWM'):.0f} MiB")
    if QUICK:
        stop(process)
    else:
        before = everything()
        stop(process)
        process = start(os.path.join(FOLDER, "restored"))
        print(f"restoring all: {restore(before):.0f} s")
        same = {name: hashlib.sha256(content).digest() for name, content in before.items()} == {
            name: hashlib.sha256(content).digest() for name, content in everything().items()}
        print("an export of what was restored is " + ("the same, byte for byte" if same else "ANOTHER"))
        print(f"memory of the application, at most: {memory(process, 'VmHWM'):.0f} MiB")
        stop(process)
    if rate < WANTED:
        print("missed: all NDJSON")


if __name__ == "__main__":
    main()
