#!/usr/bin/env python3
"""Runs the benchmark of writing; see writes. Usage: writing.py FOLDER"""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
import urllib.request

from peer import wrk
from registry import BASE, EMPTY, FOLDER, FREE, KEY, ask, cpu, load, password, start, stop

ROUNDS, SECONDS, WARM_UP, WRITERS = 3, 10, 75, 16
KEY_ROUNDS, KEY_SECONDS = 7, 6
PEER_PORT = 18476
# The rows that the registry writes for one partnership. What comes from where: ids are counted, as in generate.py; the pair
# is one that no other transaction has.
INSERTS = r"""
\set n :n + 1
\set number :client_id + 16 * :n
\set a :number % 50000
\set b (:a + 20000 + :number / 50000) % 50000
begin;
insert into partnership (id, version, created_at, updated_at, kind, status, established, ended_by, fields, milestones, parties_key)
  values (bench_id(3, :number), 1, now(), now(), 'CONTACT', 'ACTIVE', '1994-10', '[]', '[]', '[]', bench_id(1, :a) || ' ' || bench_id(1, :b));
insert into partnership_party (partnership_id, position, city_id)
  values (bench_id(3, :number), 0, bench_id(1, :a)), (bench_id(3, :number), 1, bench_id(1, :b));
insert into change (sequence, at, actor, resource, record_id, version, action, document, salt, hash)
  values (nextval('bench_sequence'), now(), 'registrar', 'partnerships', bench_id(3, :number), 1, 'created',
    '{"id":"' || bench_id(3, :number) || '","version":1,"createdAt":"2026-11-01T00:00:00.000000Z","updatedAt":"2026-11-01T00:00:00.000000Z","draft":{"kind":"contact","parties":[{"city":"'
      || bench_id(1, :a) || '"},{"city":"' || bench_id(1, :b) || '"}],"status":"active","established":"1994-10"}}',
    uuid_send(gen_random_uuid()), sha256(uuid_send(gen_random_uuid())));
commit;
"""
PREPARE = """
create sequence bench_sequence start 1000000;
create function bench_id(kind bigint, number bigint) returns uuid language sql immutable return
  (lpad(to_hex(x'019b00000000'::bigint + kind * x'10000000'::bigint + number), 12, '0') || '7' || lpad(to_hex(number % 4096), 3, '0')
   || '8' || lpad(to_hex(number), 15, '0'))::uuid;
"""


def postmaster(data):
    with open(os.path.join(data, "postgres", "postmaster.pid")) as lines:
        return int(lines.readline())


class Peer:
    """A PostgreSQL of its own on a copy of the same cluster, with the same programs and settings."""

    def __init__(self, command, data, folder):
        self.data = data
        at = command.index("-D")
        command[at + 1] = os.path.join(folder, "postgres")
        command[command.index("-p") + 1] = str(PEER_PORT)
        alone = ["unshare", "-U"] if os.geteuid() == 0 else []
        self.process = subprocess.Popen([*alone, *command], stdout=open(os.path.join(FOLDER, "peer.log"), "a"),
                                        stderr=subprocess.STDOUT)
        self.environment = os.environ | {"PGPASSWORD": password(data)}
        self.address = ["-h", "127.0.0.1", "-p", str(PEER_PORT), "-U", "registry"]
        for _ in range(100):
            if subprocess.run(["psql", "-qc", "select 1", *self.address, "registry"], env=self.environment,
                              capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", *self.address, "registry"], input=PREPARE, text=True, check=True,
                       env=self.environment)
        self.script = os.path.join(FOLDER, "inserts.sql")
        with open(self.script, "w") as out:
            out.write(INSERTS)
        self.first = 0

    def round(self, seconds):
        """Transactions a second; each client counts on from where the last round cannot have come."""
        self.first += 200_000 // 16 * 4
        out = subprocess.run(["pgbench", "-n", "-c", str(WRITERS), "-j", "1", "-T", str(seconds), "-M", "prepared", "-f", self.script,
                              "-D", f"n={self.first}", *self.address, "registry"], env=self.environment, capture_output=True, text=True)
        rate = re.search(r"tps = ([\d.]+)", out.stdout)
        if out.returncode or not rate:
            sys.exit("pgbench: " + out.stdout + out.stderr)
        return float(rate.group(1))

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


class Follower(threading.Thread):
    """A client that follows the feed by long polls, as decision 0012 tells it to."""

    def __init__(self, after):
        super().__init__(daemon=True)
        self.after, self.read, self.behind, self.over = after, 0, [], False
        self.start()

    def run(self):
        while not self.over:
            with urllib.request.urlopen(f"{BASE}/v1/changes?after={self.after}&limit=200&waitSeconds=2") as answer:
                head = int(answer.headers["Registry-Sequence"])
                items = json.load(answer)["items"]
            if items:
                self.read += len(items)
                self.after = items[-1]["sequence"]
                self.behind.append(head - self.after)

    def end(self, head):
        began = time.monotonic()
        while self.after < head and time.monotonic() - began < 60:
            time.sleep(0.002)
        self.over = True
        return time.monotonic() - began


