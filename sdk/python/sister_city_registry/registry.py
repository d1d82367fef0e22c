"""The way into a registry."""
from __future__ import annotations

from typing import Any, Callable, Iterator

from sister_city_registry.collections import Collections
from sister_city_registry.core.api import ChangesApi
from sister_city_registry.core.api_client import ApiClient
from sister_city_registry.core.configuration import Configuration
from sister_city_registry.core.models import Change
from sister_city_registry.transport import Seen, Transport

_LONGEST_WAIT = 30
_PAGE = 200


class Registry(Collections):
    """A registry, at its address. May be used by several threads."""

    def __init__(
        self, base: str, *, key: str | None = None, token: str | Callable[[], str] | None = None, time_limit: float = 60
    ) -> None:
        """
        Args:
            base: address of the registry, without `/v1`
            key: of an office, a partner app or the registrar, sent as X-API-Key; reading needs none
            token: of the registry's OIDC issuer, or what fetches one, before each try; instead of a key
            time_limit: seconds that a call may take with all its repetitions
        """
        if not 0 < time_limit <= 86_400:
            raise ValueError("time_limit is in seconds, more than 0 and a day at the most")
        if key and token:
            raise ValueError("The registry takes a key or a token, not both")
        configuration = Configuration(host=base.rstrip("/"))
        core = ApiClient(configuration)
        self._transport = Transport(configuration, time_limit, key, token)
        core.rest_client = self._transport
        super().__init__(core)

    @property
    def seen(self) -> Seen | None:
        """The last write that later requests have to see. Set it in another process to have it seen from there too."""
        return self._transport.seen

    @seen.setter
    def seen(self, seen: Seen | None) -> None:
        self._transport.seen = seen

    def changes(
        self, after: str = "0", *, follow: bool = False, resource: list[str] | None = None, city: str | None = None
    ) -> Iterator[Change]:
        """Every write after a position, in commit order. Keep `position(change)` with what you made of a change.

        Args:
            after: `position` of the last change that you have; everything comes without it
            follow: go on waiting for changes, for ever, instead of ending where the log ends
            resource: only changes of these collections
            city: only changes of this city and of records that name it: an id, or `{scheme}:{value}`
        Raises:
            HistoryLost: the database went back to a state before that position
        """
        filters: dict[str, Any] = {"resource": resource, "city": city, "wait_seconds": _LONGEST_WAIT if follow else None}
        changes = ChangesApi(self.core)
        while True:
            page = changes.list_changes(after=after, limit=_PAGE, **filters)
            yield from page.items
            if not follow and page.last >= page.head:
                return
            after = page.position


def position(change: Change) -> str:
    """The place of a change in the log: its number, and the beginning of its hash, so that a lost history is noticed."""
    return f"{change.sequence}-{change.hash[:16]}"
