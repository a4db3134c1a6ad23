"""Invented order histories with stories planted in them."""

from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

END = date(2026, 11, 20)
Row = tuple[str, date, float, str]


def steady(
    customer: str, *, gap: int, until: int = 0, days: int = 720, spend: float = 100.0, category: str = "Pots"
) -> list[Row]:
    """Orders every `gap` days, give or take two, the last one about `until` days before the end."""
    jitter = np.random.default_rng(sum(map(ord, customer)))
    rows, back = [], until
    while back <= days:
        rows.append((customer, END - timedelta(days=back), spend, category))
        back += gap + int(jitter.integers(-2, 3))
    return rows


def company(size: int = 60) -> list[Row]:
    """Customers with rhythms of 10 to 40 days who all still order."""
    return [
        row
        for number in range(size)
        for row in steady(f"steady-{number:03d}", gap=10 + number % 31, until=number % 9)
    ]


def lines(rows: Iterable[Row]) -> pa.Table:
    """The rows as order lines."""
    customer, day, spend, category = zip(*rows, strict=True)
    numbers = [f"{name}/{on}" for name, on in zip(customer, day, strict=True)]
    return pa.table(
        {"customer": customer, "order": numbers, "date": day, "amount": spend, "category": category}
    )
