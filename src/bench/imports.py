#!/usr/bin/env python3
"""Measures imports; see imports. Usage: imports.py FOLDER [orders|dry|writing|reading]…"""
import collections
import csv
import os
import re
import subprocess
import sys
import threading
import time
import unicodedata
import urllib.parse

import registry
from registry import BASE, EMPTY, FOLDER, memory, psql, stop

DATA = os.path.abspath(os.environ.get("SHARED_DATA", "../shared/data"))
GAZETTEER = os.path.join(DATA, "gazetteer", "geonames2020_cities1000_altnames.tsv.gz")
PAIRS = os.path.join(DATA, "relations", "hekman2026_wikipedia_pairs_raw.csv")
GERMAN = os.path.join(DATA, "relations", "muenchdo2015_german_partnerships.csv")
READ = BASE + "/v1/cities?limit=20"
TABLES = ("source", "city", "city_identifier", "partnership", "partnership_party", "claim", "change", "import_row")


def start(data):
    return registry.start(data, *EMPTY, "-Dregistry.fair-use.enabled=false")[0]


def job(path, file, content_type):
    """Sends a file and waits for the end of its job. Answers the job, with the seconds from sending to the end."""
    with open(file, "rb") as content:
        return registry.job(path, content.read(), content_type)


def load(which, dry=False):
    preset, title = ("pairs", "Wikipedia's lists") if which == PAIRS else ("one-sided", "German municipalities")
    query = urllib.parse.urlencode({"preset": preset, "title": title, "dryRun": str(dry).lower()})
    return job("/v1/imports?" + query, which, "text/csv")


def copied(data):
    """Seconds of a plain COPY, in one transaction, of all rows that the registry has into the same tables, emptied before."""
    for table in TABLES:
        psql(data, f"\\copy (select * from {table}) to '{FOLDER}/{table}.copy'\n")
    copies = "".join(f"\\copy {table} from '{FOLDER}/{table}.copy'\n" for table in TABLES)
    psql(data, "truncate " + ", ".join(TABLES) + " cascade")
    began = time.monotonic()
    psql(data, "begin;\n" + copies + "commit;\n")
    return time.monotonic() - began


def reads(seconds):
    out = subprocess.run(["wrk", "-t1", "-c8", f"-d{seconds}s", READ], capture_output=True, text=True, check=True).stdout
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))


def show(name, done):
    report = done["report"]
    rows = report["rows"]
    classes = {key: report[key] for key in ("created", "matched", "merged", "conflicting", "toReview", "rejected")}
    assert sum(classes.values()) == rows
    alone = 100 * (rows - classes["toReview"]) / rows
    print(f"  {name}: {rows} rows in {done['seconds']:.1f} s, of which {report['secondsMatching']:.1f} matching and "
          f"{report['secondsWriting']:.1f} writing; {alone:.1f} % without a human; {classes}", flush=True)


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower().replace("ø", "o").replace("ł", "l")) if c.isalnum())


def country(text):
    last = plain(text.split(",")[-1])
    return {"england": "unitedkingdom", "scotland": "unitedkingdom", "wales": "unitedkingdom", "northernireland": "unitedkingdom",
            "republicofireland": "ireland"}.get(last, last)


def groups(data):
    """Rows of pairs that differ in diacritics, case, or how the country is written: how many groups, and which have two records."""
    records = dict(line.split("|") for line in psql(
        data, "select number, record_id from import_row where record_id is not null and import_id = (select id from job "
              "where kind = 'import' order by total desc, created_at limit 1)").splitlines())
    found = collections.defaultdict(list)
    with open(PAIRS, newline="") as file:
        for number, row in enumerate(csv.reader(file), 1):
            if number > 1:
                key = frozenset([(plain(row[0]), country(row[1])), (plain(row[2]), country(row[3]))])
                found[key].append((tuple(row), records.get(str(number))))
    several = [rows for rows in found.values() if len({row for row, _ in rows}) > 1]
    apart = [rows for rows in several if len({record for _, record in rows if record}) > 1]
    print(f"  near-duplicates: {len(several)} groups, {len(apart)} with more than one record")
    for rows in apart:
        print("    " + " | ".join(", ".join(row) for row, _ in rows))


def recognised(done, data):
    """Of the rows of a list those, in per cent, that are about a partnership which the list before tells of."""
    return 100 * int(psql(
        data, f"select count(*) from import_row r where r.import_id = '{done['id']}' and exists (select 1 from import_row f "
              f"where f.record_id = r.record_id and f.import_id <> r.import_id)")) / done["report"]["rows"]


