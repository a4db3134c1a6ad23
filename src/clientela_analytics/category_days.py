"""Which categories each customer bought on which days, and how wide its buying was on any day."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pyarrow as pa

from clientela_analytics.amounts import in_units
from clientela_analytics.arrays import Flags, Floats, Ints
from clientela_analytics.engine import Total
from clientela_analytics.history import encode_ids, integers, positions_of
from clientela_analytics.order_lines import OrderLines

DROPPED_AFTER_GAPS = 1.5
DROPPED_AFTER_DAYS = 14


@dataclass(frozen=True)
class CategoryDays:
    """Days on which a customer bought a category, sorted by customer, category and day."""

    names: pa.Array
    customer: Ints
    category: Ints
    day: Ints
    spend: Floats

    @classmethod
    def of_lines(cls, lines: OrderLines, ids: pa.Array) -> Self | None:
        """Fetch them for the customers `ids`; None where the lines name no category."""
        if not lines.has_category:
            return None
        sold = lines.relation().where_known("customer_id").where_known("category").where_true("is_sale")
        table = sold.group(["customer_id", "category", "ordered_on"], gross_e4=Total("amount_e4")).fetch()
        names, category = encode_ids(table.column("category"))
        customer = positions_of(table.column("customer_id"), ids)
        day = integers(table.column("ordered_on").cast(pa.int32()))
        order = np.lexsort((day, category, customer))
        spend = in_units(integers(table.column("gross_e4")))
        return cls(names, customer[order], category[order], day[order], spend[order])

    def until(self, day: int) -> "CategoryPairs":
        """Each customer and category with what had been bought by a day."""
        known = self.day <= day
        customer, category, days = self.customer[known], self.category[known], self.day[known]
        is_first = np.ones(len(customer), dtype=bool)
        is_first[1:] = (customer[1:] != customer[:-1]) | (category[1:] != category[:-1])
        starts = np.flatnonzero(is_first)
        counts = np.diff(np.append(starts, len(customer)))
        summed = np.concatenate(([0.0], np.cumsum(self.spend[known])))
        spend = summed[starts + counts] - summed[starts]
        last = days[starts + counts - 1] if len(starts) else days
        return CategoryPairs(customer[starts], category[starts], counts, days[starts], last, spend)


@dataclass(frozen=True)
class CategoryPairs:
    """One row per customer and category it bought: order-days with it, the first, the last, and all spend."""

    customer: Ints
    category: Ints
    counts: Ints
    first_day: Ints
    last_day: Ints
    spend: Floats

    def mean_gaps(self) -> Floats:
        """Days between purchases of the category; 0 with one purchase."""
        return (self.last_day - self.first_day) / np.maximum(self.counts - 1, 1)

    def breadth(self, day: int, customers: Ints, size: int) -> tuple[Floats, ...]:
        """Per customer: categories ever, in 90 and in 180 days, bought again, and of these dropped."""
        again = self.counts >= 2
        overdue = day - self.last_day > DROPPED_AFTER_GAPS * self.mean_gaps() + DROPPED_AFTER_DAYS
        ever = np.ones(len(self.customer), dtype=bool)
        chosen = (ever, self.last_day > day - 90, self.last_day > day - 180, again, again & overdue)
        return tuple(self._count(flags, size)[customers] for flags in chosen)

    def _count(self, flags: Flags, size: int) -> Floats:
        return np.bincount(self.customer[flags], minlength=size).astype(float)
