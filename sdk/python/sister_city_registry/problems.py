"""What the registry refuses, and what ends a call otherwise."""
from __future__ import annotations

import email.utils
import json
import math
import time
from typing import Any, Mapping

from sister_city_registry.core.exceptions import ApiException
from sister_city_registry.core.models import Alternative, ChangeRequest, Violation


class Problem(ApiException):
    """A refusal of the registry: problem details (RFC 9457). Refusals that programs act on have a class of their own below.

    Attributes:
        type: address of the page that explains this kind of problem, relative to the registry
        title, status, detail, instance: as RFC 9457 has them; the last two may be None
        request_id: the id under which the registry logged the request, or None
        existing: path of the record that stands in the way, or has taken the place of the one asked for, or None
        candidates: records that are probably of the same thing
        last_known: of a deleted record, for callers that may write it, what it last was
        errors: each parameter or property that is wrong
        retry_after: seconds after which the registry asks to be tried again, or None
        etag: of a deleted record, what to send as If-Match to restore it, or None
    """

    def __init__(self, status: int, details: Mapping[str, Any], headers: Mapping[str, str]) -> None:
        super().__init__(status=status, reason=str(details["title"]), body=json.dumps(details))
        self.headers = headers
        self.type: str = details["type"]
        self.title: str = details["title"]
        self.detail: str | None = details.get("detail")
        self.instance: str | None = details.get("instance")
        self.request_id: str | None = details.get("requestId")
        self.existing: str | None = details.get("existing")
        self.candidates: list[Alternative] = [Alternative.model_validate(one) for one in details.get("candidates") or []]
        self.last_known: Any = details.get("lastKnown")
        self.errors: list[Violation] = [Violation.model_validate(one) for one in details.get("errors") or []]
        self.retry_after: int | None = seconds_to_wait(headers.get("Retry-After"))
        self.etag: str | None = headers.get("ETag")

    @property
    def kind(self) -> str:
        """The last segment of `type`, as in `stale`; `about:blank` where something in front of the registry refused."""
        return self.type.rpartition("/")[2]

    def __str__(self) -> str:
        return f"{self.title}: {self.detail}" if self.detail else self.title


class NotFound(Problem):
    """404: no record has this address."""


class Gone(Problem):
    """410: the record was deleted; `etag` restores it."""


class Stale(Problem):
    """412: the record has changed since it was read. Read it again, and look at what changed."""


class AlreadyExists(Problem):
    """409: the record is there already (`existing`), or probably (`candidates`): `allow_duplicate` says why yours is another."""


class Refused(Problem):
    """400 or 422: `errors` says what is wrong with which property or parameter."""


class HistoryLost(Problem):
    """409: the database went back to an earlier state. Take back what you took over after it, as `detail` says."""


class TooMany(Problem):
    """429, after all repetitions that the time limit allowed."""


class Unavailable(Problem):
    """502, 503 or 504, after all repetitions that the time limit allowed.

    Nothing was written where `kind` is `unavailable`; what a proxy refuses for the registry may have been.
    """


class OutcomeUnknown(Problem):
    """503: whether the write was carried out is not known. Repeat it with the same `idempotency_key`."""


class TimeLimitExceeded(Exception):
    """The time limit of a call, its repetitions included, was over. Of a write it is not known whether it was carried out."""

    def __init__(self, time_limit: float) -> None:
        super().__init__(f"The registry did not answer within {time_limit:g} seconds")
        self.time_limit = time_limit


class ChangeRequested(Exception):
    """Nothing was changed yet: the other sides, who confirmed what an update changes, are asked by a change request first."""

    def __init__(self, change_request: ChangeRequest) -> None:
        super().__init__(f"The other sides have to agree first: change request {change_request.id}")
        self.change_request = change_request


_KINDS: dict[str, type[Problem]] = {
    "not-found": NotFound,
    "gone": Gone,
    "stale": Stale,
    "duplicate": AlreadyExists,
    "malformed": Refused,
    "refused": Refused,
    "key-reused": Refused,
    "history-lost": HistoryLost,
    "too-many": TooMany,
    "unavailable": Unavailable,
    "newer-version": Unavailable,
    "outcome-unknown": OutcomeUnknown,
}
_STATUSES: dict[int, type[Problem]] = {429: TooMany, 502: Unavailable, 503: Unavailable, 504: Unavailable}


def problem_of(status: int, reason: str | None, headers: Mapping[str, str], body: bytes) -> Problem:
    """What an answer of status 300 or more says, also where it is no problem of the registry but, say, the page of a proxy."""
    details: dict[str, Any] = {"type": "about:blank", "title": f"{status} {reason or ''}".strip()}
    if "json" in headers.get("Content-Type", ""):
        try:
            read = json.loads(body)
        except ValueError:
            read = None
        if isinstance(read, dict) and isinstance(read.get("type"), str):
            details.update(read)
    slug = details["type"].rpartition("/")[2]
    return (_KINDS.get(slug) or _STATUSES.get(status, Problem))(status, details, headers)


def seconds_to_wait(text: str | None) -> int | None:
    """`Retry-After` (RFC 9110, section 10.2.3) in seconds: a number of them, or a date. None where it is neither."""
    text = (text or "").strip()
    if text.isascii() and text.isdigit():
        return int(text[:9])
    try:
        date = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0, math.ceil(date.timestamp() - time.time()))
