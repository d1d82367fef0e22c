#!/usr/bin/env python3
"""Makes src/test/resources/upgrade/earlier.sql.gz and answers.ndjson.gz: a registry of an earlier version, with its data.

    src/test/upgrade/earlier.py CHECKOUT

CHECKOUT is a packaged checkout of the commit that landed before partnerships were told in time (a6a65d4 made what is here).
The script starts that version on its embedded PostgreSQL, writes through its API what offices, the registrar, strangers,
imports and screens of that time wrote, asks it for all that it then answers, and takes its tables by COPY (psql). UpgradeIT
restores them, and has today's registry go on.
"""
import gzip
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

KEY = "a-key-for-tests-only"
HERE = pathlib.Path(__file__).resolve().parent
INTO = HERE.parent / "resources" / "upgrade"
COLLECTIONS = ["sources", "cities", "partnerships", "forum-series", "forums", "exchanges", "platforms", "projects",
               "knowledge-transfers", "networks", "campaigns", "commitments", "claims", "offices", "change-requests"]

CITIES = {
    "osaka": ("geonames:1853909", "Osaka"), "shanghai": ("geonames:1796236", "Shanghai"),
    "dunedin": ("geonames:2191562", "Dunedin"), "wuxi": ("geonames:1790923", "Wuxi"),
    "hamburg": ("geonames:2911298", "Hamburg"), "milan": ("geonames:3173435", "Milan"),
    "marseille": ("geonames:2995469", "Marseille"), "istanbul": ("geonames:745044", "Istanbul"),
}


class Registry:
    def __init__(self, checkout, data):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        app = checkout / "target" / "quarkus-app"
        self.data = data
        self.process = subprocess.Popen(
            ["java", "-Xmx512m", f"-XX:SharedArchiveFile={app}/classes.jsa", "-Dquarkus.http.host=127.0.0.1",
             f"-Dquarkus.http.port={self.port}", f"-Dregistry.data-dir={data}", f"-Dregistry.bootstrap-key={KEY}",
             "-Dregistry.demo-offices=false", "-Dregistry.fair-use.enabled=false", "-Dregistry.webhooks.allowed-networks=127.0.0.0/8",
             "-jar", str(app / "quarkus-run.jar")],
            stdout=open(data / "registry.log", "w"), stderr=subprocess.STDOUT)
        self.until("the registry to be ready", lambda: self.send("GET", "/q/health/ready")[0] == 200)

    def send(self, method, path, body=None, key=None, **headers):
        """Status, headers and JSON of an answer."""
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if data is not None:
            sent.setdefault("Content-Type", "application/merge-patch+json" if method == "PATCH" else "application/json")
        if key:
            sent["X-API-Key"] = key
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, parsed(answer.read())
        except urllib.error.HTTPError as refused:
            return refused.code, refused.headers, parsed(refused.read())
        except OSError:
            return 0, {}, None

    def get(self, path, key=None):
        status, headers, body = self.send("GET", path, key=key)
        assert status == 200, (path, status, body)
        return body

    def post(self, path, body, key=KEY, expected=(200, 201, 202), **headers):
        status, answered, text = self.send("POST", path, body, key, **headers)
        assert status in expected, (path, body, status, text)
        return answered.get("Location"), text

    def change(self, method, path, body, key=KEY, expected=(200, 202), **headers):
        _, read, _ = self.send("GET", re.sub(r"\?.*|/(confirmations|answers|merge|unmerge|restore)\b.*", "", path), key=key)
        tag = "*" if re.search(r"/(unmerge|restore)$", path) else read.get("ETag")
        status, answered, text = self.send(method, path, body, key, If_Match=tag, **headers)
        assert status in expected, (path, body, status, text)
        return answered.get("Location"), text

    def until(self, what, holds):
        for _ in range(600):
            if holds():
                return
            assert self.process.poll() is None, (self.data / "registry.log").read_text()
            time.sleep(0.2)
        raise AssertionError(f"waited in vain for {what}")

    def done(self, job):
        self.until(job, lambda: self.get(job, KEY)["status"] in ("done", "failed", "cancelled"))

    def end(self):
        self.process.terminate()
        self.process.wait()


def parsed(text):
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text.decode(errors="replace")


def written(registry):
    """What was written in those days, by every way there was. The keys of offices by their cities."""
    keys = offices(registry)
    statuses(registry, keys)
    confirmations(registry, keys)
    claims(registry)
    corrections(registry, keys)
    histories(registry, keys)
    cooperation(registry, keys)
    imports(registry)
    return keys


