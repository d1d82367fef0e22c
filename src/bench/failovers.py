"""Failovers of a PostgreSQL cluster under two replicas of the registry; see src/bench/failover. Prints a row for each."""
import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
import uuid

FOLDER, TIMES = os.path.abspath(sys.argv[1]), int(sys.argv[2])
MODES, FAULTS = sys.argv[3].split(), sys.argv[4].split()
HERE = os.path.dirname(os.path.abspath(__file__))
APP = os.environ.get("BENCH_APP", "target/quarkus-app")
KEY = "a-key-for-the-benchmark"
PORTS = (18481, 18482)
WRITERS = 8
BEFORE, AFTER, PATIENCE = 5, 4, 90
URL = "jdbc:postgresql://10.77.0.1:5432,10.77.0.2:5432,10.77.0.3:5432/registry?targetServerType=primary"


def cluster(*command):
    # Into a file: servers that it starts keep what they inherit open.
    with open(os.path.join(FOLDER, "said"), "w+") as said:
        subprocess.run([os.path.join(HERE, "cluster"), *command], check=command[0] != "down", stdout=said,
                       env=os.environ | {"CLUSTER": os.path.join(FOLDER, "cluster")})
        said.seek(0)
        return said.read().strip()


def psql(node, database, sql):
    return subprocess.run(["psql", "-XqAt", "-h", f"10.77.0.{node}", "-U", "postgres", "-d", database, "-c", sql],
                          check=True, text=True, stdout=subprocess.PIPE).stdout


def replica(port):
    log = open(os.path.join(FOLDER, f"registry-{port}.log"), "a")
    return subprocess.Popen(
        ["java", "-Xmx320m", "-XX:-G1UseAdaptiveIHOP", "-XX:InitiatingHeapOccupancyPercent=88", "-XX:+ExitOnOutOfMemoryError",
         f"-XX:SharedArchiveFile={APP}/classes.jsa", f"-Dquarkus.http.port={port}",
         f"-Dquarkus.datasource.jdbc.url={URL}", "-Dquarkus.datasource.username=registry", "-Dquarkus.datasource.password=x",
         f"-Dregistry.bootstrap-key={KEY}", "-Dregistry.starter-data=false", "-Dregistry.demo-offices=false",
         "-Dregistry.fair-use.enabled=false", "-jar", os.path.join(APP, "quarkus-run.jar")],
        stdout=log, stderr=subprocess.STDOUT)


def ask(port, method, path, body=None, headers=None, timeout=30):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


class Journal:
    """Clients that write, each request with a key of its own, and what was acknowledged of it."""

    def __init__(self):
        self.acknowledged, self.open, self.times, self.over, self.lock = {}, set(), [], False, threading.Lock()
        self.threads = [threading.Thread(target=self.write_on, args=(i,), daemon=True) for i in range(WRITERS)]
        for thread in self.threads:
            thread.start()

    def write_on(self, writer):
        while not self.over:
            status = self.write(PORTS[writer % 2], uuid.uuid4().hex)
            time.sleep(0.02 if status == 201 else 0.2)

    def write(self, port, title):
        began = time.monotonic()
        headers = {"X-API-Key": KEY, "Content-Type": "application/json", "Idempotency-Key": title}
        try:
            status, body = ask(port, "POST", "/v1/sources", json.dumps({"kind": "other", "title": title}), headers)
        except (OSError, http.client.HTTPException):
            status, body = 0, b""
        with self.lock:
            if status == 201:
                self.acknowledged[title] = json.loads(body)["id"]
                self.open.discard(title)
                self.times.append((began, time.monotonic()))
            else:
                self.open.add(title)
        return status

    def first_since(self, moment):
        with self.lock:
            return min((ended for began, ended in self.times if began > moment), default=None)

    def pause(self, moment):
        """The longest time without an acknowledged write since a moment: how long it took, and when it was over."""
        with self.lock:
            ended = sorted(time for _, time in self.times)
        last = max((time for time in ended if time <= moment), default=moment)
        pauses = [(after - before, after) for before, after in zip([last] + [time for time in ended if time > moment],
                                                                  [time for time in ended if time > moment])]
        return max(pauses, default=(None, None))

    def end(self):
        self.over = True
        for thread in self.threads:
            thread.join(40)

    def settle(self):
        """Repeats what has an unknown outcome, with its key. Answers how many there were."""
        unknown = list(self.open)
        for title in unknown:
            end = time.monotonic() + PATIENCE
            while self.write(PORTS[0], title) != 201 and time.monotonic() < end:
                time.sleep(0.2)
        return len(unknown)


def awaited(what, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = condition()
        except (OSError, http.client.HTTPException):
            found = None
        if found:
            return found
        time.sleep(0.1)
    print(f"  {what}: not within {PATIENCE} s")
    return None


class Watch(threading.Thread):
    """Asks the health of the first replica, and keeps when it first said that writing is down."""

    def __init__(self, journal):
        super().__init__(daemon=True)
        self.journal, self.down = journal, None
        self.start()

    def run(self):
        while not self.journal.over and self.down is None:
            try:
                if ask(PORTS[0], "GET", "/q/health/group/writing", timeout=2)[0] == 503:
                    self.down = time.monotonic()
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.1)


def failover(mode, fault):
    cluster("up", mode)
    leader = cluster("leader")
    psql(leader, "postgres", "create role registry login password 'x'")
    psql(leader, "postgres", "create database registry owner registry")
    replicas = [replica(port) for port in PORTS]
    try:
        for port in PORTS:
            awaited("ready", lambda: ask(port, "GET", "/q/health/ready")[0] == 200)
        journal = Journal()
        time.sleep(BEFORE)
        moment = time.monotonic()
        watch = Watch(journal)
        cluster(fault, leader)
        # A leader that is stopped as it should be goes on for a while: what it acknowledges then is not the end of it.
        other = awaited("another leader", lambda: cluster("leader") not in ("", leader) and time.monotonic())
        awaited("a write", lambda: journal.first_since(other or moment))
        time.sleep(AFTER)
        journal.end()
        pause, back = journal.pause(moment)
        unknown = journal.settle()
        after = awaited("a new leader", lambda: cluster("leader"))
        stored = {}
        for row in psql(after, "registry", "select title, id from source").split():
            title, record = row.split("|")
            stored.setdefault(title, []).append(record)
        lost = [title for title, record in journal.acknowledged.items() if record not in stored.get(title, [])]
        doubled = [title for title, records in stored.items() if len(records) > 1]
        return (len(journal.acknowledged), watch.down and watch.down - moment, pause, back and back - moment, unknown,
                len(lost), len(doubled))
    finally:
        for process in replicas:
            process.send_signal(signal.SIGKILL)
            process.wait()
        cluster("down")


def seconds(value):
    return "never" if value is None else f"{value:.1f}"


cluster("down")
print("| cluster | fault | acknowledged | writing DOWN after s | no write for s | writes back after s | "
      "refused or unknown, settled by key | lost | doubled |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
for turn in range(TIMES):
    for mode in MODES:
        for fault in FAULTS:
            acknowledged, down, pause, back, unknown, lost, doubled = failover(mode, fault)
            print(f"| {mode} | {fault} | {acknowledged} | {seconds(down)} | {seconds(pause)} | {seconds(back)} | {unknown} | {lost} "
                  f"| {doubled} |", flush=True)
