"""Messages of webhooks: whether they are from the registry."""
from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from typing import Any, Iterable, Mapping, NamedTuple

from sister_city_registry.core.models import Change

_PREFIX = "whsec_"


class WebhookRejected(Exception):
    """A message that is not from the registry, or too old. Answer it with 400, and do nothing."""


class Message(NamedTuple):
    """What a webhook sends.

    Attributes:
        type: such as `partnership.updated`, or `webhook.test`, or `history.lost`: what you were told of changes after the number
            `data["last"]` is not true any more
        timestamp: when it happened (RFC 3339)
        data: as it came: of a record, the change of it
    """

    type: str
    timestamp: str
    data: dict[str, Any]

    @property
    def change(self) -> Change | None:
        """The change of a record that it tells of; None of another message."""
        return Change.from_dict(self.data) if "sequence" in self.data else None


def verify_webhook(
    secrets: str | Iterable[str], headers: Mapping[str, str], body: bytes, *, tolerance: float = 300, now: float | None = None
) -> Message:
    """Checks a message of a webhook (Standard Webhooks), and reads it.

    The same message may come again: its `webhook-id` tells.

    Args:
        secrets: the webhook's secret, as the answer that drew it showed it; while it is replaced, both
        headers: of the request, by names in whatever case
        body: the bytes as they came, not JSON that was read and written again
        tolerance: seconds that the message may be old, or ahead of this machine's clock
    Raises:
        WebhookRejected
    """
    known = {name.lower(): value for name, value in headers.items()}
    id_, timestamp, signatures = (known.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    if not (id_ and signatures and timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        raise WebhookRejected("webhook-id, webhook-timestamp or webhook-signature is missing")
    if abs((time.time() if now is None else now) - int(timestamp)) > tolerance:
        raise WebhookRejected("The message is too old, or from the future")
    signed = f"{id_}.{timestamp}.".encode() + body
    sent = [_from_base64(one[3:]) for one in signatures.split(" ") if one.startswith("v1,")]
    for secret in [secrets] if isinstance(secrets, str) else secrets:
        expected = hmac.new(_secret_bytes(secret), signed, hashlib.sha256).digest()
        if any(hmac.compare_digest(expected, signature) for signature in sent):
            message = json.loads(body)
            return Message(message["type"], message["timestamp"], message["data"])
    raise WebhookRejected("No signature is by a secret of this webhook")


def _secret_bytes(secret: str) -> bytes:
    key = _from_base64(secret[len(_PREFIX):]) if secret.startswith(_PREFIX) else b""
    if not key:
        raise ValueError(f"A secret begins with {_PREFIX}, and goes on in base64")
    return key


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""
