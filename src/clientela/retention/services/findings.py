"""What the library found, as this room keeps it: standings and alerts with their facts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientela.kernel.money import places_of
from clientela.retention import rules
from clientela.retention.services.standing_rows import StandingRow
from clientela.staff.queries import get_company

if TYPE_CHECKING:
    from clientela_analytics.analysis import Analysis

MONEY = ("net_sales_minor", "gross_sales_minor", "expected_sales_minor", "value_at_risk_minor")
OF_THE_PERIOD = {
    "net_sales_minor": "period_net_sales",
    "gross_sales_minor": "period_gross_sales",
    "orders": "period_orders",
    "gap_days": "gap_days",
}
SOURCES = {
    "expected_sales_minor": "expected_sales",
    "value_at_risk_minor": "value_at_risk",
    "gap_low_days": "expected_gap_low_days",
    "gap_high_days": "expected_gap_high_days",
}
PLACES = {"risk": 4, "expected_orders": 3}
MEANINGS: Mapping[str, Callable[[Any], Any]] = {
    "customer_id": int,
    "tier": rules.TIER_CODES.__getitem__,
    "abc": lambda value: value or "",
    "orders": lambda value: value or 0,
}
MONEY_FACTS = {"usual": "usual_minor", "spent": "spent_minor"}


@dataclass(frozen=True)
class AlertFinding:
    """One way in which a customer strays."""

    customer_id: int
    kind: str
    tier: int
    risk: float
    stake_minor: int
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class Findings:
    """Everything one run of the library found."""

    standings: Sequence[StandingRow] = field(default=())
    alerts: Sequence[AlertFinding] = field(default=())


def findings_of(analysis: "Analysis") -> Findings:
    """The library's tables as standings and alerts."""
    scale = places_of(get_company().currency)
    standings = list(_standings(analysis, scale))
    by_customer = {standing.customer_id: standing for standing in standings}
    return Findings(standings, list(_alerts(analysis.alerts.to_pylist(), by_customer, scale)))


def _standings(analysis: "Analysis", scale: int) -> Iterator[StandingRow]:
    """One row per customer; the columns are those of StandingRow, in its order."""
    columns = [_column(analysis, name, scale) for name in StandingRow._fields]
    return (StandingRow(*values) for values in zip(*columns, strict=True))


def _column(analysis: "Analysis", name: str, scale: int) -> Sequence[Any]:
    values = _values(analysis, name)
    if name in MONEY:
        return [_minor(value, scale) for value in values]
    if name in PLACES:
        return [None if value is None else round(value, PLACES[name]) for value in values]
    return [MEANINGS[name](value) for value in values] if name in MEANINGS else values


def _values(analysis: "Analysis", name: str) -> Sequence[Any]:
    """A column of the customers' table; what only its details hold is None where there are none."""
    if name not in OF_THE_PERIOD:
        column: Sequence[Any] = analysis.customers.column(SOURCES.get(name, name)).to_pylist()
        return column
    details = analysis.details
    found = zip(
        details.column("customer_id").to_pylist(),
        details.column(OF_THE_PERIOD[name]).to_pylist(),
        strict=True,
    )
    by_customer = dict(found)
    return [by_customer.get(key) for key in analysis.customers.column("customer_id").to_pylist()]


def _alerts(
    rows: Sequence[Mapping[str, Any]], standings: Mapping[int, StandingRow], scale: int
) -> Iterator[AlertFinding]:
    for row in rows:
        standing = standings[int(row["customer_id"])]
        yield AlertFinding(
            customer_id=standing.customer_id,
            kind=row["kind"],
            tier=standing.tier,
            risk=standing.risk or 0.0,
            stake_minor=_minor(row["stake"], scale),
            facts=_facts(row["facts"], scale),
        )


def _facts(found: Mapping[str, Any], scale: int) -> dict[str, Any]:
    """The known numbers of an alert's sentence, as JSON keeps them: money in minor units."""
    known = {name: value for name, value in found.items() if value is not None}
    return {
        MONEY_FACTS.get(name, name): _minor(value, scale) if name in MONEY_FACTS else value
        for name, value in known.items()
    }


def _minor(amount: Decimal | None, scale: int) -> int:
    return int((amount or Decimal(0)).scaleb(scale))
