"""The packaged registry as benchmarks run it, with its database. The first argument of whoever imports this is a folder for it."""
import json
import os
import re
import subprocess
import sys
import time
import urllib.request

FOLDER = os.path.abspath(sys.argv[1])
APP = os.environ.get("BENCH_APP", "target/quarkus-app")
PORT = int(os.environ.get("BENCH_PORT", "18474"))
BASE = f"http://127.0.0.1:{PORT}"
KEY = "a-key-for-the-benchmark"
# As README.md has them; what comes later wins.
COLLECTOR = "-XX:-G1UseAdaptiveIHOP -XX:InitiatingHeapOccupancyPercent=88"
OPTIONS = [*COLLECTOR.split(), *os.environ.get("BENCH_JAVA_OPTIONS", "-Xmx320m").split(),
           "-XX:+ExitOnOutOfMemoryError", f"@{APP}/archive.options"]
# Properties: an empty registry, writable with the key, in which nobody sends too much.
EMPTY = ("-Dregistry.starter-data=false", f"-Dregistry.bootstrap-key={KEY}")
FREE = tuple(f"-Dregistry.fair-use.{who}.{what}=1000000000"
             for who in ("anonymous", "partner-app", "registrar") for what in ("reads", "writes", "waiting"))
# The columns that generate.py writes: those that came later it leaves empty. Of the other tables it writes all.
COLUMNS = {"city": "(id, version, created_at, updated_at, kind, names, country_code, subdivision_code, part_of_id, latitude, longitude, "
                   "population, population_qualifier, area_km2, area_qualifier, website, status)",
           "partnership": "(id, version, created_at, updated_at, kind, kind_as_stated, status, established, ended, ended_by, "
                          "end_reason, fields, milestones, parties_key)",
           "partnership_party": "(partnership_id, position, city_id, name_as_signed)"}
GENERATED = ("city", "city_identifier", "partnership", "partnership_party", "change")
TICKS = os.sysconf("SC_CLK_TCK")


def surroundings():
    """What a figure depends on beside the registry: the machine, the JVM and its options, and what else runs."""
    with open("/proc/cpuinfo") as cpus, open("/proc/meminfo") as memory_of_all, open("/proc/loadavg") as load:
        model = re.search(r"model name\s*:\s*(.*)", cpus.read())
        size = int(re.search(r"MemTotal:\s+(\d+)", memory_of_all.read()).group(1)) / 2 ** 20
        average = " ".join(load.read().split()[:3])
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr.splitlines()[-1]
    return (f"{os.cpu_count()} cores, {model.group(1) if model else 'of an unknown model'}, {size:.0f} GiB; {java}; "
            f"{' '.join(OPTIONS)}; load average {average}")


def start(data, *properties):
    """Starts the registry and answers it with the seconds until its first list."""
    print(surroundings(), flush=True)
    return started(PORT, APP, OPTIONS, data, *properties)


def started(port, app, options, data, *properties):
    """As above, any registry on any port."""
    began = time.monotonic()
    process = subprocess.Popen(
        ["java", *options, f"-Dregistry.data-dir={data}", f"-Dquarkus.http.port={port}", *properties,
         "-jar", os.path.join(app, "quarkus-run.jar")],
        stdout=open(os.path.join(FOLDER, "registry.log"), "a"), stderr=subprocess.STDOUT)
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/cities?limit=1", timeout=5) as answer:
                if answer.status == 200:
                    return process, time.monotonic() - began
        except OSError:
            if process.poll() is not None:
                sys.exit("The registry ended: see " + os.path.join(FOLDER, "registry.log"))
            time.sleep(0.02)


def stop(process):
    process.terminate()
    process.wait(60)


def ask(path, body=None, content_type="application/json"):
    """With the key. A body is bytes, or what becomes JSON."""
    headers = {"X-API-Key": KEY}
    if body is not None:
        headers["Content-Type"] = content_type
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(BASE + path, body, headers), timeout=120) as answer:
        return json.load(answer)


def job(path, body, content_type):
    """Sends a file and waits for the end of its job. Answers the job, with the seconds from sending to the end."""
    began = time.monotonic()
    state = ask(path, body, content_type)
    while state["status"] in ("queued", "running"):
        time.sleep(0.1)
        state = ask("/v1/jobs/" + state["id"])
    if state["status"] != "done":
        sys.exit(json.dumps(state, indent=2))
    state["seconds"] = time.monotonic() - began
    return state


def password(data):
    with open(os.path.join(data, "credentials.properties")) as lines:
        return dict(line.strip().split("=", 1) for line in lines if "=" in line)["registry"]


def psql(data, script):
    """What a script of commands prints in the database of a running registry."""
    with open(os.path.join(data, "postgres", "postmaster.pid")) as lines:
        port = lines.read().splitlines()[3].strip()
    return subprocess.run(
        ["psql", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port, "-U", "registry", "registry"],
        input=script, text=True, check=True, stdout=subprocess.PIPE, env=os.environ | {"PGPASSWORD": password(data)}).stdout


def load(data):
    """Has a running registry follow 50,000 cities and 100,000 partnerships, the same ones always."""
    subprocess.run([sys.executable, "src/bench/generate.py", os.path.join(FOLDER, "copy")], check=True)
    copy(data, *GENERATED)
    wait_for(150_000)


def copy(data, *files):
    """Copies files, each with the name of its table and maybe more after a dot, and sets the head of the log."""
    copies = "".join(
        f"\\copy {table} {COLUMNS.get(table, '')} from '{FOLDER}/copy/{file}.copy'\n"
        for file, table in ((file, file.split(".")[0]) for file in files))
    head = "update change_head set (sequence, hash) = (select sequence, hash from change order by sequence desc limit 1);\n"
    psql(data, "begin;\n" + copies + head + "commit;\n")


def wait_for(sequence):
    while ask("/v1")["sequence"] < sequence:
        time.sleep(0.05)


def cpu(pids):
    """Seconds that processes have used."""
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory(pid, figure="VmRSS"):
    """MiB; VmHWM is the most so far."""
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(figure + r":\s+(\d+)", status.read()).group(1)) / 1024
