"""Amounts of money as whole ten-thousandths of the currency, so that every sum is exact."""

import numpy as np
import pyarrow as pa

from clientela_analytics.arrays import Floats, Ints

PER_UNIT = 10_000
PER_CENT = 100
CENTS = pa.decimal128(18, 2)


def to_cents(ten_thousandths: Ints) -> Ints:
    """Round ten-thousandths to hundredths, halves away from zero."""
    magnitude = (np.abs(ten_thousandths) + PER_CENT // 2) // PER_CENT
    return np.asarray(np.sign(ten_thousandths) * magnitude)


def as_money(ten_thousandths: Ints) -> pa.Array:
    """An Arrow decimal column with two places."""
    return _decimals(to_cents(ten_thousandths))


def estimate_as_money(units: Floats) -> pa.Array:
    """An Arrow decimal column with two places out of an estimate in whole units."""
    return _decimals(np.rint(np.nan_to_num(units) * 100).astype(np.int64))


def in_units(ten_thousandths: Ints) -> Floats:
    """The same amounts as floating point, for scores only."""
    return ten_thousandths / PER_UNIT


def _decimals(cents: Ints) -> pa.Array:
    words = np.empty((len(cents), 2), dtype=np.int64)
    words[:, 0] = cents
    words[:, 1] = cents >> 63
    return pa.Array.from_buffers(CENTS, len(cents), [None, pa.py_buffer(words.tobytes())])
