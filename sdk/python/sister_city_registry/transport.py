"""What every request goes through, whether the layer or the core makes it."""
from __future__ import annotations

import random
import re
import threading
import time
import uuid
from typing import Any, Callable, NamedTuple

import urllib3

from sister_city_registry.core.rest import RESTClientObject, RESTResponse
from sister_city_registry.problems import HistoryLost, Problem, TimeLimitExceeded, problem_of

_KEY = "Idempotency-Key"
_SEQUENCE = "Registry-Sequence"
_EPOCH = "Registry-Epoch"
_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 5.0
_WAIT_SECONDS = re.compile(r"[?&]waitSeconds=([0-9]{1,2})(?:&|$)")
_PIECE = 1 << 16


class Seen(NamedTuple):
    """A write that later requests have to see: the Registry-Sequence and Registry-Epoch of its answer."""

    sequence: str
    epoch: str


class _Reads(urllib3.Retry):
    """Follows redirects of reads alone: the If-Match of a write is of another record than the one that it would be led to."""

    def increment(self, method=None, url=None, response=None, error=None, _pool=None, _stacktrace=None):
        if response is not None and response.get_redirect_location() and method not in ("GET", "HEAD"):
            raise urllib3.exceptions.MaxRetryError(_pool, url, urllib3.exceptions.ResponseError("a write that is led elsewhere"))
        return super().increment(method, url, response, error, _pool, _stacktrace)


class Transport(RESTClientObject):
    """Who calls, repetitions, the time limit, keys of writes, and the last write seen. May be used by several threads."""

    def __init__(
        self, configuration: Any, time_limit: float, key: str | None = None, token: str | Callable[[], str] | None = None
    ) -> None:
        # Repetitions are this class's own; credentials stay with the host that they are for.
        configuration.retries = _Reads(
            total=None, connect=0, read=0, status=0, other=0, redirect=5, raise_on_redirect=False,
            remove_headers_on_redirect=["Authorization", "Cookie", "X-API-Key"])
        super().__init__(configuration)
        self._time_limit = time_limit
        self._key = key
        self._token = token
        self._lock = threading.Lock()
        self.seen: Seen | None = None

    def request(self, method, url, headers=None, body=None, post_params=None, _request_timeout=None):
        """Sends a request, and repeats it where that is safe.

        Raises:
            Problem: for any answer but success
            TimeLimitExceeded: after `_request_timeout` seconds, or else the time limit of the registry
        """
        headers = dict(headers or {})
        if method in ("POST", "PATCH"):
            headers.setdefault(_KEY, str(uuid.uuid4()))
        carried = self.seen if _SEQUENCE not in headers else None
        if carried:
            headers[_SEQUENCE], headers[_EPOCH] = carried
        wait = _WAIT_SECONDS.search(url)
        limit = float(_request_timeout or self._time_limit) + float(wait.group(1) if wait else 0)
        try:
            return self._until_answered(method, url, headers, body, post_params, limit)
        except HistoryLost:
            # The caller is told once that what it wrote was lost; the next request is carried out in today's history.
            with self._lock:
                if carried and self.seen == carried:
                    self.seen = None
            raise

    def _until_answered(self, method, url, headers, body, post_params, limit):
        deadline = time.monotonic() + limit
        pause = _FIRST_PAUSE
        while True:
            failure: Exception
            try:
                answer = self._attempt(method, url, {**headers, **self._caller()}, body, post_params, deadline, limit)
                if answer.status < 300:
                    self._see(method, answer.headers)
                    return answer
                failure = problem_of(answer.status, answer.reason, answer.headers, answer.data)
            except urllib3.exceptions.HTTPError as error:
                if time.monotonic() >= deadline:
                    raise TimeLimitExceeded(limit) from error
                failure = error
            wait = _pause_after(failure, method in ("GET", "HEAD") or _KEY in headers, pause)
            if wait is None or time.monotonic() + wait >= deadline:
                raise failure
            time.sleep(wait)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _caller(self) -> dict[str, str]:
        """Says who calls, of reads too: their share of the registry is larger than that of strangers.

        A token is asked for before each try, since the one before may be over by then.
        """
        said = {"X-API-Key": self._key} if self._key else {}
        if self._token:
            said["Authorization"] = f"Bearer {self._token() if callable(self._token) else self._token}"
        return said

    def _attempt(self, method, url, headers, body, post_params, deadline, limit) -> RESTResponse:
        """One try, with its whole answer."""
        left = max(0.001, deadline - time.monotonic())
        answer = super().request(method, url, headers, body, post_params, left)
        pieces = []
        while piece := answer.response.read1(_PIECE):
            pieces.append(piece)
            if time.monotonic() > deadline:
                answer.response.close()
                raise TimeLimitExceeded(limit)
        answer.response.release_conn()
        answer.data = b"".join(pieces)
        return answer

    def _see(self, method, headers) -> None:
        sequence, epoch = headers.get(_SEQUENCE), headers.get(_EPOCH)
        if method == "GET" or not sequence or not epoch:
            return
        with self._lock:
            # Answers may overtake each other. Numbers of two histories are not comparable.
            if self.seen is None or self.seen.epoch != epoch or int(self.seen.sequence.partition("-")[0]) < int(sequence):
                self.seen = Seen(sequence, epoch)


def _pause_after(failure: Exception, harmless: bool, pause: float) -> float | None:
    """Seconds to wait before the request may be repeated; None where it must not be."""
    own = pause * random.uniform(0.5, 1)
    if not isinstance(failure, Problem):
        return own if harmless else None
    # Of these two the registry says that nothing was carried out.
    untouched = failure.kind in ("too-many", "unavailable")
    passing = failure.status in (429, 502, 503, 504) and failure.kind != "newer-version"
    if not passing or not (harmless or untouched):
        return None
    return own if failure.retry_after is None else failure.retry_after
