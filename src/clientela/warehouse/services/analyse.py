"""Runs the library on the copied facts."""

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

import pyarrow as pa

from clientela.kernel.money import places_of
from clientela.staff.queries import get_company
from clientela.warehouse.queries import fact_store

if TYPE_CHECKING:
    from clientela_analytics.analysis import Analysis
    from clientela_analytics.policy import Policy

COLUMNS = {
    "customer": "customer",
    "order": "order_no",
    "date": "ordered_on",
    "product": "product",
    "category": "category",
    "quantity": "quantity",
    "price": "price",
    "amount": "amount",
}
LINES = """
SELECT format('{:012d}', customer_id) AS customer, order_id AS order_no, ordered_on, nullif(product, '') AS product,
       nullif(category, '') AS category, quantity_e3 / 1000 AS quantity,
       CASE WHEN kind = 'sale' THEN price_e4 / 10000 ELSE 0.0 END AS price, amount_minor / $unit AS amount
FROM facts
"""


def run_analysis(as_of: date, horizon_days: int, policy: "Policy") -> "Analysis":
    """Run the library on the copied facts up to the as-of date; raises its EmptyHistoryError without any.

    The library brings scipy and an engine of its own, which pages must not pay for: it is loaded when it is run.
    """
    library = import_module("clientela_analytics.analysis")
    analysis: Analysis = library.analyze(
        _lines(), as_of=as_of, horizon_days=horizon_days, policy=policy, columns=COLUMNS
    )
    return analysis


def _lines() -> pa.Table:
    """The facts as the library reads them: ids as text of equal length, numbers in whole units."""
    unit = 10 ** places_of(get_company().currency)
    with fact_store().connected() as connection:
        return connection.execute(LINES, {"unit": unit}).to_arrow_table()
