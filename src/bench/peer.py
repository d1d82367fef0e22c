"""nginx, serving a file of the same bytes as the registry answers, and wrk, which measures both."""
import json
import os
import re
import statistics
import subprocess
import sys
import time
import urllib.request

from registry import BASE, FOLDER, cpu

PORT = 18475
PEER = f"http://127.0.0.1:{PORT}"
# Of the smallest of the peer's own figures: where they lie farther apart, other work has decided them, and no figure of the run is good.
MOST_APART = 1 / 3


def nginx():
    conf = os.path.join(FOLDER, "nginx.conf")
    with open(conf, "w") as out:
        out.write(f"""
            worker_processes 2; pid {FOLDER}/nginx.pid; error_log {FOLDER}/nginx.log; daemon off;
            events {{ worker_connections 256; }}
            http {{
              access_log off; default_type application/json; sendfile on; keepalive_requests 100000000;
              server {{ listen 127.0.0.1:{PORT}; root {FOLDER}/www;
                add_header Cache-Control "public, max-age=0, s-maxage=10, stale-if-error=86400";
                add_header Vary "Accept, Accept-Language"; add_header Registry-Sequence 150000;
                add_header X-Request-Id 0123456789abcdef; add_header Content-Language en; }}
            }}""")
    process = subprocess.Popen(["nginx", "-c", conf, "-p", FOLDER, "-e", os.path.join(FOLDER, "nginx.log")])
    time.sleep(1)
    children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True).stdout.split()
    return process, [process.pid, *map(int, children)]


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


def in_turn(file, paths):
    """A script by which wrk asks for many addresses, one after the other."""
    script = os.path.join(FOLDER, file + ".lua")
    with open(script, "w") as out:
        out.write(f"""
            local requests, at = {{}}, 0
            init = function()
              for path in io.lines({json.dumps(script + ".txt")}) do requests[#requests + 1] = wrk.format(nil, path) end
            end
            request = function() at = at % #requests + 1 return requests[at] end""")
    with open(script + ".txt", "w") as out:
        out.writelines(path + "\n" for path in paths)
    return script


def median(rounds, figure):
    return statistics.median(measured[figure] for measured in rounds)


def unsteady(rounds, *figures):
    """The figures of a peer that moved between its rounds by more than a third, in words; empty for none."""
    apart = []
    for figure in figures:
        of_rounds = [measured[figure] for measured in rounds]
        if max(of_rounds) - min(of_rounds) > MOST_APART * min(of_rounds):
            apart.append(f"{figure} {min(of_rounds):.1f} to {max(of_rounds):.1f}")
    return ", ".join(apart)


class Comparison:
    """Registry and nginx in turns."""

    def __init__(self, process, rounds, seconds, warm_up):
        self.pids, self.rounds, self.seconds, self.warm_up = [process.pid], rounds, seconds, warm_up
        self.missed, self.doubtful = [], []
        self.peer, self.peer_pids = nginx()

    def of(self, name, path, wanted, headers=(), paths=None, figure="rps"):
        """@param headers: of requests, with {etag} for the one that the asked has given its answer
        @param paths: that are asked for in turn instead of the one, which is what the peer answers
        @param figure: by which both are compared: rps, requests a second, or cpu, the CPU of a request"""
        file = re.sub(r"\W+", "-", name)
        with urllib.request.urlopen(BASE + path) as answer:
            etag, body = answer.headers["ETag"], answer.read()
        with open(os.path.join(FOLDER, "www", file), "wb") as out:
            out.write(body)
        with urllib.request.urlopen(f"{PEER}/{file}") as answer:
            peer_etag = answer.headers["ETag"]
        our_headers = [part.format(etag=etag) for part in headers]
        their_headers = [part.format(etag=peer_etag) for part in headers]
        if paths:
            our_headers += ["-s", in_turn(file, paths)]
        wrk(BASE + path, self.warm_up, self.pids, *our_headers)
        ours, theirs = [], []
        for _ in range(self.rounds):
            ours.append(wrk(BASE + path, self.seconds, self.pids, *our_headers))
            theirs.append(wrk(f"{PEER}/{file}", self.seconds, self.peer_pids, *their_headers))
        ratio = median(ours, "rps") / median(theirs, "rps")
        cheapness = median(theirs, "cpu") / median(ours, "cpu")
        doubt = unsteady(theirs, figure)
        if doubt:
            self.doubtful.append(name)
        elif (ratio if figure == "rps" else cheapness) < wanted:
            self.missed.append(name)
        print(f"{name} ({len(body)} bytes): {ratio:.2f} of nginx's requests per second, {cheapness:.2f} of its CPU ratio "
              f"(wanted: {wanted:.2f} by {figure}); load average {os.getloadavg()[0]:.1f}")
        if doubt:
            print(f"  NO GOOD FIGURE: nginx's own moved between rounds ({doubt})")
        for who, measured in (("registry", ours), ("nginx", theirs)):
            print(f"  {who:8} {median(measured, 'rps'):9.0f} requests/s, {median(measured, 'cpu'):6.1f} µs CPU a request, "
                  f"99th percentile {median(measured, 'p99'):.2f} ms", flush=True)

    def end(self):
        self.peer.terminate()
        if self.missed:
            print("missed: " + ", ".join(self.missed))
        if self.doubtful:
            print("to be measured again: " + ", ".join(self.doubtful))
