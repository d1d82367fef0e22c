"""Repetitions and the time limit, by a server that refuses as a busy registry, or a proxy before it, does."""
import http.server
import json
import threading
import time
import unittest

from sister_city_registry import OutcomeUnknown, Problem, Registry, TimeLimitExceeded, TooMany, Unavailable
from sister_city_registry.core.api import WebhooksApi
from sister_city_registry.core.models import CityKind

SOURCE = {"id": "01a22917-0d0b-73f9-b824-d05e41e7a30e", "kind": "of-tomorrow", "title": "T", "translations": [], "republications": [],
          "claimCount": 0, "version": 1, "createdAt": "2026-11-29T20:55:06Z", "updatedAt": "2026-11-29T20:55:06Z", "novelty": {"a": 1}}
HISTORY = {"Registry-Sequence": "7", "Registry-Epoch": "1-aaaaaaaa"}


def problem(status, slug, **headers):
    return status, json.dumps({"type": f"/problems/{slug}", "title": slug, "status": status}), {
        "Content-Type": "application/problem+json", **{name.replace("_", "-"): value for name, value in headers.items()}}


def source(status=200):
    return status, json.dumps(SOURCE), {"Content-Type": "application/json", **HISTORY}


def cut(answer):
    status, text, headers = answer
    return status, text, {**headers, "Cut": "yes"}


