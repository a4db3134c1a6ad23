"""Reads which part of the company a month's deviation comes from, and which customers did not come."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from clientela.retention import rules
from clientela.retention.models import Alert
from clientela.retention.queries.alerts import alive_on, visible_alerts
from clientela.retention.queries.areas import Area
from clientela.retention.queries.months import Series, seen_months
from clientela.staff.queries import Person

MISSING_KINDS = (rules.LATE, rules.NEVER_RETURNED, rules.SLOWING)


@dataclass(frozen=True)
class Share:
    """A region's or a person's part in a deviation; id and name are empty for customers without one."""

    ref: str
    name: str
    customers: int
    expected: float

    @property
    def deviation(self) -> float:
        """How many customers more (or fewer) ordered than were expected."""
        return self.customers - self.expected


def shares_by(person: Person, area: Area, series: Series, place: int, by: str) -> list[Share]:
    """The deviation of a month by "region" or "owner", the worst first; the parts add up to the whole."""
    if place < 12:
        return []
    now, before = (_customers_by(person, area, series.months[at].month, by) for at in (place, place - 12))
    carried = series.carried(place)
    shares = [
        Share(*key, now.get(key, 0), before.get(key, 0) * carried)
        for key in sorted(now.keys() | before.keys())
    ]
    return sorted(shares, key=lambda share: share.deviation)


def _customers_by(person: Person, area: Area, month: date, by: str) -> dict[tuple[str, str], int]:
    rows: Any = seen_months(person, area).filter(month=month).values_list(f"{by}__ref", f"{by}__name")
    return {(ref or "", name or ""): count for ref, name, count in rows.annotate(count=Sum("customers"))}


def missing_customers(person: Person, area: Area, day: date, limit: int) -> list[Alert]:
    """The most valuable customers of an area that should have ordered by a day and did not."""
    alerts = alive_on(visible_alerts(person, area), day).filter(kind__in=MISSING_KINDS)
    return list(alerts.order_by("-stake_minor", "pk")[:limit])
