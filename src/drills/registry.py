"""Packaged registries, what writes to them, and what they have, for drills. Standard library alone; loopback alone."""
import atexit
import http.client
import json
import os
import subprocess
import sys
import threading
import time
import uuid

APP = os.path.abspath(os.environ.get("DRILL_APP", "target/quarkus-app"))
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
KEY = "a-key-for-the-drill"
PATIENCE = 300


def fail(what):
    sys.exit("FAILED: " + what)


def until(what, condition):
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = condition()
            if found:
                return found
        except (OSError, http.client.HTTPException):
            pass
        if time.monotonic() > end:
            fail(f"waited in vain for {what}")
        time.sleep(0.05)


class Registry:
    """A packaged registry as a process, ready to be asked."""

    def __init__(self, port, data, *properties, app=APP, log):
        self.port, self.app, self.log = port, app, log
        self.began = time.monotonic()
        options = os.path.join(app, "archive.options")
        self.process = subprocess.Popen(
            [JAVA, "-Xmx320m", "-XX:-G1UseAdaptiveIHOP", "-XX:InitiatingHeapOccupancyPercent=88", "-XX:+ExitOnOutOfMemoryError",
             "-XX:TieredStopAtLevel=1", *(["@" + options] if os.path.exists(options) else []),
             f"-Dregistry.data-dir={data}", f"-Dquarkus.http.port={port}", f"-Dregistry.bootstrap-key={KEY}",
             "-Dregistry.starter-data=false", "-Dregistry.demo-offices=false", "-Dregistry.fair-use.enabled=false", *properties,
             "-jar", os.path.join(app, "quarkus-run.jar")], stdout=open(log, "a"), stderr=subprocess.STDOUT)
        atexit.register(self.stop)

    def ready(self):
        """Waits until it is. Answers itself."""
        def is_ready():
            if self.process.poll() is not None:
                fail(f"the registry ended: see {self.log}")
            return self.ask("GET", "/q/health/ready")[0] == 200
        until(f"the registry on port {self.port}", is_ready)
        self.took = time.monotonic() - self.began
        return self

    def ask(self, method, path, body=None, headers=None, timeout=30):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def read(self, path):
        status, body = self.ask("GET", path)
        if status != 200:
            fail(f"{path} was answered {status}: {body[:300]}")
        return json.loads(body)

    def hashes(self):
        """Hash by number of all changes, which have to be without gaps."""
        found, head = {}, 1
        while len(found) < head:
            page = self.read(f"/v1/changes?limit=200&after={len(found)}")
            head = page["head"]
            for change in page["items"]:
                if change["sequence"] != len(found) + 1:
                    fail(f"change {len(found)} is followed by {change['sequence']}")
                found[change["sequence"]] = change["hash"]
            if not page["items"]:
                break
        return found

    def titles(self):
        """Ids by title of all sources."""
        found, cursor = {}, ""
        while cursor is not None:
            page = self.read("/v1/sources?fields=id,title&limit=200" + cursor)
            for one in page["items"]:
                found.setdefault(one["title"], []).append(one["id"])
            following = page["page"].get("nextCursor")
            cursor = f"&cursor={following}" if following else None
        return found

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(PATIENCE)


class Writers:
    """Clients that write, each request with a key of its own; what was acknowledged, and how often each answer came."""

    def __init__(self, registries, number=8, pause=0.01):
        self.registries, self.pause = registries, pause
        self.acknowledged, self.unknown, self.answers, self.times = {}, {}, {}, []
        self.over, self.lock = False, threading.Lock()
        self.threads = [threading.Thread(target=self.write_on, args=(i,), daemon=True) for i in range(number)]
        for thread in self.threads:
            thread.start()

    def write_on(self, turn):
        while not self.over:
            turn += 1
            status = self.write(uuid.uuid4().hex, turn)
            time.sleep(self.pause if status == 201 else 0.2)

    def write(self, title, turn):
        """As a client behind a load balancer, which leaves out a replica that it cannot connect to or that is not ready."""
        body = json.dumps({"kind": "other", "title": title})
        headers = {"X-API-Key": KEY, "Content-Type": "application/json", "Idempotency-Key": title}
        replicas = self.registries()
        said, status, answer = "cut off", 0, b""
        for i in range(len(replicas)):
            try:
                status, answer = replicas[(turn + i) % len(replicas)].ask("POST", "/v1/sources", body, headers)
                said = str(status) if status < 400 else f"{status} {json.loads(answer).get('type', '')}"
                break
            except ConnectionRefusedError:
                said = "no server"
            except (OSError, http.client.HTTPException):
                break
        with self.lock:
            self.answers[said] = self.answers.get(said, 0) + 1
            if status == 201:
                self.acknowledged[title] = json.loads(answer)["id"]
                self.unknown.pop(title, None)
                self.times.append(time.monotonic())
            else:
                self.unknown[title] = said
        return status

    def end(self):
        self.over = True
        for thread in self.threads:
            thread.join(PATIENCE)

    def settle(self):
        """Repeats, with its key, what has an unknown outcome."""
        unsettled = list(self.unknown)
        for title in unsettled:
            until(f"the outcome of {title}", lambda: self.write(title, 0) == 201)
        return len(unsettled)

    def pause_of(self):
        """Seconds that passed at most between two acknowledgements."""
        times = sorted(self.times)
        return max((after - before for before, after in zip(times, times[1:])), default=0)

    def compare(self, registry):
        """What was acknowledged and is not there, and what is there twice."""
        stored = registry.titles()
        lost = [title for title, made in self.acknowledged.items() if made not in stored.get(title, [])]
        return lost, [title for title, ids in stored.items() if len(ids) > 1]
