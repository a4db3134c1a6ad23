"""The table of customers: standing in the period, rhythm, risk and alert, one row per customer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from clientela_analytics.amounts import CENTS, as_money, estimate_as_money
from clientela_analytics.arrays import Flags, Floats, Ints
from clientela_analytics.classes import abc_classes
from clientela_analytics.engine import Relation
from clientela_analytics.history import CustomerDays, orders_per_customer
from clientela_analytics.periods import as_dates, day_number
from clientela_analytics.policy import TIERS, Policy
from clientela_analytics.rhythm import OrderRhythm
from clientela_analytics.risk import DAYS_A_YEAR, RiskScores
from clientela_analytics.tiers import grade_tiers

PLACES = 9


@dataclass(frozen=True)
class Standing:
    """Sales of the period and what follows from them; `traded` holds the places of customers who bought in it."""

    traded: Ints
    net_e4: Ints
    gross_e4: Ints
    orders: Ints
    tiers: list[str]
    ranks: Ints
    classes: list[str]


def stand(days: CustomerDays, orders: Relation, after: date, policy: Policy) -> Standing:
    """Rank and class the customers who bought after `after`; rank and class need no customer without a sale."""
    inside = days.day > day_number(after)
    net, gross = (days.per_customer(np.where(inside, values, 0)) for values in (days.net_e4, days.gross_e4))
    count = orders_per_customer(orders, days, after=after)
    traded = np.flatnonzero(days.per_customer(np.where(inside, days.orders, 0)) > 0)
    ranked = (net if policy.tiers.metric == "net" else gross)[traded]
    tiers, ranks = grade_tiers(ranked, policy.tiers)
    classes = abc_classes(net[traded], policy.abc)
    return Standing(traded, net, gross, count, list(tiers), ranks, list(classes))


def customer_table(
    days: CustomerDays,
    all_orders: Ints,
    standing: Standing,
    rhythm: OrderRhythm,
    scores: RiskScores,
    first_alerts: Mapping[str, tuple[str, str]],
) -> pa.Table:
    """The columns of customers.csv, in order of customer id.

    Sales, orders and rhythm are of the whole history; tier, rank and abc of the period. What a customer without
    any order cannot have is null. `first_alerts` gives the kind and sentence of each alerted customer.
    """
    size = days.customer_count
    scored = np.zeros(size, dtype=bool)
    scored[scores.customers] = True
    alerts = [first_alerts.get(customer, (None, None)) for customer in days.ids.to_pylist()]
    return pa.table(
        {
            "customer_id": days.ids,
            "tier": _spread(standing.tiers, standing.traded, size, TIERS[-1]),
            "rank": _known_integers(standing.ranks, standing.traded, size),
            "abc": _spread(standing.classes, standing.traded, size, None),
            "net_sales": as_money(days.per_customer(days.net_e4)),
            "gross_sales": as_money(days.per_customer(days.gross_e4)),
            "orders": all_orders,
            "order_days": rhythm.order_days,
            "first_order_on": as_dates(rhythm.first_day),
            "last_order_on": as_dates(rhythm.last_day),
            "days_since_last_order": pa.array(rhythm.days_since_last, mask=rhythm.order_days == 0),
            "median_gap_days": pa.array(rhythm.median_gap_days, from_pandas=True),
            "expected_gap_low_days": _scored(np.rint(scores.gap_low_days), scored).cast(pa.int64()),
            "expected_gap_high_days": _scored(np.rint(scores.gap_high_days), scored).cast(pa.int64()),
            "risk": _scored(scores.risk, scored),
            "expected_orders": _scored(scores.expected_orders, scored),
            "expected_sales": _scored_money(scores.expected_sales, scored),
            "value_at_risk": _scored_money(scores.value_at_risk, scored),
            "alert": pa.array([kind for kind, _ in alerts], pa.string()),
            "reason": pa.array([reason for _, reason in alerts], pa.string()),
        }
    )


def detail_table(days: CustomerDays, standing: Standing, scores: RiskScores) -> pa.Table:
    """What the early warning knows beyond customers.csv: one row per customer with an order, in order of id.

    Columns: customer_id, chance_alive and lateness (0-1), gap_days (middle of its next gap), expected_from_on and
    expected_until_on (the 80 % range of its next order), sales_a_year (its base), and the sales and orders of the
    period.
    """
    last, place = scores.observed.snapshot.last_day, scores.customers
    return pa.table(
        {
            "customer_id": days.ids.take(pa.array(place)),
            "chance_alive": np.round(scores.chance_alive, PLACES),
            "lateness": np.round(scores.lateness, PLACES),
            "gap_days": np.rint(scores.gap_days).astype(np.int64),
            "expected_from_on": as_dates(last + np.rint(scores.gap_low_days).astype(np.int64)),
            "expected_until_on": as_dates(last + np.rint(scores.gap_high_days).astype(np.int64)),
            "sales_a_year": estimate_as_money(scores.base_per_day * DAYS_A_YEAR),
            "period_net_sales": as_money(standing.net_e4[place]),
            "period_gross_sales": as_money(standing.gross_e4[place]),
            "period_orders": standing.orders[place],
        }
    )


def _spread(values: list[str], places: Ints, size: int, otherwise: str | None) -> pa.Array:
    column = np.full(size, otherwise, dtype=object)
    column[places] = values
    return pa.array(column.tolist(), pa.string())


def _known_integers(values: Ints, places: Ints, size: int) -> pa.Array:
    column, missing = np.zeros(size, dtype=np.int64), np.ones(size, dtype=bool)
    column[places], missing[places] = values, False
    return pa.array(column, mask=missing)


def _scored(values: Floats, scored: Flags) -> pa.Array:
    column = np.zeros(len(scored))
    column[scored] = np.round(values, PLACES)
    return pa.array(column, mask=~scored)


def _scored_money(values: Floats, scored: Flags) -> pa.Array:
    column = np.zeros(len(scored))
    column[scored] = values
    return pc.if_else(pa.array(scored), estimate_as_money(column), pa.scalar(None, CENTS))
