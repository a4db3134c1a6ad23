"""Reads the money at risk by reason and tier; each customer counts once, under its most valuable alert."""

from dataclasses import dataclass

from django.db.models import Count, Sum

from clientela.customers.queries import visible_customers
from clientela.retention.queries.areas import Area
from clientela.staff.queries import Person


@dataclass(frozen=True)
class AtRisk:
    """How many customers, and what they are worth a year."""

    customers: int = 0
    stake_minor: int = 0

    def __add__(self, other: "AtRisk") -> "AtRisk":
        return AtRisk(self.customers + other.customers, self.stake_minor + other.stake_minor)


def risk_by_kind_and_tier(person: Person, area: Area) -> dict[tuple[str, int], AtRisk]:
    """Customers with an open alert by kind and tier, as the list of customers filters them."""
    alerted = area.narrow(person, visible_customers(person)).filter(figures__alert__gt="").order_by()
    rows = alerted.values_list("figures__alert", "figures__tier").annotate(
        count=Count("pk"), stake=Sum("figures__value_at_risk_minor")
    )
    return {(kind, tier): AtRisk(count, stake or 0) for kind, tier, count, stake in rows}
