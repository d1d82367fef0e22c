"""Compares what nginx and Varnish answer with what the registry answers; see .ci/proxies."""
import gzip
import http.client
import json
import re
import ssl
import sys
import time
from urllib.parse import urljoin, urlsplit

OUTSIDE, INSIDE, CERTIFICATE, KEY = sys.argv[1:]
# A page, or a way on: from an API's address to the page, from a merged record to what it became.
LEADS_ON = (200, 303, 308)
TLS = ssl.create_default_context(cafile=CERTIFICATE)


def ask(base, method, path, body=None, **headers):
    """Status, headers in lower case, and the bytes as they came."""
    at = urlsplit(base)
    connection = http.client.HTTPSConnection(at.netloc, context=TLS, timeout=30) if at.scheme == "https" \
        else http.client.HTTPConnection(at.netloc, timeout=30)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, json.dumps(body) if body is not None else None,
                       {"Content-Type": "application/json", **sent} if body is not None else sent)
    answer = connection.getresponse()
    said = {name.lower(): value for name, value in answer.getheaders()}
    content = answer.read()
    connection.close()
    return answer.status, said, gzip.decompress(content) if said.get("content-encoding") == "gzip" else content


def same(path, **headers):
    """The same bytes through the proxies, and a tag that the registry knows again, with and without compression."""
    plain = ask(INSIDE, "GET", path, **headers)
    for coding in ("identity", "gzip"):
        status, said, content = ask(OUTSIDE, "GET", path, Accept_Encoding=coding, **headers)
        assert status == plain[0] == 200, (path, status, plain[0])
        assert content == plain[2], f"{path}: other bytes with {coding}"
        assert (said.get("content-encoding") == "gzip") == (coding == "gzip"), (path, coding, said)
        assert "accept-encoding" in said["vary"].lower(), (path, said["vary"])
        tag = said["etag"]
        assert ask(OUTSIDE, "GET", path, Accept_Encoding=coding, If_None_Match=tag, **headers)[0] == 304, (path, coding, tag)
        assert ask(INSIDE, "GET", path, If_None_Match=tag, **headers)[0] == 304, (path, coding, tag)
    return content


def links(text):
    return set(re.findall(r'(?:href|src|action)="([^"#]+)"', text))


city = json.loads(ask(INSIDE, "GET", "/v1/cities?limit=1&q=Shanghai")[2])["items"][0]["id"]
for path in ("/v1/cities?limit=50", f"/v1/cities/{city}", "/v1/partnerships?format=csv&limit=100", "/v1/network/metrics", "/openapi.json"):
    same(path)

# Variants of one address are kept apart.
names = {lang: json.loads(ask(OUTSIDE, "GET", f"/v1/cities/{city}", Accept_Language=lang)[2])["name"] for lang in ("en", "zh", "ru")}
assert len(set(names.values())) == 3, names
assert names == {lang: json.loads(ask(OUTSIDE, "GET", f"/v1/cities/{city}", Accept_Language=lang)[2])["name"] for lang in names}
for accept, kind in (("application/json", "application/json"), ("application/geo+json", "application/geo+json"), ("text/csv", "text/csv")):
    for _ in range(2):
        assert ask(OUTSIDE, "GET", "/v1/cities?limit=3", Accept=accept)[1]["content-type"].startswith(kind), accept

# Varnish answers of what it keeps.
ask(OUTSIDE, "GET", "/v1/cities?limit=7")
kept = ask(OUTSIDE, "GET", "/v1/cities?limit=7")[1]
assert len(kept["x-varnish"].split()) == 2 and int(kept["age"]) >= 0, kept

# Links, pages and the explorer lead on at the address that was asked.
feed = ask(OUTSIDE, "GET", "/v1/changes.atom?limit=5")[2].decode()
absolute = re.findall(r'href="([^"]+)"', feed)
assert absolute and all(one.startswith(OUTSIDE + "/") for one in absolute), absolute[:3]
for address in json.loads(ask(OUTSIDE, "GET", "/ogc", Accept="application/json")[2])["links"]:
    assert address["href"].startswith(OUTSIDE + "/"), address
next_page = re.match("<(/[^>]+)>", ask(OUTSIDE, "GET", "/v1/cities?limit=2")[1]["link"]).group(1)
assert ask(OUTSIDE, "GET", next_page)[0] == 200
status, said, _ = ask(OUTSIDE, "GET", f"/v1/cities/{city}", Accept="text/html")
assert status == 303 and said["location"] == f"/cities/{city}", (status, said)
followed = 0
for page in ("/", f"/cities/{city}", "/explorer/", "/network"):
    status, said, content = ask(OUTSIDE, "GET", page, Accept="text/html", Accept_Encoding="gzip")
    if status in (301, 302, 308):
        page = said["location"].replace(OUTSIDE, "")
        status, said, content = ask(OUTSIDE, "GET", page, Accept="text/html", Accept_Encoding="gzip")
    assert status == 200, (page, status)
    for link in sorted(links(content.decode()))[:25]:
        address = urlsplit(urljoin(OUTSIDE + page, link.replace("&amp;", "&")))
        if address.netloc != urlsplit(OUTSIDE).netloc or address.scheme != "https":
            assert address.scheme in ("https", "http", "mailto") and "127.0.0.1" not in address.netloc, link
            continue
        got = ask(OUTSIDE, "GET", address.path + ("?" + address.query if address.query else ""), Accept="text/html, */*")[0]
        assert got in LEADS_ON, (page, link, got)
        followed += 1