def order(name, first, second):
    print(name)
    data = os.path.join(FOLDER, "data-" + name.split()[0])
    process = start(data)
    try:
        loaded = job("/v1/gazetteer/imports", GAZETTEER, "application/gzip")
        print(f"  gazetteer: {loaded['report']['places']} places in {loaded['seconds']:.1f} s", flush=True)
        done = load(first)
        show(os.path.basename(first), done)
        later = load(second)
        show(os.path.basename(second), later)
        print(f"    recognised as partnerships that the first list brought: {recognised(later, data):.1f} %")
        groups(data)
        before = psql(data, "select sequence from change_head")
        show("the first again", load(first))
        show("the second again", load(second))
        after = psql(data, "select sequence from change_head")
        assert before == after, f"what was known changed something: {before} and {after}"
        print("  neither of which changed anything")
        twice = psql(data, "select count(*) - count(distinct (parties_key, kind)) from partnership")
        print(f"  records: " + ", ".join(f"{psql(data, 'select count(*) from ' + table).strip()} {table}" for table in TABLES)
              + f"; doubled partnerships: {twice.strip()}; peak memory of the JVM {memory(process.pid, 'VmHWM'):.0f} MiB")
    finally:
        stop(process)


def told(job_of, data):
    """What the report tells of each row."""
    return psql(data, "select number, class, reason, added from import_row where import_id = "
                      f"'{job_of['id']}' order by number").splitlines()


def dry():
    """Whether a dry run says of each row what the import then does with it, in either order, and when a list comes again."""
    for name, lists in {"pairs": (PAIRS, GERMAN, PAIRS, GERMAN), "municipalities": (GERMAN, PAIRS)}.items():
        data = os.path.join(FOLDER, "data-dry-" + name)
        process = start(data)
        try:
            job("/v1/gazetteer/imports", GAZETTEER, "application/gzip")
            for number, which in enumerate(lists):
                said = told(load(which, dry=True), data)
                did = told(load(which), data)
                other = [(one, two) for one, two in zip(said, did) if one != two]
                print(f"dry run, {name} first, {os.path.basename(which)}{' again' if number > 1 else ''}: of {len(said)} and {len(did)} rows "
                      f"{len(other)} are told otherwise than by the import", flush=True)
                for pair in other[:20]:
                    print("    dry: %s\n    did: %s" % pair)
        finally:
            stop(process)


def reading():
    """Reads alone, and beside an import of the larger list into an empty registry."""
    data = os.path.join(FOLDER, "data-reads")
    process = start(data)
    job("/v1/gazetteer/imports", GAZETTEER, "application/gzip")
    load(GERMAN)
    reads(10)
    quiet = reads(10)
    importing = threading.Thread(target=load, args=(PAIRS,))
    importing.start()
    time.sleep(3)
    busy = reads(10)
    ran = importing.is_alive()
    importing.join()
    stop(process)
    print(f"reads: {quiet:.0f} a second alone, {busy:.0f} beside an import, {busy / quiet:.2f}"
          + ("" if ran else " (the import had ended before)"))


def writing(name, *lists):
    """What lists write, one after the other, against COPY of the same rows."""
    data = os.path.join(FOLDER, "data-" + name.replace(" ", "-"))
    process = start(data)
    gazetteer = job("/v1/gazetteer/imports", GAZETTEER, "application/gzip")["seconds"]
    done = [load(which) for which in lists]
    wrote = [one["report"]["secondsWriting"] for one in done]
    all_seconds = [f"{one['seconds']:.1f}" for one in done]
    seconds = copied(data)
    print(f"{name}: {sum(wrote):.1f} s ({', '.join(f'{one:.1f}' for one in wrote)}) where COPY of the same rows takes {seconds:.1f} s: "
          f"{seconds / sum(wrote):.2f} of its rate; in all {', '.join(all_seconds)} s; "
          f"gazetteer {gazetteer:.1f} s; peak memory {memory(process.pid, 'VmHWM'):.0f} MiB", flush=True)
    stop(process)


def main():
    for path in (GAZETTEER, PAIRS, GERMAN):
        if not os.path.exists(path):
            print(f"Skipped: {path} is not at hand")
            return
    parts = sys.argv[2:] or ["orders", "dry", "writing", "reading"]
    if "orders" in parts:
        order("pairs first", PAIRS, GERMAN)
        order("municipalities first", GERMAN, PAIRS)
    if "dry" in parts:
        dry()
    if "writing" in parts:
        writing("writing", PAIRS)
        writing("writing both lists", GERMAN, PAIRS)
    if "reading" in parts:
        reading()


if __name__ == "__main__":
    main()
