"""A drill of an upgrade and of the way back; see src/drills/upgrade."""
import http.client
import os
import shutil
import sys
import threading
import time

from registry import PATIENCE, Registry, Writers, fail, until
from server import Server

FOLDER, BEFORE, AFTER = (os.path.abspath(one) for one in sys.argv[1:])
PORT = int(os.environ.get("DRILL_PORT", "18476"))
DATABASE_PORT = int(os.environ.get("DRILL_DATABASE_PORT", "18470"))
# How long a replica goes on after the load balancer has been told: preStop of k8s/base has 8 s.
DRAIN = 4
READS = ("/v1/sources?limit=20", "/v1/changes?limit=20", "/v1", "/v1/cities?limit=1")


class Readers:
    """Clients that read from the replicas in the balance, in turn."""

    def __init__(self, registries, number=4):
        self.registries, self.answers, self.over, self.lock = registries, {}, False, threading.Lock()
        self.threads = [threading.Thread(target=self.read_on, args=(i,), daemon=True) for i in range(number)]
        for thread in self.threads:
            thread.start()

    def read_on(self, turn):
        while not self.over:
            turn += 1
            replicas = self.registries()
            try:
                said = str(replicas[turn % len(replicas)].ask("GET", READS[turn % len(READS)])[0])
            except (OSError, http.client.HTTPException) as e:
                said = type(e).__name__
            with self.lock:
                self.answers[said] = self.answers.get(said, 0) + 1
            time.sleep(0.02)

    def end(self):
        self.over = True
        for thread in self.threads:
            thread.join(PATIENCE)


class Deployment:
    """Replicas, of which those that are ready are in the balance."""

    def __init__(self, server):
        self.server, self.balance, self.port = server, [], PORT

    def replica(self, app):
        self.port += 1
        name = f"replica-{self.port}"
        return Registry(self.port, os.path.join(FOLDER, name), *self.server.properties("registry"), app=app,
                        log=os.path.join(FOLDER, name + ".log"))

    def add(self, app):
        self.balance = [*self.balance, self.replica(app).ready()]

    def take_out(self, replica):
        self.balance = [one for one in self.balance if one is not replica]
        time.sleep(DRAIN)
        replica.stop()

    def replace(self, app):
        """As a Deployment with maxUnavailable 0 and maxSurge 1."""
        for replica in self.balance:
            self.add(app)
            self.take_out(replica)


def undocumented(answers):
    return {said: number for said, number in answers.items()
            if not said.startswith(("2", "503 /problems/unavailable", "503 /problems/outcome-unknown"))}


def phase(what, deployment, app):
    writers, readers = Writers(lambda: deployment.balance), Readers(lambda: deployment.balance)
    began = time.monotonic()
    time.sleep(2)
    deployment.replace(app)
    time.sleep(2)
    writers.end()
    readers.end()
    took, settled = time.monotonic() - began, writers.settle()
    until("the replicas to agree", lambda: len({one.read("/v1")["sequence"] for one in deployment.balance}) == 1)
    lost, doubled = zip(*(writers.compare(one) for one in deployment.balance))
    print(f"{what}: {took:.0f} s, writes {writers.answers}, reads {readers.answers}, repeated with their key {settled}, longest time without "
          f"an acknowledged write {writers.pause_of():.1f} s, lost {max(map(len, lost))}, doubled {max(map(len, doubled))}", flush=True)
    bad = undocumented(writers.answers) | undocumented(readers.answers)
    if bad or any(lost) or any(doubled):
        fail(f"{what}: {bad}")
    return writers


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    server = Server(FOLDER, DATABASE_PORT)
    deployment = Deployment(server)
    try:
        deployment.add(BEFORE)
        deployment.add(BEFORE)
        written = [phase("upgrade", deployment, AFTER), phase("way back", deployment, BEFORE), phase("upgrade again", deployment, AFTER)]
        hashes = [one.hashes() for one in deployment.balance]
        last = deployment.balance[0]
        for writers in written:
            lost, doubled = writers.compare(last)
            if lost or doubled:
                fail(f"lost {len(lost)}, doubled {len(doubled)} in the end")
        if hashes[0] != hashes[1]:
            fail("replicas have other changes")
        print(f"in the end: {sum(len(one.acknowledged) for one in written)} acknowledged writes are there once, in {len(hashes[0])} changes without "
              "a gap, the same on both replicas")
    finally:
        for one in deployment.balance:
            one.stop()
        server.kill()


main()