# A write goes through, is seen at once by the client that wrote it, and is conditional on the tag that came compressed.
if KEY:
    draft = {"kind": "news", "title": "Through the proxies"}
    status, said, content = ask(OUTSIDE, "POST", "/v1/sources", draft, X_API_Key=KEY)
    assert status == 201, (status, content)
    where, sequence, epoch = said["location"], said["registry-sequence"], said["registry-epoch"]
    status, said, _ = ask(OUTSIDE, "GET", where, Accept_Encoding="gzip", Registry_Sequence=sequence, Registry_Epoch=epoch)
    assert status == 200, (where, status)
    status, said, _ = ask(OUTSIDE, "PATCH", where, {"title": "Again"}, X_API_Key=KEY, If_Match=said["etag"],
                          Content_Type="application/merge-patch+json")
    assert status == 200, status
    assert ask(OUTSIDE, "PATCH", where, {"title": "Stale"}, X_API_Key=KEY, If_Match='"1-0000000000000000"',
               Content_Type="application/merge-patch+json")[0] == 412
    assert ask(OUTSIDE, "DELETE", where, X_API_Key=KEY, If_Match="*")[0] == 204
    # What a key was needed for is kept for no other caller.
    first = ask(OUTSIDE, "GET", "/v1/me", X_API_Key=KEY)
    assert first[0] == 200 and ask(OUTSIDE, "GET", "/v1/me")[0] == 401, first

# What a stranger says of the way it came is not believed: neither a prefix, nor a host, nor a scheme.
for headers in ({"X_Forwarded_Prefix": "/evil"}, {"X_Forwarded_Host": "evil.example"}, {"X_Forwarded_Proto": "https"},
                {"Forwarded": "host=evil.example;proto=https"}):
    for path in ("/v1/changes.atom?limit=3", f"/cities/{city}", "/ogc", "/v1/cities?limit=2"):
        assert ask(INSIDE, "GET", path, **headers)[2] == ask(INSIDE, "GET", path)[2], (headers, path)
    assert "evil" not in ask(OUTSIDE, "GET", f"/v1/changes.atom?limit=4&q={time.time_ns()}", **headers)[2].decode()
# The same registry below a path of its host: all that it writes begins there, whatever the cache keeps of the root.
PREFIX = "/registry"
below = 0
for page in ("/", f"/cities/{city}", "/explorer/", "/network", "/v1/cities?limit=5", f"/v1/cities/{city}?include=counts", "/v1/changes.atom?limit=5",
             "/ogc", "/ogc/collections", "/openapi.json", "/sitemap.xml", "/v1/cities?limit=2"):
    for _ in range(2):
        status, said, content = ask(OUTSIDE, "GET", PREFIX + page, Accept="text/html, */*", Accept_Encoding="gzip")
        root = ask(OUTSIDE, "GET", page, Accept="text/html, */*", Accept_Encoding="gzip")
        if status == 303:
            assert said["location"] == PREFIX + root[1]["location"], said
            continue
        assert status == root[0] == 200 and "x-forwarded-prefix" in said["vary"].lower(), (page, status, said)
        assert (PREFIX + "/").encode() not in root[2], page
    if "etag" in said:
        assert ask(OUTSIDE, "GET", PREFIX + page, Accept="text/html, */*", Accept_Encoding="gzip", If_None_Match=said["etag"])[0] == 304, page
        assert said["etag"] != root[1]["etag"], page
    text = content.decode()
    own = set(links(text)) | set(re.findall(r'"(?:href|next|url)":\s*"([^"]+)"', text)) | set(re.findall("<loc>([^<]+)", text))
    for link in sorted(own):
        address = urlsplit(urljoin(OUTSIDE + PREFIX + page, link.replace("&amp;", "&")))
        if address.netloc == urlsplit(OUTSIDE).netloc:
            assert (address.path + "/").startswith(PREFIX + "/"), (page, link)
            if below < 150 and "{" not in link:
                got = ask(OUTSIDE, "GET", address.path + ("?" + address.query if address.query else ""), Accept="text/html, */*")[0]
                assert got in LEADS_ON, (page, link, got)
                below += 1
next_page = re.match("<([^>]+)>", ask(OUTSIDE, "GET", PREFIX + "/v1/cities?limit=2")[1]["link"]).group(1)
assert next_page.startswith(PREFIX + "/v1/") and ask(OUTSIDE, "GET", next_page)[0] == 200
if KEY:
    status, said, _ = ask(OUTSIDE, "POST", PREFIX + "/v1/sources", {"kind": "news", "title": "Below a path"}, X_API_Key=KEY)
    assert status == 201 and said["location"].startswith(PREFIX + "/v1/sources/"), said
    where = said["location"]
    status, said, _ = ask(OUTSIDE, "GET", where, Registry_Sequence=said["registry-sequence"], Registry_Epoch=said["registry-epoch"])
    assert ask(OUTSIDE, "DELETE", where, X_API_Key=KEY, If_Match=said["etag"])[0] == 204
print(f"Below {PREFIX}: {below} links of pages and answers followed, none of the root")

print(f"Through nginx (TLS, gzip) and Varnish: the same bytes, tags, languages and formats; {followed} links of pages followed")
