"""A client of the Sister City Registry. Models are in `sister_city_registry.core.models`."""
from sister_city_registry.edtf import EdtfDate
from sister_city_registry.problems import (
    AlreadyExists, ChangeRequested, Gone, HistoryLost, NotFound, OutcomeUnknown, Problem, Refused, Stale, TimeLimitExceeded, TooMany,
    Unavailable)
from sister_city_registry.quantity import QuantityRange
from sister_city_registry.records import Records, if_match
from sister_city_registry.registry import Registry, position
from sister_city_registry.transport import Seen
from sister_city_registry.webhook import Message, WebhookRejected, verify_webhook

__all__ = [
    "AlreadyExists", "ChangeRequested", "EdtfDate", "Gone", "HistoryLost", "Message", "NotFound", "OutcomeUnknown", "Problem", "QuantityRange",
    "Records", "Refused", "Registry", "Seen", "Stale", "TimeLimitExceeded", "TooMany", "Unavailable", "WebhookRejected", "if_match",
    "position", "verify_webhook"]
