"""A real history says the same through the database as the library says of the file itself."""

import os
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from pyarrow import parquet

from clientela.customers.services import create_customers
from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import change_set
from clientela.orders.services import Line, NewOrder
from clientela.orders.services.store_orders import store_orders
from clientela.warehouse.services import grades_on, refresh_facts, run_analysis
from clientela_analytics.analysis import analyze
from clientela_analytics.policy import Policy
from tests.cast import Cast

pytestmark = pytest.mark.django_db
REAL = Path(os.environ.get("CLIENTELA_DATA", Path(__file__).parents[5] / "shared" / "data"))
FILE = REAL / "online_retail" / "year_2010_2011.parquet"
AS_OF = date(2011, 12, 9)
EVERY = 25
COLUMNS = {
    "customer": "CustomerID",
    "order": "InvoiceNo",
    "date": "InvoiceDate",
    "product": "StockCode",
    "quantity": "Quantity",
    "price": "UnitPrice",
}
EXACT = ("tier", "rank", "abc", "orders", "order_days", "first_order_on", "last_order_on", "median_gap_days")


@pytest.fixture
def history() -> pa.Table:
    """The lines of every 25th customer of Online Retail's second year."""
    if not FILE.exists():
        pytest.skip("Online Retail is not here; name its folder in CLIENTELA_DATA")
    table = parquet.read_table(FILE)
    chosen = pc.equal(
        pc.subtract(table["CustomerID"], pc.multiply(pc.divide(table["CustomerID"], EVERY), EVERY)), 0
    )
    return table.filter(pc.fill_null(chosen, False))


def record(history: pa.Table) -> dict[int, str]:
    """Put the history into the database; the code of each customer by id."""
    rows = sorted(history.to_pylist(), key=lambda row: (row["InvoiceNo"], row["CustomerID"]))
    codes = sorted({str(row["CustomerID"]) for row in rows})
    made = create_customers(SYSTEM, [{"name": f"Customer {code}", "code": code} for code in codes])
    ids = {customer.code: customer.pk for customer in made}
    orders = [
        _order(number, list(lines), ids) for number, lines in groupby(rows, lambda row: row["InvoiceNo"])
    ]
    with change_set(SYSTEM, kind="test") as changes:
        store_orders(SYSTEM, changes, orders)
    return {customer_id: code for code, customer_id in ids.items()}


def _order(number: str, lines: list[dict[str, Any]], ids: dict[str, int]) -> NewOrder:
    return NewOrder(
        customer_id=ids[str(lines[0]["CustomerID"])],
        number=number,
        kind="return" if number.startswith("C") else "sale",
        ordered_on=lines[0]["InvoiceDate"].date(),
        lines=[
            Line(
                quantity=Decimal(row["Quantity"]),
                unit_price=Decimal(str(row["UnitPrice"])),
                product_code=row["StockCode"],
                product_name=row["Description"] or "-",
            )
            for row in lines
        ],
    )


def rows_of(customers: pa.Table, codes: dict[int, str] | None = None) -> dict[str, dict[str, Any]]:
    named = (
        (codes[int(row["customer_id"])] if codes else row["customer_id"], row)
        for row in customers.to_pylist()
    )
    return dict(named)


def test_a_real_history_says_the_same_through_the_database(cast: Cast, history: pa.Table) -> None:
    codes = record(history)
    refresh_facts()
    kept = rows_of(run_analysis(AS_OF, 90, Policy()).customers, codes)
    direct = rows_of(analyze(history, as_of=AS_OF, columns=COLUMNS).customers)
    assert kept.keys() == direct.keys()
    assert len(kept) > 100
    for code, row in direct.items():
        assert {name: kept[code][name] for name in EXACT} == {name: row[name] for name in EXACT}
        assert abs(kept[code]["net_sales"] - row["net_sales"]) <= Decimal("0.02")
        assert kept[code]["risk"] == pytest.approx(row["risk"], abs=1e-4)


def test_grades_from_the_facts_are_those_of_the_library(cast: Cast, history: pa.Table) -> None:
    record(history)
    refresh_facts()
    grades = grades_on(AS_OF, Policy().tiers)
    found = run_analysis(AS_OF, 90, Policy()).customers.to_pylist()
    ranked = {int(row["customer_id"]): (row["tier"], row["rank"]) for row in found if row["rank"]}
    assert {key: (grade.tier, grade.rank) for key, grade in grades.items()} == ranked
