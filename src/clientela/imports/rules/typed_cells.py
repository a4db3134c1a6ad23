"""Turns columns of text into typed columns, looking at each different text once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from clientela_analytics.files.dates_in_text import parse_date, parse_datetime, parse_excel_serial
from clientela_analytics.files.errors import NotADate, NotANumber, ValueRefused
from clientela_analytics.files.layout import ColumnLayout, ColumnType, DateOrder, DecimalMark
from clientela_analytics.files.numbers_in_text import parse_decimal, parse_integer

Mask = NDArray[np.bool_]
Reader = Callable[[str], Any]
FIRST_YEAR, LAST_YEAR = 1900, 2100
QUANTITY_SCALE, PRICE_SCALE = 1_000, 10_000
LARGEST = 2**62


class Kind(StrEnum):
    """What a field holds; quantities are thousandths, prices and amounts ten-thousandths."""

    TEXT = "text"
    CODE = "code"
    DAY = "day"
    MOMENT = "moment"
    WHOLE = "whole"
    QUANTITY = "quantity"
    PRICE = "price"
    CHOICE = "choice"


ARROW: dict[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.CODE: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.MOMENT: pa.timestamp("s"),
    Kind.WHOLE: pa.int64(),
    Kind.QUANTITY: pa.int64(),
    Kind.PRICE: pa.int64(),
    Kind.CHOICE: pa.string(),
}
NUMBERS = frozenset({Kind.WHOLE, Kind.QUANTITY, Kind.PRICE})
PROBLEM_OF: dict[Kind, str] = {
    Kind.DAY: "not_a_date",
    Kind.MOMENT: "not_a_date",
    Kind.WHOLE: "not_a_number",
    Kind.QUANTITY: "not_a_number",
    Kind.PRICE: "not_a_number",
    Kind.CHOICE: "not_a_choice",
}


@dataclass(frozen=True)
class Reading:
    """How the texts of one column become values; `values` maps a text to what stands for it."""

    kind: Kind
    date_order: DateOrder | None = None
    decimal_mark: str | None = None
    is_serial: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TypedColumn:
    """The values, which cells could not be read, and which were read out of words."""

    values: pa.Array
    bad: Mask
    worded: Mask

    @property
    def empty(self) -> Mask:
        """Which cells hold nothing, readable or not."""
        nulls: Mask = np.asarray(self.values.is_null())
        return nulls


class _Refused:
    """Stands for a text that could not be read."""


def reading_of(
    kind: Kind, column: ColumnLayout, choices: Mapping[str, str], values: Mapping[str, str]
) -> Reading:
    """How to read a column laid out so into a field of this kind."""
    is_serial = column.type == ColumnType.EXCEL_SERIAL
    return Reading(kind, column.date_order, column.decimal_mark, is_serial, choices, values)


def type_column(texts: pa.Array, reading: Reading) -> TypedColumn:
    """Read every text of a column; empty cells are null and not bad."""
    encoded = texts.dictionary_encode()
    different = ["" if text is None else text for text in encoded.dictionary.to_pylist()]
    read = reader_for(reading)
    found = [_read_one(reading.values.get(text.strip(), text), read) for text in different]
    indices = encoded.indices
    lookup = pa.array([None if value is _Refused else value for value in found], ARROW[reading.kind])
    return TypedColumn(
        lookup.take(indices),
        _spread([value is _Refused for value in found], indices),
        _spread([_is_worded(reading.kind, text) for text in different], indices),
    )


def reader_for(reading: Reading) -> Reader:
    """The function that reads one text that is not empty; it raises ValueRefused."""
    makers: dict[Kind, Callable[[Reading], Reader]] = {
        Kind.TEXT: lambda _: _plain,
        Kind.CODE: lambda _: _code,
        Kind.DAY: _day_reader,
        Kind.MOMENT: _moment_reader,
        Kind.WHOLE: _whole_reader,
        Kind.QUANTITY: lambda wanted: _scaled_reader(wanted, QUANTITY_SCALE),
        Kind.PRICE: lambda wanted: _scaled_reader(wanted, PRICE_SCALE),
        Kind.CHOICE: _choice_reader,
    }
    return makers[reading.kind](reading)


def _read_one(text: str, read: Reader) -> Any:
    stripped = text.strip()
    if not stripped:
        return None
    try:
        return read(stripped)
    except ValueRefused:
        return _Refused


def _spread(marks: Sequence[bool], indices: pa.Array) -> Mask:
    if indices.null_count:
        indices = indices.fill_null(len(marks))
    spread: Mask = np.asarray([*marks, False], dtype=bool)[np.asarray(indices)]
    return spread


def _is_worded(kind: Kind, text: str) -> bool:
    return kind in NUMBERS and any(character > "\u2e80" for character in text)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _code(text: str) -> str:
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text


def _day_reader(reading: Reading) -> Reader:
    if reading.is_serial:
        return lambda text: _likely(parse_excel_serial(text)).date()
    order = reading.date_order or "ymd"
    return lambda text: _likely(datetime.combine(parse_date(text, order), datetime.min.time())).date()


def _moment_reader(reading: Reading) -> Reader:
    if reading.is_serial:
        return lambda text: _likely(parse_excel_serial(text))
    order = reading.date_order or "ymd"
    return lambda text: _likely(parse_datetime(text, order).replace(tzinfo=None))


def _likely(moment: datetime) -> datetime:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise NotADate(moment.isoformat())
    return moment


def _whole_reader(reading: Reading) -> Reader:
    mark: DecimalMark = "," if reading.decimal_mark == "," else "."
    return lambda text: _bounded(parse_integer(text, mark), text)


def _scaled_reader(reading: Reading, scale: int) -> Reader:
    mark: DecimalMark = "," if reading.decimal_mark == "," else "."
    return lambda text: _bounded(_scaled(parse_decimal(text, mark), scale), text)


def _scaled(value: Decimal, scale: int) -> int:
    return int((value * scale).to_integral_value(ROUND_HALF_UP))


def _bounded(value: int, text: str) -> int:
    if abs(value) > LARGEST:
        raise NotANumber(text)
    return value


def _choice_reader(reading: Reading) -> Reader:
    known = {name.casefold(): key for name, key in reading.choices.items()}

    def read(text: str) -> str:
        key = known.get(_plain(text).casefold())
        if key is None:
            raise ValueRefused(text)
        return key

    return read
