"""Uses the registry through the client that is made from the contract; fails where it cannot."""
import sys

from sister_city_registry import core as registry_client
from sister_city_registry.core.exceptions import ApiException, ConflictException


def expect(expected, read):
    if expected != read:
        raise AssertionError(f"Expected {expected!r}, read {read!r}")


def refused(call):
    try:
        call()
    except ApiException as refusal:
        return refusal
    raise AssertionError("Nothing was refused")


def main(base, key):
    client = registry_client.ApiClient(registry_client.Configuration(host=base, api_key={"ApiKey": key}))
    cities = registry_client.CitiesApi(client)
    sources = registry_client.SourcesApi(client)

    expect("Shanghai", cities.read_city("geonames:1796236").name)
    claims = registry_client.ClaimsApi(client)
    read, page = 0, claims.list_claims(limit=50)
    total = page.page.total
    while True:
        read += len(page.items)
        if not page.page.next_cursor:
            break
        page = claims.list_claims(limit=50, cursor=page.page.next_cursor)
    expect(total, read)

    draft = registry_client.SourceDraft(
        kind=registry_client.SourceKind("news"), url="https://example.org/python", title="Python")
    created = sources.create_source_with_http_info(draft)
    expect(201, created.status_code)
    tag = created.headers["ETag"]
    again = registry_client.PartnershipDraft(
        kind=registry_client.PartnershipKind("sister-city"),
        parties=[registry_client.PartyDraft(city=city) for city in ("geonames:1796236", "geonames:2191562")])
    duplicate = refused(lambda: registry_client.PartnershipsApi(client).create_partnership(again))
    expect((409, True), (duplicate.status, isinstance(duplicate, ConflictException)))

    change = registry_client.SourcePatch(publisher="Python client")
    changed = sources.update_source(id=created.data.id, if_match=tag, source_patch=change)
    expect("Python client", changed.publisher)
    stale = refused(lambda: sources.update_source(id=created.data.id, if_match=tag, source_patch=change))
    expect(412, stale.status)

    stranger = registry_client.SourcesApi(registry_client.ApiClient(registry_client.Configuration(host=base)))
    for _ in range(40):
        refusal = refused(lambda: stranger.create_source(draft))
        if refusal.status == 429:
            expect(True, int(refusal.headers["Retry-After"]) > 0)
            break
        expect(401, refusal.status)
    else:
        raise AssertionError("Nobody was asked to slow down")
    print("The Python client reads, writes and is refused as the contract says")


if __name__ == "__main__":
    main(*sys.argv[1:])