def pair(one, other, more):
    return {"kind": "sister-city", "parties": [{"city": CITIES[one][0]}, {"city": CITIES[other][0]}], **more}


def record(registry, draft, key=KEY):
    return registry.post("/v1/partnerships?allowDuplicate=for%20an%20upgrade", draft, key)[0]


def offices(registry):
    keys = {}
    for name in ["osaka", "shanghai", "dunedin", "wuxi", "hamburg"]:
        office, _ = registry.post("/v1/offices", {"name": f"Office of {CITIES[name][1]}", "city": CITIES[name][0]})
        _, made = registry.post("/v1/api-keys", {"role": "office", "office": office.split("/")[-1], "label": name})
        keys[name] = made["key"]
    location, gone = registry.post("/v1/api-keys", {"role": "partner-app", "label": "gone"})
    registry.change("DELETE", location or f"/v1/api-keys/{gone['id']}", None, expected=(204,))
    keys["gone"] = gone["key"]
    registry.post("/v1/webhooks", {"url": "https://127.0.0.1:9/upgrade", "resources": ["partnerships"]},
                  keys["dunedin"])
    return keys


def statuses(registry, keys):
    """Milestones that end, by whom, and what the version of those days made of them."""
    by = lambda name, kind, date: {"type": kind, "date": date, "by": CITIES[name][0]}
    record(registry, pair("osaka", "milan", {"established": "1981", "milestones": [
        by("osaka", "ended", "2018-10-02"), by("milan", "ended", "2019")]}))
    patched = record(registry, pair("osaka", "hamburg", {"established": "1989"}))
    registry.change("PATCH", patched, {"milestones": [by("osaka", "ended", "2020")]})
    told = record(registry, pair("osaka", "marseille", {"established": "1990"}), keys["osaka"])
    registry.change("PATCH", told, {"milestones": [by("osaka", "ended", "2021-05")]}, keys["osaka"])
    disputed = record(registry, pair("osaka", "istanbul", {"established": "1991"}))
    registry.change("PATCH", disputed, {"milestones": [
        by("osaka", "ended", "2018-10-02"), by("istanbul", "end-disputed", "2018-10-04")]})
    record(registry, pair("hamburg", "milan", {"kind": "project-partnership", "established": "2020", "status": "ended",
                                              "ended": "2999-12-31"}))
    record(registry, pair("hamburg", "marseille", {"kind": "contact", "milestones": [
        {"type": "letter-of-intent", "date": "2019-02-18"}]}))
    ring = {"kind": "friendship-city", "established": "1999",
            "parties": [{"city": CITIES[name][0]} for name in ("hamburg", "milan", "istanbul")],
            "milestones": [by("milan", "ended", "2012")]}
    record(registry, ring)
    suspended = record(registry, pair("milan", "marseille", {"established": "1970"}))
    registry.change("PATCH", suspended, {"status": "suspended"})
    _, _, read = registry.send("GET", suspended)
    again = {name: read[name] for name in ("kind", "established", "milestones", "fields")}
    registry.change("PATCH", suspended, {**again, "fields": ["culture", "youth"]})


def confirmations(registry, keys):
    proposed = record(registry, pair("dunedin", "hamburg", {"status": "proposed"}), keys["dunedin"])
    stances = lambda path, name, word, **more: registry.change(
        "PUT", f"{path}/confirmations/{CITIES[name][0]}", {"stance": word, **more}, keys[name])
    agreed = record(registry, pair("wuxi", "hamburg", {"established": "1996"}), keys["wuxi"])
    stances(agreed, "hamburg", "confirmed", established="1996-05", note="As our archive has it")
    # All have confirmed: a change of one side waits for the other; one is answered, one is still open.
    _, asked = registry.change("PATCH", agreed, {"established": "1996-05"}, keys["wuxi"])
    registry.change("POST", f"/v1/change-requests/{asked['id']}/answers",
                    {"verdict": "accepted", "reason": "So it is"}, keys["hamburg"])
    registry.change("PATCH", agreed, {"kind": "friendship-city"}, keys["hamburg"])
    declined = record(registry, pair("dunedin", "wuxi", {"status": "proposed", "kind": "contact"}), keys["dunedin"])
    stances(declined, "wuxi", "disputed")
    contested = record(registry, pair("osaka", "wuxi", {"established": "1999", "kind": "friendship-city"}), keys["osaka"])
    stances(contested, "wuxi", "confirmed")
    stances(contested, "wuxi", "disputed")
    registry.change("PATCH", proposed, {"fields": ["culture"]}, keys["hamburg"])


