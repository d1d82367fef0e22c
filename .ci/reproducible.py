"""Compares two packaged registries: reproducible.py ONE OTHER. Fails where they differ otherwise than the build of Quarkus 3.33 makes them.

All files are the same byte by byte, but for classes that are named here with the cause, the archive with these in it, and the
checksum of that archive in the bill of materials. What Byte Buddy makes, entities and proxies, is the same too: .mvn/jvm.config sets a property
of GraalVM, by which Byte Buddy sorts members and draws no names. Of the named classes everything is compared that the cause leaves
alone: each of their constants, fields, methods, annotations and instructions, as javap writes them, in the same order where the cause is no
order. One thread for all steps of Quarkus's build would number proxies alike, and cannot be had: steps wait for tasks that they give to
the threads they run on (ClassTransformingBuildStep), and so for ever.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

BILL = "sbom.cdx.json"
ARCHIVES = [os.path.join("quarkus", "generated-bytecode.jar")]
CAUSES = [
    # Of recorded calls these say sets in the order of their iteration, and variables in that of their threads (quarkus#53025, quarkus#53356).
    (r"^io/quarkus/runner/recorded/(HibernateValidatorProcessor\$build|HibernateOrmProcessor\$build|ConfigBuildStep\$validateRuntimeConfigProperty"
     r"|SecurityProcessor\$|ResteasyReactiveProcessor\$setup(?:Deployment|Endpoints))[^/]*\.class$", "sets in no order", "unordered"),
    # The others have the number of a proxy, which says how many came before it, in any thread (quarkus#53025).
    (r"^io/quarkus/runner/recorded/", "numbers of proxies", "ordered"),
    # Who has a bean injected, and which groups of settings there are: sets again (quarkus#53025).
    (r"_Synthetic_Bean\.class$|/(RunTimeConfigCustomizer|SharedConfig|StaticInitConfigCustomizer)\.class$", "sets in no order", "unordered"),
]


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
        if any(one.endswith(os.path.basename(archive)) for archive in ARCHIVES for one in [component["name"], *where]):
            component.pop("hashes", None)
    return found


def readable(jar, entries):
    """What javap says of these classes, without where they are in the pool of constants."""
    with tempfile.TemporaryDirectory() as folder:
        jar.extractall(folder, entries)
        text = subprocess.run(["javap", "-v", "-p", *entries], cwd=folder, check=True, capture_output=True, text=True).stdout
    parts = re.split(r"(?m)^Classfile .*\n", text)[1:]
    if len(parts) != len(entries):
        sys.exit("javap did not say something of each class")
    return dict(zip(entries, parts))


def ordered(text):
    """All lines of a class but its pool, which the lines cite by value, and without names and numbers of chance."""
    for pattern, instead in ((r"(?m)^  (?:Last modified|SHA-256 checksum) .*\n", ""), (r"(?m)^ +#\d+ = .*\n", ""),
                             (r"#\d+(?:[:.,]\s*#?\d+)*", "#"), (r"proxykey\d+", "proxykey")):
        text = re.sub(pattern, instead, text)
    return text.splitlines()


def unordered(text):
    """The lines and how often they are there, without places: of instructions, variables, items of arrays and numbered fields."""
    lines = []
    for line in ordered(text):
        line = re.sub(r"^ +\d+: ", "", line)
        if line.startswith("#("):  # an annotation in bytes; it follows in words
            continue
        line = re.sub(r"^(?:iconst_|[bs]ipush +|ldc(?:_w)? +# +// int )\d+", "push", line)
        line = re.sub(r"^([ailfd](?:load|store))(?:_w)?[ _]*\d+", r"\1", line).replace("ldc_w", "ldc", 1)
        line = re.sub(r"configClass\$\d+", "configClass", line)
        lines.append(" ".join(line.split()))
    return collections.Counter(lines)


def differing_archive(one, other, name):
    """The faults in two archives whose bytes differ."""
    jars = [zipfile.ZipFile(os.path.join(root, name)) for root in (one, other)]
    if [(entry.filename, entry.date_time, entry.external_attr) for entry in jars[0].infolist()] \
            != [(entry.filename, entry.date_time, entry.external_attr) for entry in jars[1].infolist()]:
        return [f"{name} has other entries, or from another time"]
    differing = [entry for entry in jars[0].namelist() if jars[0].read(entry) != jars[1].read(entry)]
    known = {entry: next(((cause, form) for pattern, cause, form in CAUSES if re.search(pattern, entry)), None) for entry in differing}
    faults = [f"{name}: {entry} differs" for entry in differing if not known[entry]]
    entries = [entry for entry in differing if known[entry]]
    texts = [readable(jar, entries) for jar in jars] if entries else [{}, {}]
    for entry in entries:
        form = {"ordered": ordered, "unordered": unordered}[known[entry][1]]
        if form(texts[0][entry]) != form(texts[1][entry]):
            faults.append(f"{name}: {entry} differs by more than {known[entry][0]}")
    for cause, number in collections.Counter(known[entry][0] for entry in entries).items():
        print(f"{name}: {number} of {len(jars[0].namelist())} entries differ by {cause}")
    return faults


def main(one, other):
    bad = [f"{name} is in one of them alone" for name in set(files(one)) ^ set(files(other))]
    same = []
    for name in sorted(set(files(one)) & set(files(other))):
        if content(one, name) == content(other, name):
            same.append(name)
        elif name in ARCHIVES:
            bad += differing_archive(one, other, name)
        elif name == BILL and bill(one) == bill(other):
            print(f"{name}: the checksum of that archive differs")
        else:
            bad.append(f"{name} differs")
    print("\n".join(bad) if bad else f"{len(same)} files are the same")
    return 1 if bad or not same else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
