"""What the library found, as this room keeps it: standings and alerts with their facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientela.kernel.money import places_of
from clientela.retention import rules
from clientela.retention.models import Standing
from clientela.staff.queries import get_company

if TYPE_CHECKING:
    from clientela_analytics import Analysis

SCORE_PLACES = 4
DAY_PLACES = 1
MONEY = {
    "net_sales_minor": "net_sales",
    "gross_sales_minor": "gross_sales",
    "expected_sales_minor": "expected_sales",
    "value_at_risk_minor": "value_at_risk",
}
SAME = ("rank", "orders", "order_days", "first_order_on", "last_order_on")


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

    standings: Sequence[Standing] = field(default=())
    alerts: Sequence[AlertFinding] = field(default=())


def findings_of(analysis: "Analysis") -> Findings:
    """The library's tables as standings and alerts."""
    scale = places_of(get_company().currency)
    standings = [_standing(row, scale) for row in analysis.customers.to_pylist()]
    by_customer = {standing.customer_id: standing for standing in standings}
    return Findings(standings, list(_alerts(analysis.alerts.to_pylist(), by_customer, scale)))


def _standing(row: Mapping[str, Any], scale: int) -> Standing:
    return Standing(
        customer_id=int(row["customer_id"]),
        tier=rules.TIER_CODES[row["tier"]],
        abc=row["abc"] or "",
        gap_days=_rounded(row["median_gap_days"], DAY_PLACES),
        gap_low_days=_rounded(row["expected_gap_low_days"], DAY_PLACES),
        gap_high_days=_rounded(row["expected_gap_high_days"], DAY_PLACES),
        risk=_rounded(row["risk"], SCORE_PLACES),
        expected_orders=_rounded(row["expected_orders"], SCORE_PLACES),
        **{name: row[name] for name in SAME},
        **{name: _minor(row[source], scale) for name, source in MONEY.items()},
    )


def _alerts(
    rows: Sequence[Mapping[str, Any]], standings: Mapping[int, Standing], scale: int
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


def _rounded(value: float | None, places: int) -> float | None:
    return None if value is None else round(value, places)
