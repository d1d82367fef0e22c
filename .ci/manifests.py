#!/usr/bin/env python3
"""Looks at rendered manifests.

    manifests.py kubernetes FILE…   validates what is of Kubernetes itself, strictly
    manifests.py operators FILE…    prints what is of operators, as JSON
    manifests.py rules FILE         prints the groups of its PrometheusRule, as Prometheus reads them
    manifests.py metrics RULES DASHBOARD   prints the names of the metrics that they ask for
    manifests.py same CHART KUSTOMIZED     says where they differ otherwise than Helm has to
"""
import json
import re
import sys

import yaml

KUBERNETES = "1.34"
OPERATORS = ("cnpg.io", "gateway.networking.k8s.io", "monitoring.coreos.com")


def documents(files):
    for file in files:
        with open(file, encoding="utf-8") as rendered:
            for document in yaml.safe_load_all(rendered):
                if document:
                    yield file, document


def of_operator(document):
    return document["apiVersion"].split("/")[0].endswith(OPERATORS)


def kubernetes(files):
    import kubernetes_validate

    bad = seen = 0
    for file, document in documents(files):
        if not of_operator(document):
            seen += 1
            try:
                kubernetes_validate.validate(document, KUBERNETES, strict=True)
            except kubernetes_validate.ValidationError as error:
                bad += 1
                print(f"{file}: {document['kind']}: {error.message} at {list(error.path)}")
    print(f"{seen} objects of Kubernetes {KUBERNETES}, {bad} not valid")
    return 1 if bad else 0


def operators(files):
    json.dump([document for _, document in documents(files) if of_operator(document)], sys.stdout)


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


sys.exit({"same": same, "kubernetes": kubernetes, "operators": operators, "rules": rules, "metrics": metrics}[sys.argv[1]](sys.argv[2:]))
