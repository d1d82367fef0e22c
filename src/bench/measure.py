#!/usr/bin/env python3
"""Runs the benchmark; see run. Usage: measure.py FOLDER"""
import glob
import json
import os
import re
import statistics
import subprocess
import sys
import time
import urllib.request

FOLDER = os.path.abspath(sys.argv[1])
PORT, PEER_PORT = 18474, 18475
BASE, PEER = f"http://127.0.0.1:{PORT}", f"http://127.0.0.1:{PEER_PORT}"
OPTIONS = os.environ.get("BENCH_JAVA_OPTIONS", "-Xmx320m -XX:SharedArchiveFile=target/quarkus-app/classes.jsa").split()
ROUNDS, SECONDS, WARM_UP = 3, 8, 25
CASES = {
    "a city by id": ("/v1/cities/geonames:7", 0.45),
    "a list of 20 partnerships": ("/v1/partnerships?countryCode=CN&kind=sister-city&status=active&sort=-established", 0.30),
}
# Counted like everybody's requests, but never too many.
RAISED = "-Dregistry.fair-use.anonymous.reads=1000000000"
TICKS = os.sysconf("SC_CLK_TCK")


def start(data, *properties):
    """Starts the registry and answers it with the seconds until its first list."""
    began = time.monotonic()
    process = subprocess.Popen(
        ["java", *OPTIONS, f"-Dregistry.data-dir={data}", f"-Dquarkus.http.port={PORT}", RAISED, *properties,
         "-jar", "target/quarkus-app/quarkus-run.jar"],
        stdout=open(os.path.join(FOLDER, "registry.log"), "a"), stderr=subprocess.STDOUT)
    while True:
        try:
            with urllib.request.urlopen(BASE + "/v1/cities?limit=1", timeout=5) as answer:
                if answer.status == 200:
                    return process, time.monotonic() - began
        except OSError:
            if process.poll() is not None:
                sys.exit("The registry ended: see " + os.path.join(FOLDER, "registry.log"))
            time.sleep(0.02)


def stop(process):
    process.terminate()
    process.wait(60)


def load(data):
    """Copies the generated records into the tables of a running registry, which follows the log by itself."""
    subprocess.run([sys.executable, "src/bench/generate.py", os.path.join(FOLDER, "copy")], check=True)
    partnership = ("partnership (id, version, created_at, updated_at, kind, kind_as_stated, status, established, ended, "
                   "ended_by, end_reason, fields, milestones, parties_key)")
    copy(data, "city", "city_identifier", partnership, "partnership_party", "change")


def copy(data, *tables):
    """Copies files into tables, each given by its name and maybe its columns, and sets the head of the log."""
    with open(os.path.join(data, "credentials.properties")) as lines:
        password = dict(line.strip().split("=", 1) for line in lines if "=" in line)["registry"]
    port = open(os.path.join(data, "postgres", "postmaster.pid")).read().splitlines()[3].strip()
    commands = ["begin"]
    for columns in tables:
        table = columns.split()[0]
        commands.append(f"\\copy {columns} from '{FOLDER}/copy/{table}.copy'")
    commands += ["update change_head set (sequence, hash) = (select sequence, hash from change order by sequence desc limit 1)", "commit"]
    script = "".join(command + (";\n" if not command.startswith("\\") else "\n") for command in commands)
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port, "-U", "registry", "registry"],
                   input=script, text=True, check=True, env=os.environ | {"PGPASSWORD": password})


def wait_for(records):
    while True:
        with urllib.request.urlopen(BASE + "/v1") as answer:
            if json.load(answer)["sequence"] == records:
                return
        time.sleep(0.05)


def cpu(pids):
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def wrk(url, seconds, pids, *options):
    before = cpu(pids)
    out = subprocess.run(["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", *options, url], capture_output=True, text=True, check=True).stdout
    spent = cpu(pids) - before
    if "Non-2xx" in out:
        sys.exit(url + " answers errors:\n" + out)
    requests = int(re.search(r"(\d+) requests in", out).group(1))
    tail = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
    return {
        "rps": float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)),
        "cpu": spent / requests * 1e6,
        "p99": float(tail.group(1)) * {"us": 0.001, "ms": 1, "s": 1000}[tail.group(2)],
    }


def nginx():
    conf = os.path.join(FOLDER, "nginx.conf")
    with open(conf, "w") as out:
        out.write(f"""
            worker_processes 2; pid {FOLDER}/nginx.pid; error_log {FOLDER}/nginx.log; daemon off;
            events {{ worker_connections 256; }}
            http {{
              access_log off; default_type application/json; sendfile on; keepalive_requests 100000000;
              server {{ listen 127.0.0.1:{PEER_PORT}; root {FOLDER}/www;
                add_header Cache-Control "public, max-age=0, s-maxage=10, stale-if-error=86400";
                add_header Vary "Accept, Accept-Language"; add_header Registry-Sequence 150000;
                add_header X-Request-Id 0123456789abcdef; add_header Content-Language en; }}
            }}""")
    process = subprocess.Popen(["nginx", "-c", conf, "-p", FOLDER, "-e", os.path.join(FOLDER, "nginx.log")])
    time.sleep(1)
    children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True).stdout.split()
    return process, [process.pid, *map(int, children)]


def median(rounds, figure):
    return statistics.median(measured[figure] for measured in rounds)


def main():
    fresh = os.path.join(FOLDER, "starter")
    for what in ("first start ever", "second start"):
        process, seconds = start(fresh)
        print(f"start to first answer with the starter data, {what}: {seconds:.1f} s (wanted: 6 s at most)")
        stop(process)

    data = os.path.join(FOLDER, "data")
    process, _ = start(data, "-Dregistry.starter-data=false")
    load(data)
    wait_for(150_000)
    stop(process)
    process, loaded = start(data, "-Dregistry.starter-data=false")
    print(f"start with 150,000 records to first answer: {loaded:.1f} s (wanted: 15 s at most for the records)")

    peer, peer_pids = nginx()
    missed = []
    try:
        for index, (name, (path, wanted)) in enumerate(CASES.items()):
            body = urllib.request.urlopen(BASE + path).read()
            with open(os.path.join(FOLDER, "www", f"{index}.json"), "wb") as file:
                file.write(body)
            wrk(BASE + path, WARM_UP, [process.pid])
            ours, theirs = [], []
            for _ in range(ROUNDS):
                ours.append(wrk(BASE + path, SECONDS, [process.pid]))
                theirs.append(wrk(f"{PEER}/{index}.json", SECONDS, peer_pids))
            ratio = median(ours, "rps") / median(theirs, "rps")
            if ratio < wanted:
                missed.append(name)
            print(f"{name} ({len(body)} bytes): {ratio:.2f} of nginx's requests per second (wanted: {wanted:.2f})")
            for who, rounds in (("registry", ours), ("nginx", theirs)):
                print(f"  {who:8} {median(rounds, 'rps'):9.0f} requests/s, {median(rounds, 'cpu'):6.1f} µs CPU a request, "
                      f"99th percentile {median(rounds, 'p99'):.2f} ms")
        print(f"resident memory of the application: {resident(process.pid):.0f} MiB (wanted: 600 MiB at most)")
    finally:
        peer.terminate()
        stop(process)
    if missed:
        print("missed: " + ", ".join(missed))


if __name__ == "__main__":
    main()
