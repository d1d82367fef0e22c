"""A collection of the registry: its records as an iterator, and what is done with one of them."""
from __future__ import annotations

import functools
from typing import Any, Callable, Generic, Iterator, ParamSpec, Protocol, TypeVar
from uuid import UUID

from pydantic import BaseModel

from sister_city_registry.problems import ChangeRequested


class Versioned(Protocol):
    """What every record has: the address of its version."""

    id: UUID
    version: int


T = TypeVar("T")
PageT = TypeVar("PageT")
DraftT = TypeVar("DraftT")
PatchT = TypeVar("PatchT")
FilterP = ParamSpec("FilterP")

# What would answer something else than the types say stays with the core.
_SHAPE = ("format", "fields", "group_by", "cursor")


def if_match(record: Versioned) -> str:
    """What to send as If-Match with a change of a record, or of an item in it: names the version that was read."""
    # The registry compares the version alone. What stands behind it tells languages and formats apart, for caches.
    return f'"{int(record.version)}-0000000000000000"'


def _said(**options: Any) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _as_it_is(model: Any, body: dict[str, Any]) -> BaseModel:
    """A dict that is sent as it is: what is not in it is left alone, and what is misspelt the registry refuses."""
    sent = _carrier(model).model_construct()
    sent._body = body
    return sent


@functools.cache
def _carrier(model: Any) -> Any:
    class AsItIs(model):
        _body: dict[str, Any] = {}

        def to_dict(self) -> dict[str, Any]:
            return self._body

    return AsItIs


class Records(Generic[T, PageT, DraftT, PatchT, FilterP]):
    """The records of one kind."""

    def __init__(
        self,
        api: object,
        name: str,
        page: Callable[FilterP, PageT],
        read: Callable[..., T],
        create: Callable[..., T],
        draft: type[DraftT],
        patch: type[PatchT],
    ) -> None:
        self._page = page
        self._read = read
        self._create = create
        self._draft = draft
        self._patch = patch
        self._name = name
        self._update = getattr(api, f"update_{name}_with_http_info")
        self._delete = getattr(api, f"delete_{name}")

    def list(self, *args: FilterP.args, **filters: FilterP.kwargs) -> Iterator[T]:
        """All records that the filters leave, page after page: none twice and none left out, whatever is written meanwhile."""
        self._check(filters)
        return self._pages(args, {"limit": 200, **filters})

    def _pages(self, args: tuple[Any, ...], filters: dict[str, Any]) -> Iterator[T]:
        while True:
            page: Any = self._page(*args, **filters)
            yield from page.items
            if not page.page.next_cursor:
                return
            filters["cursor"] = page.page.next_cursor

    def page(self, *args: FilterP.args, **filters: FilterP.kwargs) -> PageT:
        """One page, with its total, and what `facets` counts."""
        self._check(filters)
        return self._page(*args, **filters)

    def get(self, id: str | UUID, **view: Any) -> T:
        """A record by its id; of a city also by another register's, as in `geonames:1796236`.

        A record that was merged is answered as the one that it became, under its id.

        Args:
            view: lang, as_of, known_at, include and so on, as the core's read takes them
        Raises:
            NotFound, Gone
        """
        self._check(view)
        return self._read(id=str(id), **view)

    def create(
        self,
        draft: DraftT | dict[str, Any],
        *,
        reason: str | None = None,
        dry_run: bool | None = None,
        allow_duplicate: str | None = None,
        idempotency_key: str | None = None,
    ) -> T:
        """Registers a record.

        Args:
            draft: the new record; a dict has the names that the contract has (`countryCode`)
            reason: why; kept in the log for ever, public with the revision
            dry_run: check everything and answer the would-be result, but store nothing
            allow_duplicate: why this is another record than those that it looks like
            idempotency_key: makes repeating the write safe for 24 hours, also from another process
        Raises:
            AlreadyExists: it is there, or probably is
            Refused: something in it is wrong
        """
        body = _as_it_is(self._draft, draft) if isinstance(draft, dict) else draft
        return self._create(**{f"{self._name}_draft": body}, **_said(
            reason=reason, dry_run=dry_run, allow_duplicate=allow_duplicate, idempotency_key=idempotency_key))

    def update(
        self,
        record: Versioned,
        patch: PatchT | dict[str, Any],
        *,
        reason: str | None = None,
        dry_run: bool | None = None,
        idempotency_key: str | None = None,
    ) -> T:
        """Changes a record as it was read, and answers the new version.

        Args:
            patch: a JSON Merge Patch; in a dict, with the names that the contract has, None removes
        Raises:
            Stale: another change came first
            ChangeRequested: the other sides of a partnership have to agree
        """
        body = _as_it_is(self._patch, patch) if isinstance(patch, dict) else patch
        answer = self._update(id=str(record.id), if_match=if_match(record), **{f"{self._name}_patch": body},
                              **_said(reason=reason, dry_run=dry_run, idempotency_key=idempotency_key))
        if answer.status_code == 202:
            raise ChangeRequested(answer.data)
        return answer.data

    def delete(self, record: Versioned, *, reason: str | None = None, dry_run: bool | None = None) -> None:
        """Deletes a record as it was read. Its history is kept.

        Raises:
            Stale: another change came first
        """
        self._delete(id=str(record.id), if_match=if_match(record), **_said(reason=reason, dry_run=dry_run))

    @staticmethod
    def _check(asked: dict[str, Any]) -> None:
        for name in _SHAPE:
            if name in asked:
                raise TypeError(f"{name} would answer another type: use the core's own classes with registry.core")
