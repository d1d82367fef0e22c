"""A PostgreSQL of Debian for drills, as the user postgres, on loopback."""
import glob
import os
import signal
import subprocess

from registry import PATIENCE, until


class Server:
    """Made in a folder, started, with a database registry of a role of that name."""

    def __init__(self, folder, port, settings=""):
        self.folder, self.port, self.data = folder, port, os.path.join(folder, "server", "data")
        self.programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        os.makedirs(os.path.join(folder, "server"))
        subprocess.run(["chown", "-R", "postgres:", folder], check=True)
        self.run(f"{self.programs}/initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "--no-sync")
        with open(os.path.join(self.data, "postgresql.conf"), "a") as file:
            file.write(f"port={port}\nlisten_addresses='127.0.0.1'\nunix_socket_directories='{self.socket()}'\n{settings}")
        self.start()
        self.sql("create role registry login password 'x'")
        self.sql("create database registry owner registry")

    def socket(self):
        return os.path.join(self.folder, "server")

    def run(self, *command):
        return subprocess.run(["runuser", "-u", "postgres", "--", *command], check=True, text=True, cwd=self.folder, stdout=subprocess.PIPE,
                              timeout=PATIENCE).stdout

    def sql(self, statement, database="postgres"):
        return self.run("psql", "-XqAt", "-h", self.socket(), "-p", str(self.port), "-d", database, "-c", statement).strip()

    def start(self):
        # Into a file: the server keeps what it inherits open.
        with open(os.path.join(self.folder, "server.log"), "a") as log:
            subprocess.run(["runuser", "-u", "postgres", "--", f"{self.programs}/pg_ctl", "-w", "-t", str(PATIENCE), "-D", self.data,
                            "-l", os.path.join(self.socket(), "log"), "start"], check=True, stdout=log, stderr=log, cwd=self.folder)

    def kill(self):
        with open(os.path.join(self.data, "postmaster.pid")) as file:
            process = int(file.readline())
        os.kill(process, signal.SIGQUIT)
        until("the end of PostgreSQL", lambda: not os.path.exists(f"/proc/{process}"))

    def properties(self, database):
        return (f"-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:{self.port}/{database}", "-Dquarkus.datasource.username=registry",
                "-Dquarkus.datasource.password=x")
