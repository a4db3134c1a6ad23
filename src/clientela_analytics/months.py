"""Months: customers who traded, new ones, orders, sales and order value, and what to measure them against."""

from dataclasses import dataclass
from statistics import median

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientela_analytics.amounts import CENTS, as_money
from clientela_analytics.arrays import Floats, Ints
from clientela_analytics.engine import Count, Relation
from clientela_analytics.history import CustomerDays, integers
from clientela_analytics.periods import date_of, month_starts


@dataclass(frozen=True)
class MonthlyFigures:
    """One entry per month from the first to the last, months without trade included; money in ten-thousandths."""

    month: Ints
    active_customers: Ints
    new_customers: Ints
    orders: Ints
    net_e4: Ints
    gross_e4: Ints

    def average_order_e4(self) -> Ints:
        """Gross sales by orders, rounded; 0 without orders."""
        return np.rint(self.gross_e4 / np.maximum(self.orders, 1)).astype(np.int64)

    def to_arrow(self) -> pa.Table:
        """The columns of months.csv."""
        average = as_money(self.average_order_e4())
        return pa.table(
            {
                "month": pa.array([date_of(number).strftime("%Y-%m") for number in self.month]),
                "active_customers": self.active_customers,
                "new_customers": self.new_customers,
                "orders": self.orders,
                "net_sales": as_money(self.net_e4),
                "gross_sales": as_money(self.gross_e4),
                "average_order_value": pc.if_else(pa.array(self.orders > 0), average, pa.scalar(None, CENTS)),
            }
        )


def monthly_figures(days: CustomerDays, orders: Relation) -> MonthlyFigures:
    """Measure each calendar month over the lines that name a customer."""
    months = _all_months(month_starts(days.day))
    place = np.searchsorted(months, month_starts(days.day))
    sold = days.orders > 0
    pairs = np.unique(days.customer[sold] * len(months) + place[sold])
    firsts = np.unique(pairs // len(months), return_index=True)[1]
    return MonthlyFigures(
        months,
        np.bincount(pairs % len(months), minlength=len(months)),
        np.bincount(pairs[firsts] % len(months), minlength=len(months)),
        _orders_by_month(orders, months),
        _summed(place, days.net_e4, len(months)),
        _summed(place, days.gross_e4, len(months)),
    )


def monthly_baseline(values: Ints | Floats, month: int) -> float:
    """What a month is measured against: the median of up to twelve full months before it; NaN without any."""
    before = values[max(0, month - 12) : month]
    return float(median(before)) if len(before) else float("nan")


def _orders_by_month(orders: Relation, months: Ints) -> Ints:
    by_month = orders.with_month("month", "ordered_on")
    table = by_month.group(["month"], orders=Count("order_id", only="has_sale")).fetch()
    counts = np.zeros(len(months), dtype=np.int64)
    numbers = integers(table.column("month").cast(pa.date32()).cast(pa.int32()))
    counts[np.searchsorted(months, numbers)] = integers(table.column("orders"))
    return counts


def _all_months(starts: Ints) -> Ints:
    first, last = (
        np.datetime64(int(edge), "D").astype("datetime64[M]") for edge in (starts.min(), starts.max())
    )
    return np.arange(first, last + 1).astype("datetime64[D]").astype(np.int64)


def _summed(place: Ints, values: Ints, size: int) -> Ints:
    totals = np.zeros(size, dtype=np.int64)
    np.add.at(totals, place, values)
    return totals