class Busy(unittest.TestCase):
    def serve(self, *answers, time_limit=20.0, **caller):
        """A registry that gives these answers, one after the other.

        None breaks the connection; a number waits so many seconds; the header Cut breaks it in the middle of the body.
        """
        requests: list = []
        left = list(answers)

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                requests.append((self.command, self.path, dict(self.headers), body, time.monotonic()))
                answer = left.pop(0)
                if isinstance(answer, float):
                    time.sleep(answer)
                    answer = None
                if answer is None:
                    self.close_connection = True
                    return
                status, text, headers = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                if headers.get("Cut"):
                    self.close_connection = True
                    text = text[:20]
                self.wfile.write(text.encode())

            do_GET = do_POST = do_PATCH = do_DELETE = answer

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        caller = caller or {"key": "a-key-of-an-office"}
        return Registry(f"http://127.0.0.1:{server.server_port}", time_limit=time_limit, **caller), requests

    def test_waits_as_long_as_it_is_asked_to(self):
        registry, requests = self.serve(problem(429, "too-many", Retry_After="1"), source())
        registry.sources.get(SOURCE["id"])
        self.assertGreaterEqual(requests[1][4] - requests[0][4], 1)

    def test_a_write_keeps_its_key(self):
        registry, requests = self.serve(None, problem(503, "outcome-unknown", Retry_After="0"), (502, "<html>", {}), source(201))
        registry.sources.create({"kind": "news", "title": "T"})
        self.assertEqual(4, len(requests))
        self.assertEqual(1, len({headers["Idempotency-Key"] for _, _, headers, _, _ in requests}))
        self.assertEqual(1, len({body for _, _, _, body, _ in requests}))
        self.assertEqual(36, len(requests[0][2]["Idempotency-Key"]))

    def test_goes_on_after_a_failover_as_if_there_had_been_none(self):
        registry, requests = self.serve(
            problem(503, "unavailable", Retry_After="1"), cut(source(201)), None, source(201),
            cut(source()), problem(503, "unavailable", Retry_After="0"), cut(source()), source())
        registry.sources.create({"kind": "news", "title": "T"})
        registry.sources.get(SOURCE["id"])
        writes, reads = requests[:4], requests[4:]
        self.assertGreaterEqual(writes[1][4] - writes[0][4], 1)
        self.assertEqual(1, len({(headers["Idempotency-Key"], body) for _, _, headers, body, _ in writes}))
        self.assertEqual([HISTORY] * 4, [{name: headers.get(name) for name in HISTORY} for _, _, headers, _, _ in reads])

    def test_shows_its_key_to_the_registry_with_reads_too(self):
        registry, requests = self.serve(source())
        registry.sources.get(SOURCE["id"])
        self.assertEqual("a-key-of-an-office", requests[0][2]["X-API-Key"])

    def test_has_a_token_for_each_try_which_no_other_host_sees(self):
        tokens = iter(range(1, 9))
        other, elsewhere = self.serve(source())
        registry, requests = self.serve(
            None, problem(503, "unavailable", Retry_After="0"), source(201), problem(308, "merged", Location="/v1/sources/b"),
            problem(307, "moved", Location=f"{other.core.configuration.host}/v1/sources/b"), token=lambda: f"token-{next(tokens)}")
        registry.sources.create({"kind": "news", "title": "T"})
        registry.sources.get(SOURCE["id"])
        self.assertEqual([f"Bearer token-{number}" for number in (1, 2, 3, 4, 4)], [headers["Authorization"] for _, _, headers, _, _ in requests])
        self.assertTrue(all("X-API-Key" not in headers for _, _, headers, _, _ in requests))
        self.assertEqual(1, len(elsewhere))
        self.assertNotIn("Authorization", elsewhere[0][2])

    def test_takes_a_token_as_it_is_and_not_beside_a_key(self):
        registry, requests = self.serve(source(), token="a-token")
        registry.sources.get(SOURCE["id"])
        self.assertEqual("Bearer a-token", requests[0][2]["Authorization"])
        with self.assertRaises(ValueError):
            Registry("http://127.0.0.1", key="k", token="t")

        def failing():
            raise LookupError("No issuer")

        registry, requests = self.serve(token=failing)
        with self.assertRaises(LookupError):
            registry.sources.get(SOURCE["id"])

    def test_a_deletion_is_repeated_only_where_nothing_was_done(self):
        registry, requests = self.serve(source(), problem(503, "unavailable", Retry_After="0"), problem(503, "outcome-unknown"))
        record = registry.sources.get(SOURCE["id"])
        with self.assertRaises(OutcomeUnknown):
            registry.sources.delete(record)
        self.assertEqual(['"1-0000000000000000"'] * 2, [headers["If-Match"] for _, _, headers, _, _ in requests[1:]])

    def test_gives_up_where_the_wait_is_longer_than_the_time_limit(self):
        registry, requests = self.serve(problem(429, "too-many", Retry_After="30"), time_limit=2)
        with self.assertRaises(TooMany) as refused:
            registry.sources.get(SOURCE["id"])
        self.assertEqual((1, 30), (len(requests), refused.exception.retry_after))
        registry, requests = self.serve((504, "", {"Retry-After": "Wed, 21 Oct 2099 07:28:00 GMT"}), time_limit=2)
        with self.assertRaises(Unavailable):
            registry.sources.get(SOURCE["id"])

    def test_silence_ends_at_the_time_limit(self):
        registry, _ = self.serve(3.0, time_limit=1)
        begun = time.monotonic()
        with self.assertRaises(TimeLimitExceeded):
            registry.sources.get(SOURCE["id"])
        self.assertLess(time.monotonic() - begun, 2.5)

    def test_a_write_is_carried_along(self):
        registry, requests = self.serve(source(), source(201), source(), source())
        registry.sources.get(SOURCE["id"])
        registry.sources.create({"kind": "news", "title": "T"})
        registry.sources.get(SOURCE["id"])
        self.assertNotIn("Registry-Sequence", requests[1][2])
        self.assertEqual(HISTORY, {name: requests[2][2][name] for name in HISTORY})

    def test_what_a_newer_registry_says_passes_through(self):
        registry, _ = self.serve(source())
        record = registry.sources.get(SOURCE["id"])
        self.assertEqual(("of-tomorrow", {"a": 1}), (record.kind.value, record.additional_properties["novelty"]))
        self.assertEqual("of-tomorrow", record.to_dict()["kind"])
        self.assertEqual("city", CityKind("city").value)

    def test_follows_a_merged_record(self):
        registry, requests = self.serve(problem(308, "merged", Location="/v1/sources/b"), source())
        self.assertEqual(SOURCE["id"], str(registry.sources.get(SOURCE["id"]).id))
        self.assertEqual([f"/v1/sources/{SOURCE['id']}", "/v1/sources/b"], [path for _, path, _, _, _ in requests])

    def test_shows_its_key_to_no_other_host(self):
        none = 200, '{"items": [], "page": {"limit": 20, "total": 0}}', {"Content-Type": "application/json"}
        other, elsewhere = self.serve(none)
        registry, requests = self.serve(
            problem(308, "moved", Location="/v1/hooks"),
            problem(307, "moved", Location=f"{other.core.configuration.host}/v1/webhooks"))
        self.assertEqual([], WebhooksApi(registry.core).list_webhooks().items)
        self.assertEqual(["a-key-of-an-office"] * 2, [headers["X-API-Key"] for _, _, headers, _, _ in requests])
        self.assertEqual(["/v1/webhooks"], [path for _, path, _, _, _ in elsewhere])
        self.assertNotIn("X-API-Key", elsewhere[0][2])

    def test_sends_no_write_elsewhere(self):
        registry, requests = self.serve(source(), problem(308, "merged", Location="/v1/sources/b"))
        record = registry.sources.get(SOURCE["id"])
        with self.assertRaises(Problem) as refused:
            registry.sources.update(record, {"title": "U"})
        self.assertEqual(("merged", 2), (refused.exception.kind, len(requests)))

    def test_a_circle_of_redirects_ends(self):
        registry, requests = self.serve(*[problem(308, "merged", Location="/v1/sources/a")] * 6)
        with self.assertRaises(Problem) as refused:
            registry.sources.get(SOURCE["id"])
        self.assertEqual((308, 6), (refused.exception.status, len(requests)))


if __name__ == "__main__":
    unittest.main()
