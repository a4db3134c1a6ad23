"""Dates and times as written in cells, in the order of parts their column uses."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from clientela_analytics.files.errors import NotADate
from clientela_analytics.files.layout import DateOrder
from clientela_analytics.files.numerals import plain_text, read_chinese_number

_MONTH_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "jan january ene enero", "feb february febrero", "mar march marzo", "apr april abr abril",
            "may mayo", "jun june junio", "jul july julio", "aug august ago agosto",
            "sep sept september set septiembre", "oct october octubre", "nov november noviembre",
            "dec december dic diciembre",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{1,4})\.?", re.ASCII)
_CHINESE = re.compile(r"(?:民[国國])?\s*(\S{1,4}?)\s*年\s*(\S{1,3}?)\s*月\s*(\S{1,3}?)\s*[日号號]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_WORDY = re.compile(
    r"(?:[^\W\d]+,\s*)?([^\W_]+)\.?(?:[-/ ,]|\sde\s)+([^\W_]+)\.?(?:[-/ ,]|\sde[l]?\s)+([^\W_]+)"
)
_CLOCK = re.compile(
    r"(?:(上午|下午|凌晨|早上|中午|晚上)\s*)?(\d{1,2})(?:[:时時点點](\d{1,2}))?(?:[:分](\d{1,2}))?秒?分?(?:[.,](\d{1,9}))?"
    r"\s*([AaPp]\.?\s?[Mm]\.?)?\s*(Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_DAY_AND_CLOCK = re.compile(
    r"(.*?[\d日号號.])(?:T|[\s,]+|(?<=[日号號])|(?=[上下凌早中晚]))"
    r"((?:[上下凌早中晚].)?\s*\d{1,2}[:时時点點].*)"
)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|º|ª)\b", re.IGNORECASE)
_POSITIONS: dict[DateOrder, tuple[int, int, int]] = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?", re.ASCII)
_EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # spreadsheets know no zone
_EXCEL_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001  # spreadsheets know no zone
_EXCEL_LAST_DAY = 2_958_465


def parse_date(text: str, order: DateOrder = "ymd") -> date:
    """The day a cell names; a time of day after it is passed over. Raises NotADate.

    A year of four digits in front is understood under any order; two digits mean 1969 to 2068. A bare
    number of five digits is a day as spreadsheets count them.
    """
    return parse_datetime(text, order).date()


def parse_datetime(text: str, order: DateOrder = "ymd") -> datetime:
    """The day and time a cell names, midnight where it names none; aware only if it names a zone."""
    try:
        match = _ISO.fullmatch(text)
        if match:
            return datetime(*(int(part) for part in match.groups(default="0")))  # type: ignore[arg-type]  # noqa: DTZ001
        return _read(text, order)
    except (ValueError, OverflowError):
        raise NotADate(text) from None


def parse_excel_serial(text: str, *, counts_from_1904: bool = False) -> datetime:
    """The moment a spreadsheet keeps as a number of days. Raises NotADate."""
    try:
        days = float(plain_text(text))
    except ValueError:
        raise NotADate(text) from None
    if not 1 <= days <= _EXCEL_LAST_DAY:
        raise NotADate(text)
    epoch = _EXCEL_EPOCH_1904 if counts_from_1904 else _EXCEL_EPOCH
    return epoch + timedelta(seconds=round(days * 86_400))


def _read(text: str, order: DateOrder) -> datetime:
    text = plain_text(text)
    if _SERIAL.fullmatch(text):
        return parse_excel_serial(text)
    match = _DAY_AND_CLOCK.fullmatch(text)
    day_text, clock_text = (match[1], match[2]) if match else (text, "")
    year, month, day = _day_parts(day_text.strip(), order)
    moment = _clock(clock_text.strip()) if clock_text else time()
    return datetime.combine(date(year, month, day), moment)


def _day_parts(text: str, order: DateOrder) -> tuple[int, int, int]:
    if match := _NUMERIC.fullmatch(text):
        return _ordered((match[1], match[3], match[4]), order)
    if match := _COMPACT.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _CHINESE.fullmatch(text):
        return _chinese_parts(match)
    if match := _WORDY.fullmatch(_ORDINAL.sub(r"\1", text)):
        return _wordy_parts((match[1], match[2], match[3]))
    raise NotADate(text)


def _ordered(parts: tuple[str, str, str], order: DateOrder) -> tuple[int, int, int]:
    if len(parts[0]) == 4:
        order = "ymd"
    year, month, day = (parts[position] for position in _POSITIONS[order])
    if len(month) > 2 or len(day) > 2:
        raise NotADate("/".join(parts))
    return _full_year(year), int(month), int(day)


def _full_year(text: str) -> int:
    if len(text) == 2:
        return int(text) + (2000 if int(text) < 69 else 1900)
    if len(text) != 4:
        raise NotADate(text)
    return int(text)


def _chinese_parts(match: re.Match[str]) -> tuple[int, int, int]:
    year, month, day = (_chinese_integer(part) for part in match.groups())
    if match[0].startswith("民"):
        return year + 1911, month, day
    return (_full_year(match[1]) if match[1].isdecimal() else year), month, day


def _chinese_integer(text: str) -> int:
    number = read_chinese_number(text)
    return int(text) if number is None else int(number)


def _wordy_parts(parts: tuple[str, str, str]) -> tuple[int, int, int]:
    places = [place for place, part in enumerate(parts) if part.casefold() in _MONTH_WORDS]
    if len(places) != 1:
        raise NotADate(" ".join(parts))
    month = _MONTH_WORDS[parts[places[0]].casefold()]
    first, second = (part for place, part in enumerate(parts) if place != places[0])
    year, day = (first, second) if len(first) == 4 else (second, first)
    return _full_year(year), month, int(day)


def _clock(text: str) -> time:
    match = _CLOCK.fullmatch(text)
    if not match:
        raise NotADate(text)
    half, hour, minute, second, fraction, meridiem, zone = match.groups()
    microsecond = int((fraction or "0")[:6].ljust(6, "0"))
    return time(
        _hour_of_day(int(hour), half, meridiem), int(minute or 0), int(second or 0), microsecond, _zone(zone)
    )


def _hour_of_day(hour: int, half: str | None, meridiem: str | None) -> int:
    is_afternoon = half in ("下午", "晚上") or (meridiem or "").casefold().startswith("p")
    if is_afternoon:
        return hour if hour >= 12 else hour + 12
    is_morning = half in ("上午", "凌晨") or meridiem is not None
    return 0 if is_morning and hour == 12 else hour


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))
