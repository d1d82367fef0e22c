#!/usr/bin/env python3
"""Has GDAL and QGIS's Python read all layers; see layers. Usage: layers.py BASE [qgis]"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

BASE = sys.argv[1].rstrip("/")
SOURCE = f"OAPIF:{BASE}/ogc"
LAYERS = ("cities", "partnerships", "forums")
BOX = (100, 20, 130, 40)
# Crosses the antimeridian.
ACROSS = (170, -50, -170, 0)
TIME = "1980-01-01T00:00:00Z/1989-12-31T00:00:00Z"


def fail(what):
    sys.exit("FAILED: " + what)


def asked(path):
    """Waits where it is told to, as it reads for comparison only."""
    while True:
        try:
            with urllib.request.urlopen(BASE + path, timeout=120) as answer:
                return answer.read()
        except urllib.error.HTTPError as e:
            if e.code != 429:
                raise
            time.sleep(float(e.headers["Retry-After"]))


def total(layer):
    return json.loads(asked(f"/v1/{layer}?limit=0"))["page"]["total"]


def matched(layer, query):
    return json.loads(asked(f"/ogc/collections/{layer}/items?limit=1&{query}"))["numberMatched"]


def positions():
    for line in asked("/v1/exports/cities.ndjson").splitlines():
        city = json.loads(line)
        if "latitude" in city:
            yield city["longitude"], city["latitude"]


def program(*command):
    """What a program prints, which may have met no refusal."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    if done.returncode or "429" in done.stderr or "ERROR" in done.stderr:
        fail(f"{' '.join(command)}: {done.stderr[-500:]}")
    return done.stdout


def features(folder, layer, *options):
    """Ids of what ogr2ogr reads of a layer."""
    file = os.path.join(folder, "layer.geojson")
    if os.path.exists(file):
        os.remove(file)
    program("ogr2ogr", "-f", "GeoJSON", *options, file, SOURCE, layer)
    with open(file, encoding="utf-8") as content:
        return [one["properties"]["id"] for one in json.load(content)["features"]]


def gdal(folder):
    for layer in LAYERS:
        began = time.monotonic()
        said = int(re.search(r"Feature Count: (\d+)", program("ogrinfo", "-ro", "-so", SOURCE, layer)).group(1))
        read = features(folder, layer)
        if not said == len(read) == len(set(read)) == total(layer):
            fail(f"{layer}: GDAL is told of {said} and reads {len(read)}, the registry has {total(layer)}")
        print(f"GDAL: all {len(read)} {layer}, each once, in {time.monotonic() - began:.1f} s", flush=True)
    west, south, east, north = BOX
    inside = sum(west <= x <= east and south <= y <= north for x, y in positions())
    boxed = features(folder, "cities", "-spat", *map(str, BOX))
    if len(boxed) != inside or matched("cities", "bbox=" + ",".join(map(str, BOX))) != inside:
        fail(f"{len(boxed)} cities in the box, by their coordinates {inside}")
    print(f"GDAL: {inside} cities in a box, as many as have such coordinates", flush=True)


def others():
    """What programs ask for by address alone."""
    west, south, east, north = ACROSS
    inside = sum((x >= west or x <= east) and south <= y <= north for x, y in positions())
    across = matched("cities", "bbox=" + ",".join(map(str, ACROSS)))
    if across != inside:
        fail(f"{across} cities in a box across the antimeridian, by their coordinates {inside}")
    dated = matched("partnerships", "datetime=" + TIME)
    if not 0 < dated < total("partnerships"):
        fail(f"{dated} partnerships in a time")
    print(f"{across} cities in a box across the antimeridian, {dated} of {total('partnerships')} partnerships in the eighties", flush=True)


def qgis():
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from qgis.core import Qgis, QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer
    application = QgsApplication([], False)
    application.initQgis()
    met = []
    application.messageLog().messageReceived.connect(lambda text, tag, level: met.append(text))
    for name in LAYERS:
        began = time.monotonic()
        layer = QgsVectorLayer(f"url='{BASE}/ogc' typename='{name}'", name, "OAPIF")
        if not layer.isValid():
            fail(f"QGIS finds no layer {name}: {met}")
        read = [one["id"] if "id" in one.fields().names() else one.id() for one in layer.getFeatures()]
        if len(set(read)) != total(name) or len(read) != total(name):
            fail(f"{name}: QGIS reads {len(read)}, the registry has {total(name)}: {met[-3:]}")
        print(f"QGIS {Qgis.QGIS_VERSION}: all {len(read)} {name}, each once, in {time.monotonic() - began:.1f} s", flush=True)
    layer = QgsVectorLayer(f"url='{BASE}/ogc' typename='cities' restrictToRequestBBOX='1'", "box", "OAPIF")
    west, south, east, north = BOX
    read = sum(1 for _ in layer.getFeatures(QgsFeatureRequest(QgsRectangle(west, south, east, north))))
    inside = sum(west <= x <= east and south <= y <= north for x, y in positions())
    if read != inside:
        fail(f"QGIS reads {read} cities in the box, by their coordinates {inside}")
    print(f"QGIS: {read} cities in a box, as many as have such coordinates", flush=True)
    if any("429" in one or "Too Many" in one for one in met):
        fail(f"QGIS met a limit: {met}")
    # Without taking itself apart, at which it may crash.
    sys.stdout.flush()
    os._exit(0)


if len(sys.argv) > 2:
    qgis()
else:
    with tempfile.TemporaryDirectory() as temporary:
        gdal(temporary)
    others()
