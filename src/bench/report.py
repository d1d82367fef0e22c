#!/usr/bin/env python3
"""Measures reports; see report. Usage: report.py FOLDER"""
import http.client
import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request

FOLDER = os.path.abspath(sys.argv[1])
PORT = 18497
BASE = f"http://127.0.0.1:{PORT}"
OPTIONS = os.environ.get("BENCH_JAVA_OPTIONS", "-Xmx640m -XX:SharedArchiveFile=target/quarkus-app/classes.jsa").split()
RECORDS, WANTED_MS, WARM_UP, ROUNDS = 350_000, 200, 60, 40
CITY, YEAR = "geonames:0", 2024
# Each language is an answer of its own that costs the same: none of them is kept from before.
REGIONS = ("US GB IE IN AU NZ ZA CA KE NG GH UG TZ ZM ZW BW NA LS SZ MW MT CY SG MY PH HK PK LK BD JM TT BB BZ GY FJ PG SB VU "
           "WS TO KI TV NR PW FM MH GU VI PR AS").split()
BASES = ("en", "fr", "de", "es")
TAGS = [f"{base}-{region}" for base in BASES for region in REGIONS]


def start(data):
    process = subprocess.Popen(
        ["java", *OPTIONS, f"-Dregistry.data-dir={data}", f"-Dquarkus.http.port={PORT}", "-Dregistry.starter-data=false",
         "-Dregistry.fair-use.enabled=false", "-jar", "target/quarkus-app/quarkus-run.jar"],
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


def load(data):
    """Copies the generated records into the tables of a running registry, which follows the log by itself."""
    for script in ("generate.py", "generate_exchanges.py"):
        subprocess.run([sys.executable, "src/bench/" + script, os.path.join(FOLDER, "copy")], check=True)
    with open(os.path.join(data, "credentials.properties")) as lines:
        password = dict(line.strip().split("=", 1) for line in lines if "=" in line)["registry"]
    port = open(os.path.join(data, "postgres", "postmaster.pid")).read().splitlines()[3].strip()
    partnership = ("partnership (id, version, created_at, updated_at, kind, kind_as_stated, status, established, ended, "
                   "ended_by, end_reason, fields, milestones, parties_key)")
    tables = {columns.split()[0]: columns for columns in (
        "city", "city_identifier", partnership, "partnership_party", "exchange", "exchange_city", "change")}
    copies = "".join(f"\\copy {columns} from '{FOLDER}/copy/{name}.copy'\n" for name, columns in tables.items())
    copies += f"\\copy change from '{FOLDER}/copy/change_exchange.copy'\n"
    head = ("update change_head set (sequence, hash) = "
            "(select sequence, hash from change order by sequence desc limit 1);\n")
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port, "-U", "registry", "registry"],
                   input="begin;\n" + copies + head + "commit;\n", text=True, check=True,
                   env=os.environ | {"PGPASSWORD": password})
    while json.load(urllib.request.urlopen(BASE + "/v1"))["sequence"] < RECORDS:
        time.sleep(0.2)


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
    process = start(data)
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
        process.terminate()
        process.wait(60)
    if slow:
        print("missed: annual report as " + ", ".join(slow))


if __name__ == "__main__":
    main()