def sequence():
    return ask("/v1")["sequence"]


def create(first, seconds, pids):
    """Partnerships created a second by 16 writers, and the CPU of registry and PostgreSQL for each."""
    began, spent = sequence(), cpu(pids())
    out = subprocess.run(["wrk", "-t1", f"-c{WRITERS}", f"-d{seconds}s", "--latency", "-s", "src/bench/pairs.lua", BASE],
                         env=os.environ | {"KEY": KEY, "FIRST": str(first)}, capture_output=True, text=True, check=True)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", out.stdout)
    # One pair or another is among those that the data begins with.
    if refused and int(refused.group(1)) > 5:
        sys.exit(out.stdout + out.stderr)
    written = sequence() - began
    tail = re.search(r"99%\s+([\d.]+)(us|ms|s)", out.stdout)
    return {"rate": written / seconds, "cpu": (cpu(pids()) - spent) / written * 1e6, "written": written,
            "p99": float(tail.group(1)) * {"us": 0.001, "ms": 1, "s": 1000}[tail.group(2)]}


def key_check(process):
    """CPU of a read of a city with a partner's key and without one."""
    city = ask("/v1/cities/geonames:7")["id"]
    office = ask("/v1/offices", {"names": [{"value": "Benchmark", "lang": "en", "kind": "official"}], "city": city})["id"]
    key = ask("/v1/api-keys", {"office": office, "role": "partner-app", "label": "benchmark"})["key"]
    os.environ["KEY"] = key
    script = os.path.join(FOLDER, "key.lua")
    with open(script, "w") as out:
        out.write('wrk.headers["X-API-Key"] = os.getenv("KEY")\n')
    path = BASE + "/v1/cities/geonames:7"
    keyed = lambda seconds: wrk(path, seconds, [process.pid], "-s", script)
    plain = lambda seconds: wrk(path, seconds, [process.pid])
    plain(10), keyed(10)
    rounds = [(plain(KEY_SECONDS), keyed(KEY_SECONDS)) for _ in range(KEY_ROUNDS)]
    without, with_key = (statistics.median(pair[which]["cpu"] for pair in rounds) for which in (0, 1))
    print(f"a read of a city: {without:.1f} µs of CPU without a key, {with_key:.1f} µs with one, {with_key - without:+.1f} µs (wanted: +10 µs at most)")
    print("  differences of the rounds: " + ", ".join(f"{keyed['cpu'] - plain['cpu']:+.1f}" for plain, keyed in rounds))


def main():
    data, copy = os.path.join(FOLDER, "data"), os.path.join(FOLDER, "peer")
    process, _ = start(data, *EMPTY, *FREE)
    load(data)
    with open(f"/proc/{postmaster(data)}/cmdline") as line:
        command = line.read().split("\0")[:-1]
    stop(process)
    shutil.copytree(data, copy)
    process, _ = start(data, *EMPTY, *FREE)
    peer = Peer(command, copy, copy)

    def pids():
        server = postmaster(data)
        children = subprocess.run(["pgrep", "-P", str(server)], capture_output=True, text=True).stdout.split()
        return [process.pid, server, *map(int, children)]

    try:
        written = create(0, WARM_UP, pids)["written"]
        peer.round(20)
        ours, theirs, followed = [], [], []
        for number in range(ROUNDS):
            ours.append(create(written + 1000 * (number + 1), SECONDS, pids))
            written += ours[-1]["written"]
            theirs.append(peer.round(SECONDS))
        for number in range(ROUNDS):
            follower = Follower(sequence())
            figures = create(written + 1000 * (number + ROUNDS + 1), SECONDS, pids)
            written += figures["written"]
            followed.append((figures, follower, follower.end(sequence())))
        rate, their_rate = statistics.median(one["rate"] for one in ours), statistics.median(theirs)
        print(f"16 writers creating partnerships: {rate:.0f} a second, {rate / their_rate:.2f} of pgbench's {their_rate:.0f} (wanted: 0.15)")
        for one, other in zip(ours, theirs):
            print(f"  {one['rate']:.0f} a second, {one['cpu']:.0f} µs CPU each, 99th percentile {one['p99']:.1f} ms; pgbench {other:.0f}")
        for figures, follower, rest in followed:
            print(f"  beside a reader of the feed: {figures['rate']:.0f} a second, all {follower.read} read; behind by "
                  f"{statistics.median(follower.behind):.0f} changes (median), {max(follower.behind)} (most); "
                  f"done {rest * 1000:.0f} ms after the last write")
        peer.stop()
        key_check(process)
    finally:
        peer.stop()
        stop(process)


if __name__ == "__main__":
    main()
