"""Against a running registry with its starter data: BASE is its address, KEY the registrar's key."""
import http.server
import os
import threading
import unittest
import uuid

from sister_city_registry import (
    AlreadyExists, ChangeRequested, Gone, HistoryLost, NotFound, Problem, Refused, Registry, Seen, Stale, WebhookRejected, if_match, position,
    verify_webhook)
from sister_city_registry.core.api import MatchingApi, PartnershipsApi, WebhooksApi
from sister_city_registry.core.models import CityQueries, CityQuery, SourceDraft, SourceKind, SourcePatch

BASE, KEY = os.environ["BASE"], os.environ["KEY"]
SHANGHAI, DUNEDIN = "geonames:1796236", "geonames:2191562"
# Of the loopback's addresses the one to which the registry under test may send webhooks.
RECEIVER = "127.0.0.77"


class Reading(unittest.TestCase):
    registry = Registry(BASE)

    def test_iterates_over_all_pages(self):
        # Claims, since nothing else writes any meanwhile.
        ids = {claim.id for claim in self.registry.claims.list(limit=50)}
        self.assertEqual(self.registry.claims.page(limit=1).page.total, len(ids))
        self.assertGreater(len(ids), 100)

    def test_filters_and_counts(self):
        found = list(self.registry.partnerships.list(city=[SHANGHAI, DUNEDIN]))
        self.assertEqual(["1994-10"], [one.established for one in found])
        page = self.registry.cities.page(country_code=["NZ"], facets="countryCode")
        self.assertEqual(page.page.total, page.facets["countryCode"][0].count)

    def test_refuses_what_would_answer_another_type(self):
        with self.assertRaises(TypeError):
            self.registry.cities.list(fields="name")

    def test_every_collection_is_there(self):
        for name in ("cities", "partnerships", "forum_series", "forums", "exchanges", "platforms", "projects", "knowledge_transfers",
                     "networks", "commitments", "campaigns", "sources", "claims", "offices", "partner_requests"):
            collection = getattr(self.registry, name)
            for record in collection.list():
                self.assertEqual(record.id, collection.get(record.id).id, name)
                break

    def test_problems_have_their_kind(self):
        with self.assertRaises(NotFound) as missing:
            self.registry.cities.get(str(uuid.uuid4()))
        self.assertEqual(("not-found", 404), (missing.exception.kind, missing.exception.status))
        self.assertTrue(missing.exception.request_id)
        with self.assertRaises(Refused) as malformed:
            self.registry.cities.page(sort="nonsense")
        self.assertEqual("sort", malformed.exception.errors[0].parameter)

    def test_the_core_goes_the_same_way(self):
        answer = MatchingApi(self.registry.core).match_cities(CityQueries(queries=[CityQuery(name="Shanghai", countryCode="CN")]))
        self.assertEqual("Shanghai", answer.results[0].candidates[0].city.name)


