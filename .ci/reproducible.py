"""Compares two packaged registries, byte by byte.

    reproducible.py ONE OTHER                       all of two builds by one JDK
    reproducible.py generated ONE OTHER [JDKS]      what Quarkus generates; JDKS where another JDK built the other one

What makes builds the same is in .mvn/jvm.config and src/packaging/RecordedKeys.java (docs/decisions/0097).
"""
import os
import re
import sys
import zipfile

ARCHIVE = os.path.join("quarkus", "generated-bytecode.jar")
# They have the methods of the JDK's own classes and interfaces in them, and so differ from JDK to JDK.
OF_THE_JDK = re.compile(r"^io/quarkus/(arc/setup/Default_ComponentsProvider|runner/recorded/(SecurityProcessor|ResteasyReactiveProcessor)\$)"
                        r"|_ClientProxy\.class$")


def files(root):
    return sorted(os.path.relpath(os.path.join(folder, name), root) for folder, _, names in os.walk(root) for name in names)


def content(root, name):
    with open(os.path.join(root, name), "rb") as file:
        return file.read()


def entries(root):
    """The content of all entries of the archive of generated classes by name, in their order."""
    with zipfile.ZipFile(os.path.join(root, ARCHIVE)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def whole(one, other):
    same = [name for name in files(one) if name in files(other) and content(one, name) == content(other, name)]
    faults = [f"{name} differs, or is in one of them alone" for name in sorted((set(files(one)) | set(files(other))) - set(same))]
    if os.path.join("quarkus", "generated-bytecode.jar") not in same:
        ours, theirs = entries(one), entries(other)
        faults += [f"{ARCHIVE}: {name}" for name in sorted(ours.keys() | theirs.keys()) if ours.get(name) != theirs.get(name)]
    return same, faults


def generated(one, other, jdks=None):
    ours, theirs = entries(one), entries(other)
    if list(ours) != list(theirs):
        return [], [f"{ARCHIVE} has other entries, or in another order"]
    differing = [name for name in ours if ours[name] != theirs[name]]
    known = [name for name in differing if jdks and OF_THE_JDK.search(name)]
    print(f"{len(known)} of {len(ours)} generated entries have what differs from JDK to JDK in them" if jdks else "One JDK made both")
    return sorted(ours.keys() - set(differing)), [f"{ARCHIVE}: {name} differs" for name in differing if name not in known]


def main(arguments):
    same, faults = generated(*arguments[1:]) if arguments[0] == "generated" else whole(*arguments)
    print("\n".join(faults) if faults else f"{len(same)} are the same, byte by byte")
    return 1 if faults or not same else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
