"""Columns of text turned into days, moments and scaled numbers, many values at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientela_analytics.files.dates_in_text import parse_date, parse_datetime
from clientela_analytics.files.errors import NotANumber
from clientela_analytics.files.layout import DateOrder, DecimalMark
from clientela_analytics.files.numbers_in_text import parse_decimal

# Repeated values are parsed once; beyond this many different ones Arrow's own parser is tried first.
_FEW_VALUES = 20_000
_ISO = r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$"
_PLAIN_NUMBER = r"^-?\d{1,18}(\.\d{1,18})?$"
_EXACT = pa.decimal128(38, 18)
_INT64 = np.iinfo(np.int64)
_MOST_DIGITS = 18

Parsed = tuple[pa.Array, pa.Array]


def parse_date_column(array: pa.Array, order: DateOrder = "ymd") -> Parsed:
    """Days (date32) and a mask of the texts that are none; empty text is null and not bad."""
    return _parsed(array, pa.date32(), lambda text: parse_date(text, order), _iso_days)


def parse_datetime_column(array: pa.Array, order: DateOrder = "ymd") -> Parsed:
    """Moments (timestamp in seconds, zones dropped) and a mask of the texts that are none."""
    return _parsed(array, pa.timestamp("s"), lambda text: _moment(text, order), _iso_moments)


def parse_decimal_column(array: pa.Array, mark: DecimalMark = ".", scale: int = 2) -> Parsed:
    """Numbers times ten to the ``scale`` (int64, halves away from zero) and a mask of the texts that are none."""
    return _parsed(
        array,
        pa.int64(),
        lambda text: _scaled(parse_decimal(text, mark), scale, text),
        (lambda texts: _plain_numbers(texts, scale)) if mark == "." else None,
    )


def _parsed(
    array: pa.Array,
    type_: pa.DataType,
    parse: Callable[[str], object],
    parse_all: Callable[[pa.Array], pa.Array | None] | None,
) -> Parsed:
    """Parse each different text once and lay the results out again."""
    encoded = pc.dictionary_encode(_one_array(array))
    texts = encoded.dictionary
    values = parse_all(texts) if parse_all and len(texts) > _FEW_VALUES else None
    if values is not None:
        return values.take(encoded.indices), pc.is_null(encoded.indices.fill_null(0))
    parsed, is_bad = _each(texts.to_pylist(), parse)
    indices = encoded.indices
    return pa.array(parsed, type_).take(indices), pc.fill_null(
        pa.array(is_bad, pa.bool_()).take(indices), False
    )


def _one_array(array: pa.Array | pa.ChunkedArray) -> pa.Array:
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _each(texts: list[str], parse: Callable[[str], object]) -> tuple[list[object], list[bool]]:
    parsed: list[object] = []
    is_bad: list[bool] = []
    for text in texts:
        try:
            parsed.append(parse(text) if text.strip() else None)
            is_bad.append(False)
        except ValueError:
            parsed.append(None)
            is_bad.append(True)
    return parsed, is_bad


def _moment(text: str, order: DateOrder) -> datetime:
    return parse_datetime(text, order).replace(tzinfo=None, microsecond=0)


def _scaled(number: Decimal, scale: int, text: str) -> int:
    if number.adjusted() + scale > _MOST_DIGITS:
        raise NotANumber(text)
    scaled = int(number.scaleb(scale).quantize(Decimal(1), ROUND_HALF_UP))
    if not _INT64.min <= scaled <= _INT64.max:
        raise NotANumber(text)
    return scaled


def _iso_moments(texts: pa.Array) -> pa.Array | None:
    if not pc.all(pc.match_substring_regex(texts, _ISO)).as_py():
        return None
    try:
        return pc.cast(texts, pa.timestamp("s"))
    except pa.ArrowInvalid:
        return None


def _iso_days(texts: pa.Array) -> pa.Array | None:
    moments = _iso_moments(texts)
    return None if moments is None else pc.cast(moments, pa.date32(), safe=False)


def _plain_numbers(texts: pa.Array, scale: int) -> pa.Array | None:
    if not pc.all(pc.match_substring_regex(texts, _PLAIN_NUMBER)).as_py():
        return None
    try:
        rounded = pc.round(pc.cast(texts, _EXACT), ndigits=scale, round_mode="half_towards_infinity")
        return pc.cast(
            pc.multiply(pc.cast(rounded, pa.decimal128(30, scale)), _power_of_ten(scale)), pa.int64()
        )
    except pa.ArrowInvalid:
        return None


def _power_of_ten(scale: int) -> pa.Scalar:
    return pa.scalar(Decimal(10) ** scale, pa.decimal128(8, 0))
