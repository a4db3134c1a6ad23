"""A standing as a bare row, for the thousands of them that an evaluation reads and writes."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from clientela.retention import rules
from clientela.retention.models import Standing


class StandingRow(NamedTuple):
    """The columns of a standing; money in minor units of the company's currency."""

    customer_id: int
    tier: int
    rank: int | None
    abc: str
    net_sales_minor: int
    gross_sales_minor: int
    orders: int
    order_days: int
    first_order_on: date | None
    last_order_on: date | None
    gap_days: float | None
    gap_low_days: float | None
    gap_high_days: float | None
    risk: float | None
    expected_orders: float | None
    expected_sales_minor: int
    value_at_risk_minor: int

    @property
    def place(self) -> int:
        """Where the customer stands in the flow between tiers."""
        return rules.place_of(self.tier, self.rank)


def kept_rows() -> Iterator[StandingRow]:
    """Every standing that is kept, in the order of the customers."""
    rows = Standing.objects.order_by("pk").values_list(*StandingRow._fields)
    return (StandingRow(*row) for row in rows.iterator(chunk_size=5_000))
