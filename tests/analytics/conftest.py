"""Order histories that several test files share."""

import csv
import os
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from clientela_analytics.history import customer_days, orders_of
from clientela_analytics.order_lines import read_order_lines

SHARED = Path(
    os.environ.get("CLIENTELA_DATA", Path(__file__).resolve().parents[2].parent / "shared" / "data")
)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public order histories; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("the public order histories are not here; set CLIENTELA_DATA to their folder")
    return SHARED


@pytest.fixture(scope="session")
def reference(shared_data):
    """Read a table of reference answers."""

    def read(name: str) -> list[dict[str, str]]:
        with (shared_data / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture(scope="session")
def second_year(shared_data):
    """The second year of Online Retail, read once."""
    return read_order_lines(shared_data / "online_retail" / "year_2010_2011.parquet")


@pytest.fixture(scope="session")
def both_years(shared_data):
    """Both years of Online Retail as one history."""
    folder = shared_data / "online_retail"
    return read_order_lines([folder / "year_2009_2010.parquet", folder / "year_2010_2011.parquet"])


def history_of(lines):
    """The engine's orders and the customer-days of a history."""
    orders = orders_of(lines)
    return orders, customer_days(orders, lines.as_of)


def order_table(rows, **more):
    """Order lines as an Arrow table out of (customer, order, date, quantity, price)."""
    names = ("customer", "order", "date", "quantity", "price")
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    return pa.table(columns | more)


def day(text: str) -> date:
    """A date out of its ISO form."""
    return date.fromisoformat(text)
