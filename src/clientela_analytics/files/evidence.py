"""What a single cell looks like: a number in which notation, a day in which order of parts."""

from __future__ import annotations

import re
from functools import lru_cache

from clientela_analytics.files.dates_in_text import parse_datetime
from clientela_analytics.files.layout import DateOrder, DecimalMark
from clientela_analytics.files.numbers_in_text import parse_decimal
from clientela_analytics.files.numerals import plain_text

DATE_ORDERS: tuple[DateOrder, ...] = ("ymd", "dmy", "mdy")
DECIMAL_MARKS: tuple[DecimalMark, ...] = (".", ",")
_HAS_DIGIT = re.compile(r"[0-9０-９〇一二三四五六七八九十]")
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_CLOCK = re.compile(r"\d\s*[:时時点點]")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_ANY_SEPARATOR = re.compile(r"[.,]")
_REMEMBERED = 65_536


@lru_cache(_REMEMBERED)
def date_orders(text: str) -> frozenset[DateOrder]:
    """The orders under which the text is a day; none for anything else, and for bare serial numbers."""
    if not _HAS_DIGIT.search(text) or _SERIAL.fullmatch(text):
        return frozenset()
    return frozenset(order for order in DATE_ORDERS if _is_date(text, order))


def _is_date(text: str, order: DateOrder) -> bool:
    try:
        parse_datetime(text, order)
    except ValueError:
        return False
    return True


@lru_cache(_REMEMBERED)
def decimal_marks(text: str) -> frozenset[DecimalMark]:
    """The marks under which the text is a number.

    A single separator before three digits ("1.234", "1,234") fits both; the column decides.
    """
    if not _HAS_DIGIT.search(text):
        return frozenset()
    return frozenset(mark for mark in DECIMAL_MARKS if _is_number(text, mark))


def _is_number(text: str, mark: DecimalMark) -> bool:
    try:
        parse_decimal(text, mark)
    except ValueError:
        return False
    return True


def is_value(text: str) -> bool:
    """Whether a cell holds a number or a day, which headings seldom do."""
    text = text.strip()
    return bool(decimal_marks(text) or date_orders(text))


def is_period(text: str) -> bool:
    """Whether a cell names a year or a day, as headings of figures by period do."""
    text = text.strip()
    return bool(_YEAR.fullmatch(text) or (date_orders(text) and not text.isdecimal()))


def has_clock(text: str) -> bool:
    """Whether a time of day stands beside the date."""
    return _CLOCK.search(plain_text(text)) is not None


def has_separator(text: str) -> bool:
    """Whether a number holds a point or a comma at all."""
    return _ANY_SEPARATOR.search(text) is not None
