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
    from clientela_analytics import Analysis

MONEY = ("net_sales_minor", "gross_sales_minor", "expected_sales_minor", "value_at_risk_minor")
SOURCES = {
    **{name: name.removesuffix("_minor") for name in MONEY},
    "gap_days": "median_gap_days",
    "gap_low_days": "expected_gap_low_days",
    "gap_high_days": "expected_gap_high_days",
}
PLACES = {"gap_days": 1, "gap_low_days": 1, "gap_high_days": 1, "risk": 4, "expected_orders": 3}
MEANINGS: Mapping[str, Callable[[Any], Any]] = {
    "customer_id": int,
    "tier": rules.TIER_CODES.__getitem__,
    "abc": lambda value: value or "",
}


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
    standings = list(_standings(analysis.customers, scale))
    by_customer = {standing.customer_id: standing for standing in standings}
    return Findings(standings, list(_alerts(analysis.alerts.to_pylist(), by_customer, scale)))


def _standings(customers: Any, scale: int) -> Iterator[StandingRow]:
    """One row per customer; the columns are those of StandingRow, in its order."""
    columns = [_column(customers, name, scale) for name in StandingRow._fields]
    return (StandingRow(*values) for values in zip(*columns, strict=True))


def _column(customers: Any, name: str, scale: int) -> Sequence[Any]:
    values = customers.column(SOURCES.get(name, name)).to_pylist()
    if name in MONEY:
        return [_minor(value, scale) for value in values]
    if name in PLACES:
        return [None if value is None else round(value, PLACES[name]) for value in values]
    return [MEANINGS[name](value) for value in values] if name in MEANINGS else values


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
            stake_minor=standing.value_at_risk_minor,
            facts=row["facts"],
        )


def _minor(amount: Decimal | None, scale: int) -> int:
    return int((amount or Decimal(0)).scaleb(scale))
