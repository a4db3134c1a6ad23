"""Order rhythm as plain facts: order-days, gaps and how long ago the last one was."""

from dataclasses import dataclass

import numpy as np

from clientela_analytics.arrays import Floats, Ints
from clientela_analytics.history import OrderDays


@dataclass(frozen=True)
class OrderRhythm:
    """One entry per customer; medians and means are NaN with fewer than two order-days, days are -1 with none."""

    order_days: Ints
    first_day: Ints
    last_day: Ints
    days_since_last: Ints
    median_gap_days: Floats
    mean_gap_days: Floats


def order_rhythm(days: OrderDays) -> OrderRhythm:
    """Count order-days and gaps of each customer; several orders on one day are one order-day."""
    first, last, counts = days.first_days(), days.last_days(), days.counts
    gaps = np.maximum(counts - 1, 0)
    with np.errstate(invalid="ignore"):
        mean = np.where(gaps > 0, (last - first) / np.where(gaps > 0, gaps, 1), np.nan)
    since = np.where(counts > 0, days.as_of - last, -1)
    return OrderRhythm(counts, first, last, since, median_gaps(days), mean)


def median_gaps(days: OrderDays) -> Floats:
    """The median gap of each customer in days: the mean of the two middle ones where their number is even."""
    customer, gap = days.gaps()
    ordered = gap[np.lexsort((gap, customer))]
    sizes = np.bincount(customer, minlength=days.customer_count)
    starts = np.concatenate(([0], np.cumsum(sizes)))[:-1]
    result = np.full(days.customer_count, np.nan)
    known = sizes > 0
    low = ordered[starts[known] + (sizes[known] - 1) // 2]
    high = ordered[starts[known] + sizes[known] // 2]
    result[known] = (low + high) / 2
    return result
