"""Whole Arrow columns of values agree with the reading of single ones."""

import datetime as dt
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientela_analytics.files import parse_date_column, parse_datetime_column, parse_decimal_column

moment = dt.datetime.fromisoformat


def test_days_with_a_mask_of_bad_ones():
    days, is_bad = parse_date_column(pa.array(["3/2/2026", "", None, "31/2/2026", "3/2/2026"]), "dmy")
    day = dt.date(2026, 2, 3)
    assert days.type == pa.date32()
    assert days.to_pylist() == [day, None, None, None, day]
    assert is_bad.to_pylist() == [False, False, False, True, False]


def test_moments_lose_their_zone_and_fractions():
    moments, is_bad = parse_datetime_column(
        pa.array(["2026-02-03 10:15:20.9", "2026-02-03T10:15:00+08:00", "x"])
    )
    assert moments.to_pylist() == [moment("2026-02-03 10:15:20"), moment("2026-02-03 10:15"), None]
    assert is_bad.to_pylist() == [False, False, True]


def test_numbers_are_scaled_and_halves_go_away_from_zero():
    texts = pa.chunked_array([["1.005", "-1.005", "(2,000)"], ["", "x", "99999999999999999999"]])
    numbers, is_bad = parse_decimal_column(texts, ".", 2)
    assert numbers.type == pa.int64()
    assert numbers.to_pylist() == [101, -101, -200_000, None, None, None]
    assert is_bad.to_pylist() == [False, False, False, False, True, True]


@given(
    st.lists(st.decimals(-(10**9), 10**9, allow_nan=False, places=5), min_size=1),
    st.integers(0, 6),
    st.sampled_from([(".", "."), (",", ",")]),
)
def test_scaled_numbers_are_exact(numbers, scale, notation):
    mark, sign = notation
    column, is_bad = parse_decimal_column(
        pa.array([f"{n:f}".replace(".", sign) for n in numbers]), mark, scale
    )
    assert not any(is_bad.to_pylist())
    exact = [(n * 10**scale).to_integral_value("ROUND_HALF_UP") for n in numbers]
    assert [Decimal(value) for value in column.to_pylist()] == exact


@pytest.mark.parametrize("with_a_bad_one", [False, True])
def test_many_different_values_are_read_the_same_way(with_a_bad_one):
    start = moment("2020-01-01")
    moments = [start + dt.timedelta(minutes=7 * n) for n in range(25_000)]
    prices = [Decimal(n) / 1000 + Decimal("0.0005") for n in range(25_000)]
    spoilt = ["2020-02-31 00:00:00", "1.2.3"] if with_a_bad_one else ["", ""]
    times, bad_times = parse_datetime_column(
        pa.array([f"{m:%Y-%m-%d %H:%M:%S}" for m in moments] + spoilt[:1])
    )
    days, _ = parse_date_column(pa.array([f"{m:%Y-%m-%d %H:%M}" for m in moments] + spoilt[:1]))
    numbers, bad_numbers = parse_decimal_column(pa.array([str(p) for p in prices] + spoilt[1:]), ".", 3)
    assert times.to_pylist() == [*moments, None]
    assert days.to_pylist() == [*(m.date() for m in moments), None]
    assert numbers.to_pylist() == [*range(1, 25_001), None]
    assert bad_times.to_pylist()[-1] is bad_numbers.to_pylist()[-1] is with_a_bad_one
