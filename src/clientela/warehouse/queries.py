"""What the facts say directly, without the library: order days for strips, months, sales of a period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
from django.conf import settings

from clientela.staff.queries import get_company
from clientela.warehouse.facts import IS_SALE
from clientela.warehouse.store import FactStore

STRIP_ORDERS = 24
OrderDay = tuple[date, int]


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
    chosen = "true" if customer_ids is None else "customer_id IN (SELECT id FROM wanted)"
    days = (
        "SELECT customer_id, ordered_on, sum(amount_minor)::BIGINT AS amount FROM facts "
        f"WHERE {IS_SALE} AND ordered_on <= $as_of AND {chosen} GROUP BY ALL"
    )
    latest = f"QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY ordered_on DESC) <= {STRIP_ORDERS}"
    with fact_store().connected() as connection:
        wanted = pa.table({"id": pa.array(list(customer_ids or ()), pa.int64())})
        connection.register("wanted", wanted)
        found = connection.execute(f"FROM ({days}) {latest} ORDER BY customer_id, ordered_on", {"as_of": as_of})
        rows = found.to_arrow_table()
    strips: dict[int, list[OrderDay]] = {}
    for customer_id, on, amount in zip(*(column.to_pylist() for column in rows.columns), strict=True):
        strips.setdefault(customer_id, []).append((on, amount))
    return strips


def months_by_cell(cells: Mapping[int, int], *, as_of: date) -> list[CellMonth]:
    """Each month's trade up to a date, added up by the cell that `cells` gives each customer."""
    statement = f"""
        WITH months AS (
            SELECT customer_id, date_trunc('month', ordered_on)::DATE AS month,
                   count(DISTINCT order_id) FILTER ({IS_SALE}) AS orders,
                   coalesce(sum(amount_minor) FILTER ({IS_SALE}), 0)::BIGINT AS gross,
                   sum(amount_minor)::BIGINT AS net
            FROM facts WHERE ordered_on <= $as_of GROUP BY ALL
        ), firsts AS (
            SELECT customer_id, min(month) AS month FROM months WHERE orders > 0 GROUP BY ALL
        )
        SELECT cell, m.month, count(*) FILTER (m.orders > 0) AS customers, count(f.month) AS new_customers,
               sum(m.orders)::BIGINT, sum(m.gross)::BIGINT, sum(m.net)::BIGINT
        FROM months m JOIN cells c USING (customer_id)
        LEFT JOIN firsts f ON f.customer_id = m.customer_id AND f.month = m.month
        GROUP BY cell, m.month ORDER BY cell, m.month
    """
    with fact_store().connected() as connection:
        ids, numbers = pa.array(cells.keys(), pa.int64()), pa.array(cells.values(), pa.int64())
        connection.register("cells", pa.table({"customer_id": ids, "cell": numbers}))
        return [CellMonth(*row) for row in connection.execute(statement, {"as_of": as_of}).fetchall()]


def net_sales_of(first_on: date, last_on: date) -> dict[int, int]:
    """Each customer's net sales between two dates, in minor units."""
    statement = (
        "SELECT customer_id, sum(amount_minor)::BIGINT FROM facts "
        "WHERE ordered_on BETWEEN $first_on AND $last_on GROUP BY customer_id"
    )
    with fact_store().connected() as connection:
        rows = connection.execute(statement, {"first_on": first_on, "last_on": last_on}).fetchall()
    return dict(rows)


def company_key() -> str:
    """Whose facts these are."""
    return get_company().ref
