"""Reads months and holds them against their base."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import QuerySet, Sum

from clientela.kernel.money import places_of
from clientela.retention import rules
from clientela.retention.models import MonthFigure
from clientela.retention.queries.areas import Area
from clientela.staff.queries import Person, get_company
from clientela_analytics.festivals import spring_festivals

SHOWN = 12
EPOCH = date(1970, 1, 1)
FESTIVAL_CLOSED = range(-3, 9)
KEEPING_SPRING_FESTIVAL = frozenset({"CN", "TW", "HK", "MO", "SG"})
SUMS = ("customers", "new_customers", "orders", "gross_minor", "net_minor")


@dataclass(frozen=True)
class Month:
    """What a month brought; money in minor units of the company's currency."""

    month: date
    customers: int = 0
    new_customers: int = 0
    orders: int = 0
    gross_minor: int = 0
    net_minor: int = 0

    @property
    def average_order(self) -> float:
        """Gross sales by orders, in whole units of the company's currency."""
        unit = 10 ** places_of(get_company().currency)
        return self.gross_minor / self.orders / unit if self.orders else 0.0


@dataclass(frozen=True)
class Judged:
    """A month's value with its base and the value of the year before."""

    month: date
    value: float
    base: rules.Base | None
    before: float | None

    @property
    def verdict(self) -> str:
        """Where the value lies: "below", "in", "above", or "" without a base."""
        return self.base.judges(self.value) if self.base else ""

    @property
    def deviation(self) -> float:
        """How far the value is from what was expected."""
        return self.value - self.base.expected if self.base else 0.0


class Series:
    """The full months of an area, oldest first."""

    def __init__(self, months: Sequence[Month]) -> None:
        self.months = months

    @cached_property
    def weights(self) -> list[float]:
        """How much of each month was open for trade."""
        return [open_share(month.month) for month in self.months]

    def place_of(self, month: date) -> int:
        """The place of a month; the last one where it is not there."""
        return next((at for at, each in enumerate(self.months) if each.month == month), len(self.months) - 1)

    def judged(self, measure: Callable[[Month], float], until: int, *, counts: bool = True) -> list[Judged]:
        """Up to twelve months ending at a place, each with its base; what `counts` grows with the open days."""
        values = [float(measure(month)) for month in self.months]
        weights = self.weights if counts else [1.0] * len(values)
        return [
            Judged(
                self.months[at].month,
                values[at],
                rules.base_of(values, weights, at),
                values[at - SHOWN] if at >= SHOWN else None,
            )
            for at in range(max(0, until + 1 - SHOWN), until + 1)
        ]

    def carried(self, until: int) -> float:
        """By what last year's same month is multiplied to say how many customers should order."""
        values = [float(month.customers) for month in self.months]
        growth = rules.expected_growth(values, self.weights, until)
        return growth * self.weights[until] / self.weights[until - SHOWN]


def series_of(person: Person, area: Area, *, as_of: date) -> Series:
    """The full months up to a day that the person sees of an area, months without trade included."""
    last = last_full_month(as_of)
    rows = seen_months(person, area).filter(month__lte=last).values("month").order_by("month")
    found = {row["month"]: Month(**row) for row in rows.annotate(**{name: Sum(name) for name in SUMS})}
    months: list[Month] = []
    month = min(found, default=None)
    while month is not None and month <= last:
        months.append(found.get(month) or Month(month))
        month = next_month(month)
    return Series(months)


def seen_months(person: Person, area: Area) -> QuerySet[MonthFigure]:
    """The months' figures of an area that the person may see."""
    return area.narrow(person, MonthFigure.objects.order_by())


def last_full_month(as_of: date) -> date:
    """The first day of the last month that is over at the end of a day."""
    following = as_of + timedelta(days=1)
    return (following.replace(day=1) - timedelta(days=1)).replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def keeps_spring_festival() -> bool:
    """Whether the company's country closes for Spring Festival."""
    return get_company().country in KEEPING_SPRING_FESTIVAL


def open_share(month: date) -> float:
    """The share of a month's days on which trade was not closed for Spring Festival, where it is kept."""
    if not keeps_spring_festival():
        return 1.0
    days = (next_month(month) - month).days
    first = (month - EPOCH).days
    closed = {festival + step for festival in spring_festivals() for step in FESTIVAL_CLOSED}
    return 1 - len(closed.intersection(range(first, first + days))) / days
