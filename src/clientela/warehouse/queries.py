"""What the facts say directly, without the library: order days for strips, months, sales of a period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
from django.conf import settings

from clientela.staff.queries import get_company
from clientela.warehouse.store import FactStore

STRIP_ORDERS = 24
OrderDay = tuple[date, int]
STRIPS = """
FROM (
    SELECT customer_id, ordered_on, sum(amount_minor)::BIGINT AS amount FROM sales
    WHERE ordered_on <= $as_of AND ($wanted::BIGINT[] IS NULL OR list_contains($wanted::BIGINT[], customer_id))
    GROUP BY ALL
)
QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY ordered_on DESC) <= $shown
ORDER BY customer_id, ordered_on
"""
MONTHS = """
WITH sold AS (
    SELECT customer_id, date_trunc('month', ordered_on)::DATE AS month,
           count(DISTINCT order_id) AS orders, sum(amount_minor)::BIGINT AS gross
    FROM sales WHERE ordered_on <= $as_of GROUP BY ALL
), net AS (
    SELECT customer_id, date_trunc('month', ordered_on)::DATE AS month, sum(amount_minor)::BIGINT AS net
    FROM facts WHERE ordered_on <= $as_of GROUP BY ALL
), firsts AS (
    SELECT customer_id, min(month) AS first FROM sold GROUP BY ALL
)
SELECT cell, month, count(orders), count(*) FILTER (month = first), coalesce(sum(orders), 0)::BIGINT,
       coalesce(sum(gross), 0)::BIGINT, sum(net)::BIGINT
FROM net JOIN cells USING (customer_id) LEFT JOIN sold USING (customer_id, month) LEFT JOIN firsts USING (customer_id)
GROUP BY cell, month ORDER BY cell, month
"""
NET_SALES = """
SELECT customer_id, sum(amount_minor)::BIGINT FROM facts
WHERE ordered_on > $after AND ordered_on <= $until GROUP BY customer_id
"""
PERIOD_SALES = """
SELECT customer_id, net, gross
FROM (SELECT customer_id, sum(amount_minor)::BIGINT AS gross FROM sales
      WHERE ordered_on > $after AND ordered_on <= $until GROUP BY customer_id)
JOIN (SELECT customer_id, sum(amount_minor)::BIGINT AS net FROM facts
      WHERE ordered_on > $after AND ordered_on <= $until GROUP BY customer_id) USING (customer_id)
ORDER BY customer_id
"""


@dataclass(frozen=True)
class CellMonth:
    """A month's trade of the customers of one cell; money in minor units."""

    cell: int
    month: date
    customers: int
    new_customers: int
    orders: int
    gross_minor: int
    net_minor: int


def fact_store() -> FactStore:
    """The company's store of facts."""
    return FactStore(Path(settings.WAREHOUSE_ROOT) / "facts")


def facts_mark() -> str:
    """A text that changes whenever the facts do."""
    return fact_store().pointer().mark


def rhythm_of(customer_ids: Iterable[int] | None = None, *, as_of: date) -> dict[int, list[OrderDay]]:
    """The latest order days with their sales in minor units, oldest first, of some customers or of all."""
    wanted = None if customer_ids is None else list(customer_ids)
    with fact_store().connected() as connection:
        found = connection.execute(STRIPS, {"as_of": as_of, "wanted": wanted, "shown": STRIP_ORDERS})
        rows = found.to_arrow_table()
    strips: dict[int, list[OrderDay]] = {}
    for customer_id, on, amount in zip(*(column.to_pylist() for column in rows.columns), strict=True):
        strips.setdefault(customer_id, []).append((on, amount))
    return strips


def months_by_cell(cells: Mapping[int, int], *, as_of: date) -> list[CellMonth]:
    """Each month's trade up to a date, added up by the cell that `cells` gives each customer."""
    ids, numbers = pa.array(cells.keys(), pa.int64()), pa.array(cells.values(), pa.int64())
    with fact_store().connected() as connection:
        connection.register("cells", pa.table({"customer_id": ids, "cell": numbers}))
        return [CellMonth(*row) for row in connection.execute(MONTHS, {"as_of": as_of}).fetchall()]


def net_sales_of(after: date, until: date) -> dict[int, int]:
    """Each customer's net sales in (after, until], in minor units."""
    with fact_store().connected() as connection:
        return dict(connection.execute(NET_SALES, {"after": after, "until": until}).fetchall())


def sales_of_period(after: date, until: date) -> dict[int, tuple[int, int]]:
    """Net and gross sales, in minor units, of each customer with a sale in (after, until]."""
    with fact_store().connected() as connection:
        rows = connection.execute(PERIOD_SALES, {"after": after, "until": until}).fetchall()
    return {customer_id: (net, gross) for customer_id, net, gross in rows}


def company_key() -> str:
    """Whose facts these are."""
    return get_company().ref