def claims(registry):
    """Claims by the old pointers, which name places in lists, and records whose lists changed after that."""
    source = registry.post("/v1/sources", {"title": "A chronicle", "kind": "news", "published": "2001-02-03"})[0]
    said = lambda path, pointer, value: registry.post("/v1/claims", {
        "subject": {"resource": path.split("/")[2], "id": path.split("/")[3]}, "pointer": pointer, "value": value,
        "source": source.split("/")[-1]})[0]
    path = record(registry, pair("hamburg", "osaka", {"kind": "friendly-exchange", "established": "1971", "milestones": [
        {"type": "signed", "date": "1971-03-04"}, {"type": "renewed", "date": "1991"}]}))
    said(path, "/milestones/0/date", "1971-03-04")
    said(path, "/milestones/1/date", "1991-06")
    said(path, "/established", "1972")
    said(path, "/parties/1/nameAsSigned", "Osaka")
    removed = said(path, "/fields", ["culture"])
    registry.change("DELETE", removed, None, expected=(204,))
    # Inserted before the others: the claims stay with their facts.
    registry.change("PATCH", path, {"milestones": [
        {"type": "proposed", "date": "1969"}, {"type": "signed", "date": "1971-03-04"},
        {"type": "renewed", "date": "1991"}]})
    gone = record(registry, pair("hamburg", "shanghai", {"kind": "contact", "established": "1979", "milestones": [
        {"type": "signed", "date": "1979"}, {"type": "renewed", "date": "1999"}]}))
    said(gone, "/milestones/1/date", "1999")
    registry.change("PATCH", gone, {"milestones": [{"type": "signed", "date": "1979"}]})


def corrections(registry, keys):
    """Changes that are asked for: by a stranger, by an office; open, answered."""
    subject = {"resource": "cities", "id": CITIES["milan"][0]}
    registry.post("/v1/change-requests", {"subject": subject, "patch": {"website": "https://milan.example/"},
                                          "reason": "The site moved"}, None)
    _, asked = registry.post("/v1/change-requests", {
        "subject": {"resource": "cities", "id": CITIES["dunedin"][0]}, "patch": {"website": "https://dunedin.example/"},
        "reason": "The site moved", "sources": ["https://dunedin.example/moved"]}, keys["shanghai"])
    registry.change("POST", f"/v1/change-requests/{asked['id']}/answers", {"verdict": "accepted", "reason": "It did"},
                    keys["dunedin"])


def histories(registry, keys):
    """Records that were merged, parted, removed and brought back."""
    made = lambda name, **more: registry.post("/v1/cities?allowDuplicate=for%20an%20upgrade", {
        "kind": "city", "names": [{"value": name, "lang": "en"}], "countryCode": "NZ", **more})[0]
    one, other, third = made("Oamaru"), made("Oamaru Borough", website="https://oamaru.example/"), made("Waitaki")
    tie = record(registry, {"kind": "contact", "established": "1960",
                            "parties": [{"city": other.split("/")[-1]}, {"city": CITIES["milan"][0]}]})
    registry.change("POST", f"{other}/merge", {"into": one.split("/")[-1]})
    registry.change("POST", f"{third}/merge", {"into": one.split("/")[-1]})
    registry.change("POST", f"{third}/unmerge", None)
    registry.change("DELETE", third, None, expected=(204,))
    registry.change("POST", f"{third}/restore", None)
    registry.change("PATCH", f"{tie}?reason=A%20better%20source", {"established": "1961"})
    registry.change("DELETE", tie, None, expected=(204,))
    for _ in range(2):
        registry.post("/v1/cities", {"kind": "city", "names": [{"value": "Gore", "lang": "en"}], "countryCode": "NZ"},
                      KEY, Idempotency_Key="made-once")


def cooperation(registry, keys):
    for collection, name in [("exchanges", "ExchangeDraft"), ("platforms", "PlatformDraft"), ("projects", "ProjectDraft"),
                             ("knowledge-transfers", "KnowledgeTransferDraft"), ("networks", "NetworkDraft"),
                             ("commitments", "CommitmentDraft"), ("forum-series", "ForumSeriesDraft"),
                             ("forums", "ForumDraft"), ("campaigns", "CampaignDraft")]:
        draft = json.loads((registry.examples / f"{name}.json").read_text())
        location, made = registry.post(f"/v1/{collection}" + ("?allowDuplicate=for%20an%20upgrade" if collection == "forums" else ""), draft)
        if collection == "campaigns":
            played(registry, location, keys)


