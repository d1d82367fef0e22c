"""Lists, exports and reports in LibreOffice and back; see .ci/spreadsheets."""
import csv
import io
import json
import os
import subprocess
import sys
import time
import urllib.request

BASE, KEY, FOLDER = sys.argv[1:]
# Separator 44, quote 34, encoding 76 (UTF-8), from line 1: what the dialog proposes of a file with a byte order mark.
OPENED = "Text - txt - csv (StarCalc):44,34,76,1"
SAVED = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
         "ods": "application/vnd.oasis.opendocument.spreadsheet"}


def ask(path, body=None, **headers):
    request = urllib.request.Request(BASE + path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read()


def convert(form, folder, *files):
    """Opens files as they are by default, and saves them."""
    out = os.path.join(FOLDER, folder)
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{FOLDER}/profile", f"--infilter={OPENED}", "--convert-to", form, "--outdir", out, *files],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return out


def cell(text):
    """What a cell says, whichever way a number is written: spreadsheets keep 15 digits, and no zeros at the end."""
    try:
        return round(float(text), 9)
    except ValueError:
        return text.replace("\r\n", "\n").strip()


def rows(data):
    return [[cell(one) for one in row] for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))]


def taken(form, data, key):
    """The report of sending a list of partnerships back."""
    job = json.loads(ask("/v1/imports?preset=corrections&dryRun=false", data, Content_Type=TYPES[form], X_API_Key=key))
    for _ in range(600):
        if job["status"] in ("done", "failed", "cancelled"):
            return job
        time.sleep(0.1)
        job = json.loads(ask("/v1/imports/" + job["id"], X_API_Key=key))
    sys.exit(f"No end of {job}")


city = json.loads(ask("/v1/cities?limit=1&q=Shanghai"))["items"][0]["id"]
tables = {"list.csv": "/v1/partnerships?format=csv&limit=1000&bom=true", "cities.csv": "/v1/cities?format=csv&limit=1000&lang=zh&bom=true",
          "report.csv": f"/v1/reports/annual?city={city}&year=2024&format=csv&bom=true"}
for each in json.loads(ask("/v1/exports"))["dataset"]:
    tables[f"export-{each['identifier']}.csv"] = f"/v1/exports/{each['identifier']}.csv?bom=true"
sent = {}
for name, path in tables.items():
    sent[name] = ask(path)
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(sent[name])
saved = convert(SAVED, "saved", *(os.path.join(FOLDER, name) for name in tables))
cells = 0
for name in tables:
    with open(os.path.join(saved, name), "rb") as file:
        before, after = rows(sent[name]), rows(file.read())
    for number, (one, other) in enumerate(zip(before, after), 1):
        width = max(len(one), len(other))
        one, other = one + [""] * (width - len(one)), other + [""] * (width - len(other))
        if one != other:
            sys.exit(f"{name}, row {number}: " + str([(a, b) for a, b in zip(one, other) if a != b][:5]))
        cells += width
    if len(before) != len(after):
        sys.exit(f"{name} has {len(before)} rows, and {len(after)} in LibreOffice")

version = json.loads(ask("/v1"))["sequence"]
listed = len(rows(sent["list.csv"])) - 1
for form in TYPES:
    folder = saved if form == "csv" else convert(form, form, os.path.join(FOLDER, "list.csv"))
    with open(os.path.join(folder, "list." + form), "rb") as file:
        job = taken(form, file.read(), KEY)
    report = job.get("report", {})
    if report.get("matched") != listed or report.get("rows") != listed:
        items = json.loads(ask(f"/v1/imports/{job['id']}/rows?limit=5&class=rejected", X_API_Key=KEY))["items"] if report else []
        sys.exit(f"{form} comes back as {job}: {items}")
if json.loads(ask("/v1"))["sequence"] != version:
    sys.exit("A list that was only opened and saved has changed something")
print(f"LibreOffice shows {len(tables)} tables as they are ({cells} cells), and what it saves of {listed} partnerships as {', '.join(TYPES)} comes back "
      "without a change")
