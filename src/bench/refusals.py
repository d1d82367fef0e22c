#!/usr/bin/env python3
"""Runs the benchmark of refusals; see refusals. Usage: refusals.py FOLDER"""
import json
import os
import socket
import time

from registry import BASE, EMPTY, FOLDER, KEY, PORT, TICKS, start, stop

PATIENCE = 300  # seconds for one answer
TRICKLES = 200
MATCH = "/v1/match/cities"


def numbered(pattern, count, between=","):
    return between.join(pattern % i for i in range(count))


BODIES = {
    "40,000 empty queries": '{"queries":[' + ",".join(["{}"] * 40_000) + "]}",
    "1,000 empty queries": '{"queries":[' + ",".join(["{}"] * 1_000) + "]}",
    "50,000 unknown names": "{" + numbered('"n%d":1', 50_000) + "}",
    "700,000 unknown names": "{" + numbered('"n%d":1', 700_000) + "}",
    "350,000 empty objects": '{"queries":[' + ",".join(["{}"] * 350_000) + "]}",
}
ADDRESSES = {
    "40,000 unknown parameters of a list": "/v1/cities?" + numbered("%d", 40_000, "&"),
    "40,000 unknown parameters of /problems": "/problems?" + numbered("%d", 40_000, "&"),
    "100 unknown parameters of 2,000 characters": "/v1/cities?" + numbered("n" * 2_000 + "%d", 100, "&"),
}


def connect():
    connection = socket.create_connection(("127.0.0.1", PORT))
    connection.settimeout(PATIENCE)
    return connection


def answer(connection):
    """Status and length of the answer on a connection; None where it is closed or silent."""
    got = b""
    try:
        while b"\r\n\r\n" not in got:
            piece = connection.recv(65536)
            if not piece:
                return None, len(got)
            got += piece
        head, rest = got.split(b"\r\n\r\n", 1)
        lengths = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
        length = int(lengths[0]) if lengths else 0
        while len(rest) < length:
            rest += connection.recv(65536)
        return int(head.split(b" ")[1]), length
    except OSError:
        return None, len(got)


def request(method, path, body=b"", key=True):
    with connect() as connection:
        head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        head += f"X-API-Key: {KEY}\r\n" if key else ""
        try:
            connection.sendall(head.encode() + b"\r\n" + body)
        except OSError:
            pass  # Refused while it was sent: the answer says so.
        return answer(connection)


def cpu(process):
    """Processor seconds that a process has used."""
    with open(f"/proc/{process.pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def measured(process, name, method, path, body=b""):
    before = cpu(process)
    status, length = request(method, path, body, key=False)
    print(f"{name:45} {status}  {cpu(process) - before:7.2f} s  {length:10,} bytes answered", flush=True)


def trickle(process):
    """200 bodies of which one byte has come; then writes with the key, and how they fare."""
    slow = []
    for _ in range(TRICKLES):
        connection = connect()
        connection.sendall(f"POST /v1/cities HTTP/1.1\r\nHost: x\r\nX-API-Key: {KEY}\r\nContent-Type: application/json\r\n"
                           "Content-Length: 1000\r\n\r\n{".encode())
        slow.append(connection)
    time.sleep(1)
    seconds = []
    for i in range(5):
        draft = {"kind": "city", "countryCode": "NZ", "names": [{"value": f"Written while others trickle {i}", "lang": "en"}]}
        began = time.monotonic()
        with connect() as connection:
            connection.settimeout(20)
            body = json.dumps(draft).encode()
            connection.sendall(f"POST /v1/cities?dryRun=true HTTP/1.1\r\nHost: x\r\nX-API-Key: {KEY}\r\nContent-Type: "
                               f"application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
            status, _ = answer(connection)
        seconds.append((status, round(time.monotonic() - began, 2)))
    print(f"writes beside {TRICKLES} trickling bodies (status, seconds): {seconds}", flush=True)
    for connection in slow:
        connection.close()


def large(process):
    """12 bodies of 60 MiB at once, without a key; then whether the process lives and answers."""
    connections = [connect() for _ in range(12)]
    piece = b" " * (1 << 20)
    for connection in connections:
        connection.settimeout(2)
        connection.sendall(b"POST " + MATCH.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                           b"Content-Length: 62914560\r\n\r\n")
    open_ones = set(connections)
    for _ in range(60):
        for connection in list(open_ones):
            try:
                connection.sendall(piece)
            except OSError:
                open_ones.discard(connection)
    answers = [answer(connection)[0] for connection in connections]
    print(f"12 bodies of 60 MiB: {answers}; alive: {process.poll() is None}", flush=True)
    print("liveness after it:", request("GET", "/q/health/live")[0], "a list:", request("GET", "/v1/cities?limit=1")[0])


registry, _ = start(os.path.join(FOLDER, "data"), *EMPTY, "-Dregistry.fair-use.enabled=false")
try:
    request("POST", MATCH, b'{"queries":[{"name":"x"}]}')
    for title, text in BODIES.items():
        measured(registry, title, "POST", MATCH, text.encode())
    for title, path in ADDRESSES.items():
        measured(registry, title, "GET", path)
    trickle(registry)
    large(registry)
finally:
    stop(registry)
