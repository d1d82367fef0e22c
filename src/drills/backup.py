"""A drill of backup and restore; see src/drills/backup."""
import os
import shutil
import sys
import time
import uuid

from registry import Registry, Writers, fail, until
from server import Server

FOLDER = os.path.abspath(sys.argv[1])
PORT = int(os.environ.get("DRILL_PORT", "18476"))
DATABASE_PORT = int(os.environ.get("DRILL_DATABASE_PORT", "18477"))
SECONDS = float(os.environ.get("DRILL_SECONDS", "3"))
LOG = os.path.join(FOLDER, "registry.log")


def path(*names):
    return os.path.join(FOLDER, *names)


def writing(current):
    """Clients that have written for a while."""
    writers = Writers(lambda: current)
    until("the first writes", lambda: len(writers.acknowledged) >= 50)
    time.sleep(SECONDS)
    return writers


def same(what, restored, original, writers, acknowledged=None):
    """The restored registry has all that was acknowledged, once, under the same numbers and hashes, and goes on from there."""
    have = restored.hashes()
    head = len(have)
    other = [number for number in have if original.get(number) != have[number]]
    if other:
        fail(f"{what}: change {other[0]} is another one")
    expected = dict(writers.acknowledged if acknowledged is None else acknowledged)
    stored = restored.titles()
    lost = [title for title, made in expected.items() if stored.get(title) != [made]]
    if lost:
        fail(f"{what}: {len(lost)} of {len(expected)} acknowledged writes are not there once")
    if acknowledged is None and head != len(original):
        fail(f"{what}: it ends with change {head}, not {len(original)}")
    if writers.write(uuid.uuid4().hex, 0) != 201 or len(restored.hashes()) != head + 1:
        fail(f"{what}: it cannot be written to")
    print(f"{what}: ends with change {head}, hash {have[head][:16]}…, as before; {len(expected)} acknowledged writes are there, "
          f"0 lost, 0 doubled; the next write is change {head + 1}", flush=True)


def embedded():
    current = [Registry(PORT, path("data"), log=LOG).ready()]
    writers = writing(current)
    # While they write.
    current[0].stop()
    writers.end()
    began = time.monotonic()
    shutil.copytree(path("data"), path("backup"), symlinks=True)
    print(f"copied in {time.monotonic() - began:.1f} s; answers to the writers: {writers.answers}", flush=True)
    # What the copy has to be equal to: the original, as it is when it goes on.
    current[0] = Registry(PORT, path("data"), log=LOG).ready()
    original = current[0].hashes()
    current[0].stop()
    shutil.rmtree(path("data"))
    shutil.copytree(path("backup"), path("elsewhere"), symlinks=True)
    current[0] = Registry(PORT, path("elsewhere"), log=LOG).ready()
    print(f"ready {current[0].took:.1f} s after its start", flush=True)
    same("cold copy of the data directory", current[0], original, writers)
    current[0].stop()


class Archived(Server):
    """A PostgreSQL that pgBackRest archives."""

    def __init__(self):
        for name in ("repository", "spool", "log"):
            os.makedirs(path(name))
        with open(path("pgbackrest.conf"), "w") as file:
            file.write(f"[global]\nrepo1-path={path('repository')}\nrepo1-retention-full=2\nrepo1-bundle=y\nlog-path={path('log')}\n"
                       f"log-level-console=warn\nlock-path={path('spool')}\nspool-path={path('spool')}\nstart-fast=y\n"
                       f"[registry]\npg1-path={path('server', 'data')}\npg1-port={DATABASE_PORT}\npg1-socket-path={path('server')}\n")
        super().__init__(FOLDER, DATABASE_PORT, "archive_mode=on\narchive_command='pgbackrest "
                         f"--config={path('pgbackrest.conf')} --stanza=registry archive-push %p'\n")
        self.backrest("stanza-create")

    def backrest(self, *command):
        return self.run("pgbackrest", f"--config={path('pgbackrest.conf')}", "--stanza=registry", *command)


def own():
    server = Archived()
    current = []
    try:
        current.append(Registry(PORT, path("data"), *server.properties("registry"), log=LOG).ready())
        writers = writing(current)
        began, before = time.monotonic(), dict(writers.acknowledged)
        server.run("pg_dump", "-h", path("server"), "-p", str(DATABASE_PORT), "-Fc", "-f", path("spool", "dump"), "registry")
        dumped = time.monotonic()
        server.backrest("--type=full", "backup")
        backed = time.monotonic()
        time.sleep(SECONDS)
        writers.end()
        original = current[0].hashes()
        print(f"pg_dump took {dumped - began:.1f} s, pgBackRest {backed - dumped:.1f} s; answers to the writers, who wrote on: "
              f"{writers.answers}", flush=True)
        # The log up to the last write has to be in the archive: what is not there yet goes down with the server.
        segment = server.sql("select pg_walfile_name(pg_switch_wal())")
        until("the archive of the log", lambda: server.sql("select last_archived_wal >= '%s' from pg_stat_archiver" % segment) == "t")
        current[0].stop()
        server.kill()
        shutil.rmtree(path("server", "data"))

        server.backrest("restore")
        server.start()
        until("the end of recovery", lambda: server.sql("select pg_is_in_recovery()") == "f")
        current[0] = Registry(PORT, path("data"), *server.properties("registry"), log=LOG).ready()
        same("pgBackRest, to the end of the archived log", current[0], original, writers)
        current[0].stop()

        server.sql("create database dumped owner registry")
        server.run("pg_restore", "-h", path("server"), "-p", str(DATABASE_PORT), "-d", "dumped", path("spool", "dump"))
        current[0] = Registry(PORT, path("another"), *server.properties("dumped"), log=LOG).ready()
        same("pg_dump, as of when it began", current[0], original, writers, before)
        current[0].stop()
    finally:
        for one in current:
            one.stop()
        server.kill()


shutil.rmtree(FOLDER, ignore_errors=True)
os.makedirs(FOLDER)
{"embedded": embedded, "own": own}[sys.argv[2]]()
