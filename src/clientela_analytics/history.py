"""What the measures need of an order history: one row per customer and trading day, as sorted arrays."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientela_analytics.amounts import in_units
from clientela_analytics.arrays import Floats, Ints
from clientela_analytics.engine import Count, Relation, Total
from clientela_analytics.order_lines import OrderLines
from clientela_analytics.periods import day_number

ORDERS = "orders"
YEAR = 365


@dataclass(frozen=True)
class CustomerDays:
    """One row per customer and day with any line, sorted by customer id (as text) and day.

    `net_e4` and `gross_e4` are ten-thousandths of the currency; `orders` counts documents with a sale line, so
    that a day with orders > 0 is an order-day; `lines` counts sale lines.
    """

    as_of: int
    ids: pa.Array
    customer: Ints
    day: Ints
    net_e4: Ints
    gross_e4: Ints
    orders: Ints
    lines: Ints

    @property
    def customer_count(self) -> int:
        """How many customers have any line."""
        return len(self.ids)

    def per_customer(self, values: Ints) -> Ints:
        """Exact sums of a column by customer."""
        totals = np.zeros(self.customer_count, dtype=np.int64)
        np.add.at(totals, self.customer, values)
        return totals

    def _net_of_year(self) -> Floats:
        recent = self.day > self.as_of - YEAR
        return np.maximum(in_units(self.per_customer(np.where(recent, self.net_e4, 0))), 0)

    def order_days(self) -> "OrderDays":
        """Only the days on which something was sold."""
        sold = self.orders > 0
        customer, counts = self.customer[sold], np.zeros(self.customer_count + 1, dtype=np.int64)
        np.add.at(counts, customer + 1, 1)
        spend, lines, starts = in_units(self.gross_e4[sold]), self.lines[sold], np.cumsum(counts)
        return OrderDays(self.as_of, starts, customer, self.day[sold], spend, lines, self._net_of_year())


@dataclass(frozen=True)
class OrderDays:
    """The order-days of each customer in order of time; those of customer i are at starts[i]:starts[i + 1].

    `spend` is what the orders of the day came to, in whole units; `net_of_year` what each customer bought less what
    it gave back in the 365 days up to the as-of day, never below 0.
    """

    as_of: int
    starts: Ints
    customer: Ints
    day: Ints
    spend: Floats
    lines: Ints
    net_of_year: Floats

    @property
    def customer_count(self) -> int:
        """How many customers there are, those without an order-day included."""
        return len(self.starts) - 1

    @property
    def counts(self) -> Ints:
        """Order-days of each customer."""
        return np.diff(self.starts)

    def first_days(self) -> Ints:
        """The first order-day of each customer; -1 where there is none."""
        return self._day_at(self.starts[:-1])

    def last_days(self) -> Ints:
        """The last order-day of each customer; -1 where there is none."""
        return self._day_at(self.starts[1:] - 1)

    def gaps(self) -> tuple[Ints, Ints]:
        """The customer and the days of each gap between neighbouring order-days."""
        inner = self.customer[1:] == self.customer[:-1]
        return self.customer[1:][inner], np.diff(self.day)[inner]

    def _day_at(self, positions: Ints) -> Ints:
        if not len(self.day):
            return np.full(self.customer_count, -1, dtype=np.int64)
        days = self.day[np.clip(positions, 0, len(self.day) - 1)]
        return np.where(self.counts > 0, days, -1)


def orders_of(lines: OrderLines) -> Relation:
    """One row per customer, order and day, kept in the engine for the groupings that follow."""
    named = lines.relation().where_known("customer_id")
    grouped = named.group(
        ["customer_id", "order_id", "ordered_on"],
        net_e4=Total("amount_e4"),
        gross_e4=Total("amount_e4", only="is_sale"),
        sale_lines=Count(only="is_sale"),
    )
    return grouped.flagged("has_sale", "sale_lines", ">", 0).keep_as(ORDERS)


def customer_days(orders: Relation, as_of: date) -> CustomerDays:
    """Fetch the customer-days of all orders."""
    grouped = orders.group(
        ["customer_id", "ordered_on"],
        net_e4=Total("net_e4"),
        gross_e4=Total("gross_e4"),
        orders=Count("order_id", only="has_sale"),
        lines=Total("sale_lines"),
    )
    table = grouped.fetch()
    ids, codes = encode_ids(table.column("customer_id"))
    days = integers(table.column("ordered_on").cast(pa.int32()))
    order = np.lexsort((days, codes))
    measures = (integers(table.column(name))[order] for name in ("net_e4", "gross_e4", "orders", "lines"))
    return CustomerDays(day_number(as_of), ids, codes[order], days[order], *measures)


def orders_per_customer(orders: Relation, days: CustomerDays, after: date | None = None) -> Ints:
    """Different orders of each customer with a sale line, dated after `after` where it is given."""
    chosen = orders if after is None else orders.where("ordered_on", ">", after)
    table = chosen.group(["customer_id"], orders=Count("order_id", only="has_sale")).fetch()
    counts = np.zeros(days.customer_count, dtype=np.int64)
    counts[positions_of(table.column("customer_id"), days.ids)] = integers(table.column("orders"))
    return counts


def encode_ids(column: pa.ChunkedArray) -> tuple[pa.Array, Ints]:
    """The different ids in the order of their text, and the place of each row's id among them."""
    coded = column.combine_chunks().dictionary_encode()
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    order = integers(pc.sort_indices(coded.dictionary))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return coded.dictionary.take(pa.array(order)), place[integers(coded.indices)]


def positions_of(column: pa.ChunkedArray, ids: pa.Array) -> Ints:
    """The place of each row's id among the sorted ids."""
    return integers(pc.index_in(column, value_set=ids))


def integers(column: pa.ChunkedArray | pa.Array) -> Ints:
    """An Arrow column of whole numbers without gaps as an array."""
    # Arrow's own to_numpy imports pandas where it is installed, which takes a second.
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return np.from_dlpack(array).astype(np.int64)
