"""Judges what the values of a column are: text, numbers, days, yes and no."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from clientela_analytics.files.evidence import date_orders, decimal_marks, has_clock, has_separator
from clientela_analytics.files.layout import ColumnType, DateOrder, DecimalMark
from clientela_analytics.files.numbers_in_text import NO, YES, parse_decimal
from clientela_analytics.files.numerals import plain_text

PLACEHOLDERS = frozenset(
    {"-", "--", "—", "/", "?", "n/a", "na", "#n/a", "null", "none", "nan", "nil", "无", "無", "暂无", "暫無"}
)
_YES_NO = (YES | NO) - {"1", "0"}
_LEADING_ZERO = re.compile(r"[0０][0-9０-９]+")
_LONG_NUMBER = re.compile(r"[0-9]{16,}")
_COMPACT_DAY = re.compile(r"(?:19|20)[0-9]{6}")
_NAMES_A_DAY = re.compile(r"date|\bday\b|time|日期|时间|時間|日$|fecha|día", re.IGNORECASE)
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_SERIAL_DAYS = range(20_000, 60_000)
_SAMPLES_SHOWN = 5
# A few unreadable cells in a column of dates or amounts are errors of their rows, not another type.
_LEAST_SHARE = 0.9
_LEAST_DATE_SHARE = 0.8
_TURNABLE = re.compile(r"\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d")


@dataclass(frozen=True)
class Verdict:
    """What a column is; the open flags say that its values so far allow more than one reading."""

    type: ColumnType
    date_order: DateOrder | None = None
    decimal_mark: DecimalMark | None = None
    is_order_open: bool = False
    is_mark_open: bool = False


_TEXT = Verdict(ColumnType.TEXT)


def judge(heading: str, values: Sequence[str]) -> Verdict:
    """What the values under a heading are."""
    texts = [text for text in (plain_text(value) for value in values) if text]
    told = [text for text in texts if text.casefold() not in PLACEHOLDERS]
    if not told:
        return _TEXT
    if all(text.casefold() in _YES_NO for text in texts):
        return Verdict(ColumnType.BOOLEAN)
    if any(_LEADING_ZERO.fullmatch(text) or _LONG_NUMBER.fullmatch(text) for text in told):
        return _TEXT
    return _as_number(heading, told) or _as_date(heading, told) or _TEXT


def samples_of(values: Iterable[str]) -> tuple[str, ...]:
    """The first different values that are not empty."""
    return tuple(islice(dict.fromkeys(value for value in values if value.strip()), _SAMPLES_SHOWN))


def _as_number(heading: str, told: Sequence[str]) -> Verdict | None:
    fits = Counter(mark for text in told for mark in decimal_marks(text))
    mark: DecimalMark = "," if fits[","] > fits["."] else "."
    if fits[mark] < _LEAST_SHARE * len(told):
        return None
    numbers = [text for text in told if mark in decimal_marks(text)]
    is_whole = all(_is_whole(text, mark) for text in numbers)
    if is_whole and len(numbers) < len(told):
        return _TEXT
    is_open = fits["."] == fits[","] and any(has_separator(text) for text in numbers)
    return _as_serial(heading, numbers, is_whole, mark) or Verdict(
        ColumnType.INTEGER if is_whole else ColumnType.DECIMAL, decimal_mark=mark, is_mark_open=is_open
    )


def _is_whole(text: str, mark: DecimalMark) -> bool:
    return mark not in text and not text.endswith("%") and parse_decimal(text, mark) % 1 == 0


def _as_serial(heading: str, numbers: Sequence[str], is_whole: bool, mark: DecimalMark) -> Verdict | None:
    if is_whole and all(_COMPACT_DAY.fullmatch(text) and date_orders(text) for text in numbers):
        return Verdict(ColumnType.DATE, date_order="ymd")
    if not _NAMES_A_DAY.search(heading):
        return None
    if all(_is_serial(text.replace(mark, ".")) for text in numbers):
        return Verdict(ColumnType.EXCEL_SERIAL, date_order="ymd")
    return None


def _is_serial(text: str) -> bool:
    return _SERIAL.fullmatch(text) is not None and int(text[:5]) in _SERIAL_DAYS


def _as_date(heading: str, told: Sequence[str]) -> Verdict | None:
    readable = [text for text in told if date_orders(text)]
    if readable and _NAMES_A_DAY.search(heading):
        readable = [text for text in told if date_orders(text) or _is_serial(text)]
    if len(readable) < _LEAST_DATE_SHARE * len(told):
        return None
    type_ = ColumnType.DATETIME if any(has_clock(text) for text in readable) else ColumnType.DATE
    turnable = [text for text in readable if _TURNABLE.match(text)]
    if not turnable:
        return Verdict(type_, date_order="ymd")
    fits = Counter(order for text in turnable for order in date_orders(text))
    best = {order for order, count in fits.items() if count == max(fits.values())}
    if len(best) == 1:
        return Verdict(type_, date_order=best.pop())
    order: DateOrder = likelier_order(turnable) if {"dmy", "mdy"} <= best else (best - {"ymd"}).pop()
    return Verdict(type_, date_order=order, is_order_open={"dmy", "mdy"} <= best)


def likelier_order(told: Iterable[str]) -> DateOrder:
    """Day first or month first where both fit: the part that takes more different values is the day."""
    parts = [re.split(r"\D+", text) for text in told]
    firsts = {part[0] for part in parts if len(part) > 2}
    seconds = {part[1] for part in parts if len(part) > 2}
    return "mdy" if len(seconds) > len(firsts) else "dmy"
