"""Compares two packaged registries byte by byte: reproducible.py ONE OTHER. Fails where they differ otherwise than Quarkus 3.33 makes them.

Quarkus generates classes with numbers that depend on which of its threads came first, and sets in no order; Byte Buddy gives fields of
proxies random names. Both are mended after the 3.33 line (quarkus#53025, quarkus#53241): then KNOWN becomes empty.
"""
import json
import os
import re
import sys
import zipfile

GENERATED = os.path.join("quarkus", "generated-bytecode.jar")
BILL = "sbom.cdx.json"
KNOWN = re.compile(r"\$HibernateProxy\.class$|^io/quarkus/runner/recorded/|(RunTimeConfigCustomizer|SharedConfig|StaticInitConfigCustomizer)\.class$"
                   r"|_Synthetic_Bean\.class$")


def files(root):
    return sorted(os.path.relpath(os.path.join(folder, name), root) for folder, _, names in os.walk(root) for name in names)


def content(root, name):
    with open(os.path.join(root, name), "rb") as file:
        return file.read()


def bill(root):
    """Without the checksums of what is known to differ."""
    found = json.loads(content(root, BILL))
    for component in found["components"]:
        where = [place["location"] for place in component.get("evidence", {}).get("occurrences", [])]
        if component["name"] == "generated-bytecode.jar" or any(one.endswith("generated-bytecode.jar") for one in where):
            component.pop("hashes", None)
    return found


one, other = sys.argv[1:]
bad = [f"{name} is in one of them alone" for name in set(files(one)) ^ set(files(other))]
same = []
for name in sorted(set(files(one)) & set(files(other))):
    if content(one, name) == content(other, name):
        same.append(name)
    elif name == GENERATED:
        jars = [zipfile.ZipFile(os.path.join(root, name)) for root in (one, other)]
        if jars[0].namelist() != jars[1].namelist():
            bad.append(f"{name} has other entries")
        differing = [entry for entry in jars[0].namelist() if entry in jars[1].namelist() and jars[0].read(entry) != jars[1].read(entry)]
        bad += [f"{name}: {entry} differs" for entry in differing if not KNOWN.search(entry)]
        print(f"{name}: {len(differing)} of {len(jars[0].namelist())} classes differ, as Quarkus generates them")
    elif name == BILL and bill(one) == bill(other):
        print(f"{name}: the checksums of that differ")
    else:
        bad.append(f"{name} differs")
print("\n".join(bad) if bad else f"{len(same)} files are the same")
sys.exit(1 if bad or not same else 0)