def played(registry, campaign, keys):
    made = registry.get(campaign)
    placement = made["placements"][0]["id"]
    keys["screen"] = registry.post("/v1/api-keys", {"role": "screen", "placement": placement})[1]["key"]
    registry.post(f"{campaign}/plays", {"placement": placement, "plays": [
        {"id": "019b7a3c-2f10-7c4e-9d31-6f0a8b2c4d5e", "media": made["media"][0]["id"], "at": "2026-01-05T08:30:00Z",
         "seconds": 60}]}, keys["screen"])


def imports(registry):
    place = "{0}\t{1}\t{1}\t{2}\t{3}\t{4}\tP\tPPL\tDE\t\t{5}\t\t\t\t{6}\t\t524\tEurope/Berlin\t2019-09-05\n".format
    places = (place(2867714, "München", "Munich", 48.13743, 11.57549, "02", 1260391)
              + place(2925087, "Friedland", "", 51.42105, 9.91371, "06", 1358)
              + place(2925086, "Friedland", "", 53.66864, 13.55421, "12", 5544))
    _, job = registry.post("/v1/gazetteer/imports", places.encode(), Content_Type="text/tab-separated-values")
    registry.done(f"/v1/jobs/{job['id']}")
    registry.until("the gazetteer", lambda: registry.get("/v1/gazetteer").get("places") == 3)
    rows = ("city1,country1,city2,country2,established\nMunich,Germany,Milan,Italy,1961\n"
            "Wuxi,China,Gimhae,South Korea,1999\nMilan,Italy,Nowhere,New Zealand,1999\n"
            "Friedland,Germany,Milan,Italy,1971\n")
    _, job = registry.post("/v1/imports?preset=pairs&title=A%20list&dryRun=false", rows.encode(), Content_Type="text/csv")
    registry.done(f"/v1/jobs/{job['id']}")


def answers(registry, keys):
    """All that the registry answers about its records, line by line."""
    lines = [{"keys": keys}]
    for collection in COLLECTIONS:
        cursor = ""
        while cursor is not None:
            page = registry.get(f"/v1/{collection}?limit=200{cursor}", KEY)
            for item in page["items"]:
                lines.append({"path": f"/v1/{collection}/{item['id']}", "body": item})
                revisions = registry.get(f"/v1/{collection}/{item['id']}/revisions?limit=200", KEY)["items"]
                if len(revisions) > 1:
                    for revision in revisions:
                        at = f"/v1/{collection}/{item['id']}/revisions/{revision['version']}"
                        lines.append({"revision": at, "body": registry.get(at, KEY)})
            following = page["page"].get("nextCursor")
            cursor = following and f"&cursor={following}"
    for path in ["/v1/reviews", "/v1/webhooks", "/v1/api-keys", "/v1/conflicts?limit=200"]:
        for item in registry.get(path, KEY)["items"]:
            lines.append({"item": path, "body": item})
    return lines


def tables(registry):
    """All tables as psql copies them out, in a form that it takes in again."""
    data = registry.data
    lines = (data / "postgres" / "postmaster.pid").read_text().splitlines()
    password = re.search(r"^postgres=(.*)$", (data / "credentials.properties").read_text(), re.M).group(1)

    def ask(sql):
        return subprocess.run(["psql", "-X", "-A", "-t", "-q", "-h", "127.0.0.1", "-p", lines[3].strip(), "-U", "postgres",
                               "registry", "-c", sql], env={**os.environ, "PGPASSWORD": password}, check=True,
                              capture_output=True, text=True).stdout
    parts = []
    names = ask("select table_name from information_schema.tables where table_schema = 'public' "
                "and table_type = 'BASE TABLE' order by 1").split()
    for name in names:
        columns = ask("select column_name from information_schema.columns where table_schema = 'public' and "
                      f"table_name = '{name}' and is_generated = 'NEVER' order by ordinal_position").split()
        rows = ask(f"copy (select {', '.join(columns)} from {name} order by 1) to stdout")
        if rows:
            parts.append(f"copy {name} ({', '.join(columns)}) from stdin;\n{rows}\\.\n")
    for name in ask("select sequencename from pg_sequences where schemaname = 'public' and last_value is not null").split():
        last = ask(f"select last_value from {name}").strip()
        parts.append(f"select setval('{name}', {last});\n")
    return "".join(parts)


def packed(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0, compresslevel=9) as out:
        out.write(text.encode())
    print(path, path.stat().st_size)


def main():
    checkout = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as directory:
        registry = Registry(checkout, pathlib.Path(directory))
        registry.examples = checkout / "openapi" / "examples"
        try:
            keys = written(registry)
            lines = answers(registry, keys)
            packed(INTO / "answers.ndjson.gz", "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
            packed(INTO / "earlier.sql.gz", tables(registry))
        finally:
            registry.end()


if __name__ == "__main__":
    main()
