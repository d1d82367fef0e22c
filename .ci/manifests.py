#!/usr/bin/env python3
"""Looks at rendered manifests.

    manifests.py definitions TO SCHEMAS FOLDERS FILE…   writes the schemas of what is in the files, for kubeconform: of Kubernetes, in a
                                    folder as the package kubernetes-validate has it, and of the custom resources that folders define
    manifests.py rules FILE         prints the groups of its PrometheusRule, as Prometheus reads them
    manifests.py metrics RULES DASHBOARD   prints the names of the metrics that they ask for
    manifests.py same CHART KUSTOMIZED     says where they differ otherwise than Helm has to
"""
import json
import os
import re
import sys

import yaml

# Compiled, where it is.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

def documents(files):
    for file in files:
        with open(file, encoding="utf-8") as rendered:
            for document in yaml.load_all(rendered, LOADER):
                if document:
                    yield file, document


def closed(schema):
    """As an API server reads it that refuses what it does not know."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(value) for name, value in schema.items()}
    # "properties" may be the name of a property, too.
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object" \
            and not {"additionalProperties", "x-kubernetes-preserve-unknown-fields"} & schema.keys():
        inner["additionalProperties"] = False
    if schema.get("x-kubernetes-int-or-string"):
        inner["type"] = ["integer", "string"]
    return inner


def write(to, group, name, schema):
    os.makedirs(os.path.join(to, group), exist_ok=True)
    with open(os.path.join(to, group, name + ".json"), "w", encoding="utf-8") as file:
        json.dump(schema, file)


def cited(schema, shared):
    """What a schema cites, and what that cites."""
    found, texts = {}, [json.dumps(schema)]
    while texts:
        for name in set(re.findall(r'"#/\$defs/([^"]+)"', texts.pop())) - found.keys():
            found[name] = shared[name]
            texts.append(json.dumps(shared[name]))
    return found


def own(to, folder, wanted):
    """Kubernetes' own schemas, which cite definitions in one file, with these in them."""
    with open(os.path.join(folder, "_definitions.json"), encoding="utf-8") as file:
        shared = json.loads(file.read().replace("/api/_definitions.json#", "#"))["$defs"]
    for version, kind in wanted:
        name = "-".join([kind.lower(), *[part.split(".")[0] for part in version.split("/")]])
        if os.path.exists(os.path.join(folder, name + ".json")):
            with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
                schema = json.loads(file.read().replace("/api/_definitions.json#", "#"))
            write(to, "kubernetes", name, schema | {"$defs": cited(schema, shared)})


def definitions(arguments):
    to, kubernetes, folders, *files = arguments
    wanted = {(one["apiVersion"], one["kind"]) for _, one in documents(files)}
    own(to, kubernetes, wanted)
    custom = {f"{version.split('/')[0]}_{kind.lower()}s.yaml" for version, kind in wanted}
    with open(folders, encoding="utf-8") as lines:
        found = [os.path.join(folder, name) for folder in lines.read().split() for name in sorted(custom & set(os.listdir(folder)))]
    for _, document in documents(found):
        spec = document["spec"]
        for version in spec["versions"]:
            schema = closed(version["schema"]["openAPIV3Schema"])
            # Of any object; the definition leaves open what is in it.
            schema["properties"]["metadata"] = {"type": "object"}
            write(to, spec["group"], f"{spec['names']['kind'].lower()}_{version['name']}", schema)


def rules(files):
    for _, document in documents(files):
        if document["kind"] == "PrometheusRule":
            yaml.safe_dump(document["spec"], sys.stdout, sort_keys=False)


def expressions(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "expr":
                yield value
            else:
                yield from expressions(value)
    elif isinstance(node, list):
        for value in node:
            yield from expressions(value)


def metrics(files):
    names = set()
    for file in files:
        with open(file, encoding="utf-8") as text:
            for expression in expressions(yaml.safe_load(text)):
                bare = re.sub(r"\b(by|without) *\([^)]*\)", "", re.sub(r"\{[^}]*\}", "", expression))
                # A colon marks what a rule records.
                names |= set(re.findall(r"(?<![\w:])[a-z][a-z0-9]*_[a-z0-9_]+(?![\w:(])", bare))
    print("\n".join(sorted(names)))


# What tells releases of a chart apart, and has pods start anew when their settings change; in a kustomization its user does that.
HELMS = ("app.kubernetes.io/instance", "app.kubernetes.io/version", "app.kubernetes.io/managed-by", "helm.sh/chart", "checksum/config")


def without_helms(node):
    if isinstance(node, dict):
        left = {key: without_helms(value) for key, value in node.items() if key not in HELMS}
        # Helm puts objects where its user says.
        return {key: value for key, value in left.items() if key != "namespace" and not (key == "annotations" and not value)}
    return [without_helms(value) for value in node] if isinstance(node, list) else node


def differences(one, other, at=""):
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            yield from differences(one.get(key), other.get(key), f"{at}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for i, (a, b) in enumerate(zip(one, other)):
            yield from differences(a, b, f"{at}/{i}")
    elif one != other:
        yield f"{at}: {one!r} in the chart, {other!r} in the kustomization"


def same(files):
    chart, kustomized = ({f"{one['kind']} {one['metadata']['name']}": without_helms(one) for _, one in documents([file])} for file in files)
    found = list(differences(chart, kustomized))
    print("\n".join(found) if found else f"{len(chart)} objects, the same in {files[0]} and {files[1]}")
    return 1 if found or not chart else 0


sys.exit({"same": same, "definitions": definitions, "rules": rules, "metrics": metrics}[sys.argv[1]](sys.argv[2:]))
