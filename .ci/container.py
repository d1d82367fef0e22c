"""Makes of an image what runc runs.

    container.py layers BUNDLE            prints the files of the layers of the image that is unpacked in BUNDLE/parts, lowest first
    container.py configure BUNDLE PORT    has BUNDLE/config.json run it as Kubernetes does
"""
import json
import os
import sys

command, bundle = sys.argv[1:3]
parts = os.path.join(bundle, "parts")
with open(os.path.join(parts, "manifest.json"), encoding="utf-8") as file:
    manifest = json.load(file)[0]
if command == "layers":
    print("\n".join(os.path.join(parts, layer) for layer in manifest["Layers"]))
    sys.exit()

with open(os.path.join(parts, manifest["Config"]), encoding="utf-8") as file:
    image = json.load(file)["config"]
with open(os.path.join(bundle, "config.json"), encoding="utf-8") as file:
    runtime = json.load(file)
missing = {"title", "licenses", "version", "revision"} - {name.rsplit(".", 1)[1] for name in image["Labels"]}
if missing or "/var/lib/registry" not in image["Volumes"] or "8080/tcp" not in image["ExposedPorts"]:
    sys.exit(f"The image does not say what it should: {image}")
user, group = map(int, image["User"].split(":"))
process = runtime["process"]
process.update(terminal=False, user={"uid": user, "gid": group}, args=image["Entrypoint"], cwd=image["WorkingDir"],
               noNewPrivileges=True, capabilities={},
               env=image["Env"] + [f"QUARKUS_HTTP_PORT={sys.argv[3]}"])
process.pop("rlimits", None)
runtime["root"]["readonly"] = True
runtime["mounts"].append({"destination": "/var/lib/registry", "type": "bind", "source": os.path.join(bundle, "volume"),
                          "options": ["bind", "rw", "nosuid", "nodev"]})
# As podman --read-only has it: files that are not needed after a restart (the cache of Vert.x, the library of zstd, which Linux it is).
runtime["mounts"].append({"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "nodev", "mode=1777", "size=64m"]})
# The loopback of the machine, so that it can be asked.
runtime["linux"]["namespaces"] = [one for one in runtime["linux"]["namespaces"] if one["type"] != "network"]
with open(os.path.join(bundle, "config.json"), "w", encoding="utf-8") as file:
    json.dump(runtime, file)
