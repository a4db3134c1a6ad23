"""Writes what was found beside each customer, so that lists, cards and strips read it at once."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from clientela.customers import services as customers
from clientela.kernel.actors import Actor
from clientela.retention.models import Alert, Run
from clientela.retention.models.alerts import State
from clientela.retention.services.standing_rows import StandingRow, kept_rows
from clientela.warehouse import queries as warehouse
from clientela_analytics.periods import months_before

BATCH = 2_000
YEAR = 12
Row = dict[str, Any]


def keep_customer_figures(actor: Actor, run: Run) -> None:
    """Write the figures of every customer with a standing; those whose orders are gone are blanked."""
    rows = _rows(run)
    while batch := list(islice(rows, BATCH)):
        customers.keep_figures(actor, batch)


def blank_figures(actor: Actor, run: Run, customer_ids: list[int]) -> None:
    """Take back the figures of customers none of whose orders is left."""
    empty = StandingRow(0, 0, None, "", 0, 0, 0, 0, None, None, None, None, None, None, None, 0, 0)
    rows = [_row(empty._replace(customer_id=each), run, None, None, []) for each in customer_ids]
    customers.keep_figures(actor, rows)


def _rows(run: Run) -> Iterator[Row]:
    alerts = _top_alerts()
    strips = warehouse.rhythm_of(as_of=run.as_of)
    year_ago = months_before(run.as_of, YEAR)
    before = warehouse.net_sales_of(months_before(run.as_of, 2 * YEAR), year_ago)
    for standing in kept_rows():
        key = standing.customer_id
        change = _change(before.get(key, 0), standing.net_sales_minor)
        yield _row(standing, run, alerts.get(key), change, strips.get(key, []))


def _top_alerts() -> dict[int, Alert]:
    """The most valuable open alert of each customer."""
    open_alerts = Alert.objects.filter(state=State.OPEN).order_by("stake_minor", "-pk")
    return {alert.customer_id: alert for alert in open_alerts}


def _change(before: int, now: int) -> float | None:
    """The change of sales against the year before; None where there was nothing to compare with."""
    return round(now / before - 1, 4) if before > 0 else None


def _row(
    standing: StandingRow, run: Run, alert: Alert | None, change: float | None, strip: list[tuple[date, int]]
) -> Row:
    last = standing.last_order_on
    return {
        "customer_id": standing.customer_id,
        "tier": standing.tier,
        "rank": standing.rank,
        "abc": standing.abc,
        "alert": alert.kind if alert else "",
        "silent_days": (run.as_of - last).days if last else 0,
        "gap_days": standing.gap_days,
        "gap_low": standing.gap_low_days,
        "gap_high": standing.gap_high_days,
        "risk": standing.risk or 0,
        "value_at_risk_minor": standing.value_at_risk_minor,
        "sales_12m_minor": standing.net_sales_minor,
        "sales_change": change,
        "average_order_minor": _average(standing),
        "orders_12m": standing.orders,
        "expected_orders": standing.expected_orders,
        "expected_sales_minor": standing.expected_sales_minor,
        "first_order_on": standing.first_order_on,
        "last_order_on": last,
        "rhythm": [[on.isoformat(), amount] for on, amount in strip],
        "reason_code": f"retention.{alert.kind}" if alert else "",
        "reason_facts": _reason_facts(alert) if alert else {},
        "as_of": run.as_of,
        "run_id": run.pk,
    }


def _average(standing: StandingRow) -> int | None:
    return round(standing.gross_sales_minor / standing.orders) if standing.orders else None


def _reason_facts(alert: Alert) -> dict[str, Any]:
    return {**alert.facts, "stake_minor": alert.stake_minor, "currency": alert.currency}
