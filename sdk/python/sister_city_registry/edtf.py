"""Dates as the registry reads them: EDTF level 1 (ISO 8601-2:2019), without times."""
from __future__ import annotations

import re

_POINT = re.compile(
    r"(?:(?P<long>Y-?[1-9][0-9]{4,8})|(?P<known>[0-9]{3}(?=X[~?%]?\Z)|[0-9]{2}(?=XX))X{1,2}"
    r"|(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?)[~?%]?", re.ASCII)
_LONGEST = 64
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_Day = tuple[int, int, int]


class EdtfDate(str):
    """A date, or an interval of dates: `1994`, `1994-10`, `199X`, `1986?`, `2021-12-07/2021-12-08`, `2009/..`.

    It is its own text, and may be sent as that.

    Attributes:
        precision: day, month, season, year, decade, century or interval
        start, end: of an interval its ends, None where open or unknown; of anything else itself
    """

    precision: str
    start: EdtfDate | None
    end: EdtfDate | None
    _first: _Day | None
    _last: _Day | None

    @classmethod
    def parse(cls, text: str) -> EdtfDate:
        """
        Raises:
            ValueError: the text is no date of EDTF level 1 without a time
        """
        if len(text) > _LONGEST or "/" not in text:
            return cls._point(text, text)
        first, _, second = text.partition("/")
        start, end = cls._end(text, first), cls._end(text, second)
        if not start and not end or start and end and _is_after(start._first, end._last):
            raise _refusal(text)
        return cls._of(text, "interval", start and start._first, end and end._last, start, end)

    @property
    def earliest(self) -> str | None:
        """The first day that this can mean, such as `1994-10-01`; None where an interval begins openly."""
        return self._first and _written(self._first)

    @property
    def latest(self) -> str | None:
        """The last day that this can mean, such as `1994-10-31`; None where an interval ends openly."""
        return self._last and _written(self._last)

    @property
    def is_approximate(self) -> bool:
        """Whether it, or an end of it, is marked `~` or `%`."""
        return "~" in self or "%" in self

    @property
    def is_uncertain(self) -> bool:
        """Whether it, or an end of it, is marked `?` or `%`."""
        return "?" in self or "%" in self

    @classmethod
    def _of(cls, text, precision, first, last, *ends) -> EdtfDate:
        date = cls(text)
        date.precision, date._first, date._last = precision, first, last
        date.start, date.end = ends or (date, date)
        return date

    @classmethod
    def _end(cls, whole: str, part: str) -> EdtfDate | None:
        if part in ("", ".."):
            return None
        if "X" in part:
            raise _refusal(whole)
        return cls._point(whole, part)

    @classmethod
    def _point(cls, whole: str, text: str) -> EdtfDate:
        match = _POINT.fullmatch(text) if len(text) <= _LONGEST else None
        if not match:
            raise _refusal(whole)
        long, known, year, month, day = match.groups()
        if long:
            return cls._of(text, "year", (int(long[1:]), 1, 1), (int(long[1:]), 12, 31))
        if known:
            width = 10 ** (4 - len(known))
            precision = "decade" if width == 10 else "century"
            return cls._of(text, precision, (int(known) * width, 1, 1), (int(known) * width + width - 1, 12, 31))
        if year == "-0000" or month == "XX" and day not in (None, "XX"):
            raise _refusal(whole)
        bounds = _in_year(int(year), month, day)
        if not bounds:
            raise _refusal(whole)
        return cls._of(text, *bounds)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _is_after(one: _Day | None, other: _Day | None) -> bool:
    return one is not None and other is not None and one > other


def _in_year(year: int, month: str | None, day: str | None) -> tuple[str, _Day, _Day] | None:
    """Precision, first and last day; None where there is no such month or day."""
    if month in (None, "XX"):
        return "year", (year, 1, 1), (year, 12, 31)
    number = int(month)
    if day is None and 21 <= number <= 24:
        # The hemisphere is unknown: the bounds hold the season of both.
        if number % 2:
            return "season", (year, 3, 1), (year, 12, 21)
        return "season", (year - 1, 12, 1), (year + 1, 3, 20)
    if not 1 <= number <= 12:
        return None
    length = 29 if number == 2 and _is_leap(year) else _LENGTHS[number - 1]
    if day in (None, "XX"):
        return "month", (year, number, 1), (year, number, length)
    return ("day", (year, number, int(day)), (year, number, int(day))) if 1 <= int(day) <= length else None


def _written(day: _Day) -> str:
    """As ISO 8601 writes days: years of more than four digits with their sign."""
    year, month, of_month = day
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{of_month:02}"


def _refusal(text: str) -> ValueError:
    return ValueError(f"{text[:40]!r} is no date of EDTF level 1, such as 1994, 1994-10, 199X or 2009/..")