class Writing(unittest.TestCase):
    registry = Registry(BASE, key=KEY)

    def source(self, **more):
        return self.registry.sources.create({"kind": "news", "url": f"https://example.org/{uuid.uuid4()}", "title": "Python", **more})

    def test_a_record_carries_its_version(self):
        first = self.source(publisher="One")
        second = self.registry.sources.update(first, {"publisher": "Two"}, reason="Test")
        self.assertEqual(("Two", first.version + 1, "Python"), (second.publisher, second.version, second.title))
        with self.assertRaises(Stale):
            self.registry.sources.update(first, SourcePatch(publisher="Three"))
        removed = self.registry.sources.update(second, {"publisher": None})
        self.assertEqual((None, "Python"), (removed.publisher, removed.title))
        self.registry.sources.delete(removed)
        with self.assertRaises(Gone) as gone:
            self.registry.sources.get(first.id)
        self.assertTrue(gone.exception.etag)

    def test_models_and_trials(self):
        draft = SourceDraft(kind=SourceKind.NEWS, url=f"https://example.org/{uuid.uuid4()}", title="Tried")
        tried = self.registry.sources.create(draft, dry_run=True)
        with self.assertRaises(NotFound):
            self.registry.sources.get(tried.id)

    def test_what_is_misspelt_is_refused(self):
        with self.assertRaises(Refused) as refused:
            self.source(publishr="One")
        self.assertEqual("/publishr", refused.exception.errors[0].pointer)

    def test_one_key_is_one_record(self):
        key = str(uuid.uuid4())
        url = f"https://example.org/{uuid.uuid4()}"
        made = [self.registry.sources.create({"kind": "news", "url": url, "title": "Once"}, idempotency_key=key) for _ in range(2)]
        self.assertEqual(made[0].id, made[1].id)

    def test_duplicates_lead_to_what_is_there(self):
        with self.assertRaises(AlreadyExists) as there:
            self.registry.partnerships.create({"kind": "sister-city", "parties": [{"city": SHANGHAI}, {"city": DUNEDIN}]})
        self.assertIn("/v1/partnerships/", there.exception.existing)

    def test_merged_records_answer_as_what_they_became(self):
        names = f"Merged {uuid.uuid4()}", f"Remaining {uuid.uuid4()}"
        merged, remaining = (self.registry.cities.create({"kind": "city", "names": [{"value": name, "lang": "en"}], "countryCode": "NZ"},
                                                         allow_duplicate="Test") for name in names)
        from sister_city_registry.core.api import CitiesApi
        from sister_city_registry.core.models import MergeDraft
        CitiesApi(self.registry.core).merge_city(
            id=str(merged.id), if_match=if_match(merged), merge_draft=MergeDraft(into=str(remaining.id)))
        self.assertEqual(remaining.id, self.registry.cities.get(merged.id).id)

    def test_a_write_is_seen_by_what_follows(self):
        registry = Registry(BASE, key=KEY)
        self.assertIsNone(registry.seen)
        registry.sources.create({"kind": "news", "url": f"https://example.org/{uuid.uuid4()}", "title": "Seen"})
        self.assertGreater(int(registry.seen.sequence), 0)
        registry.seen = Seen(registry.seen.sequence, "9-00000000")
        with self.assertRaises(HistoryLost):
            registry.cities.get(SHANGHAI)
        self.assertEqual("Shanghai", registry.cities.get(SHANGHAI).name)

    def test_changes_are_followed(self):
        every = list(self.registry.changes())
        self.assertEqual(list(range(1, len(every) + 1)), [change.sequence for change in every])
        source = self.source()
        added = next(change for change in self.registry.changes(position(every[-1]), follow=True) if change.id == source.id)
        self.assertEqual(("sources", "created"), (added.resource, added.action))
        with self.assertRaises(HistoryLost):
            list(self.registry.changes("3-00000000"))

    def test_the_other_side_is_asked_first(self):
        offices = [self.office(name) for name in ("Here", "There")]
        (here, one), (there, other) = offices
        tie = one.partnerships.create({"kind": "friendship-city", "status": "proposed", "parties": [{"city": here}, {"city": there}]})
        from sister_city_registry.core.models import ConfirmationDraft, Stance
        for registry, city in ((one, here), (other, there)):
            tie = one.partnerships.get(tie.id)
            PartnershipsApi(registry.core).write_confirmation(
                id=str(tie.id), city=city, if_match=if_match(tie), confirmation_draft=ConfirmationDraft(stance=Stance.CONFIRMED))
        with self.assertRaises(ChangeRequested) as asked:
            one.partnerships.update(one.partnerships.get(tie.id), {"established": "1999"})
        self.assertEqual("open", asked.exception.change_request.status.value)

    def office(self, name):
        from sister_city_registry.core.api import APIKeysApi
        from sister_city_registry.core.models import ApiKeyDraft
        city = self.registry.cities.create({"kind": "city", "names": [{"value": f"{name} {uuid.uuid4()}", "lang": "en"}],
                                            "countryCode": "NZ"}, allow_duplicate="Test")
        office = self.registry.offices.create({"name": f"Office of {name}", "city": str(city.id)})
        key = APIKeysApi(self.registry.core).create_api_key(ApiKeyDraft.from_dict({"role": "office", "office": str(office.id)}))
        return str(city.id), Registry(BASE, key=key.key)


class Webhooks(unittest.TestCase):
    def test_messages_of_the_registry_are_verified(self):
        received: list = []
        arrived = threading.Event()

        class Receiver(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                received.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(204)
                self.end_headers()
                arrived.set()

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer((RECEIVER, 0), Receiver)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        from sister_city_registry.core.models import WebhookDraft
        webhooks = WebhooksApi(Registry(BASE, key=KEY).core)
        webhook = webhooks.create_webhook(WebhookDraft(url=f"http://{RECEIVER}:{server.server_port}/", resources=["networks"]))
        webhooks.test_webhook(id=webhook.id)
        self.assertTrue(arrived.wait(60))
        arrived.clear()
        network = Registry(BASE, key=KEY).networks.create(
            {"name": f"Of cities {uuid.uuid4()}", "members": [SHANGHAI, DUNEDIN]})
        self.assertTrue(arrived.wait(60))
        webhooks.delete_webhook(id=webhook.id, if_match="*")
        created = verify_webhook(webhook.secret, *received[1])
        self.assertEqual(("network.created", network.id), (created.type, created.change.id))
        headers, body = received[0]

        message = verify_webhook(webhook.secret, headers, body)
        self.assertEqual(("webhook.test", None), (message.type, message.change))
        for secrets, heads, text, now in (
                ("whsec_" + "A" * 43 + "=", headers, body, None), (webhook.secret, headers, body + b" ", None),
                (webhook.secret, {}, body, None), (webhook.secret, headers, body, 1), ([], headers, body, None)):
            with self.assertRaises(WebhookRejected):
                verify_webhook(secrets, heads, text, now=now)
        self.assertEqual("webhook.test", verify_webhook(["whsec_AAAA", webhook.secret], headers, body).type)


class Strangers(unittest.TestCase):
    def test_no_key_is_refused(self):
        with self.assertRaises(Problem) as refused:
            Registry(BASE, time_limit=1).sources.create({"kind": "news", "title": "No"})
        self.assertIn(refused.exception.status, (401, 429))


if __name__ == "__main__":
    unittest.main()
