"""The early warning: chance of no order, orders and sales to expect, and the money at risk, per customer."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from clientela_analytics.arrays import Floats, Ints
from clientela_analytics.category_days import CategoryDays
from clientela_analytics.features import Observed, days_of_base, look_ahead
from clientela_analytics.history import OrderDays
from clientela_analytics.order_values import expected_values
from clientela_analytics.past_outcomes import HORIZONS_DAYS, Judgement, PastReader, gather_lessons, learn
from clientela_analytics.renewal import RenewalModel
from clientela_analytics.renewal_fit import fit_renewal
from clientela_analytics.snapshot import DayIndex, take_snapshot

DAYS_A_YEAR = 365
EVER = 10**6
GAP_CHANCES = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class RiskScores:
    """One entry per customer with at least one order-day; `customers` are their places among all.

    Chances are 0-1. `expected_sales` and `value_at_risk` (a year) are in whole units of the currency. The gaps are
    the 10, 50 and 90 % points of the customer's own next gap in days from its last order, as the company clock
    will run; `lateness` is the part of its gaps that are shorter than its silence.
    """

    horizon_days: int
    customers: Ints
    risk: Floats
    chance_alive: Floats
    lateness: Floats
    expected_orders: Floats
    expected_sales: Floats
    base_per_day: Floats
    value_at_risk: Floats
    gap_low_days: Floats
    gap_days: Floats
    gap_high_days: Floats
    observed: Observed
    model: RenewalModel
    judgement: Judgement
    lesson_count: int


def score_risk(
    days: OrderDays, *, horizon_days: int = 90, categories: CategoryDays | None = None
) -> RiskScores:
    """Score every customer as of the history's as-of day, using nothing dated later.

    The rhythm model is fitted to all customers and corrected by what followed on earlier days of the same company;
    with fewer than 30 past outcomes the rhythm speaks alone.
    """
    index = DayIndex(days)
    horizons = tuple(sorted({*HORIZONS_DAYS, horizon_days}))
    reader = _reader(index, categories, max(horizons))
    lessons = gather_lessons(reader, days.as_of, horizons)
    observed = reader.observe(days.as_of, reader.customers_on(days.as_of, EVER))
    outlook = look_ahead(observed, index, horizon_days)
    judgement = learn(lessons, outlook.features.shape[1])
    risk = expit(outlook.features @ judgement.risk)
    correction = np.exp(np.clip(outlook.features @ judgement.orders, -2, 2))
    orders = np.maximum(outlook.expected_orders * correction, 1 - risk)
    base = days.net_of_year[observed.snapshot.customers] / days_of_base(observed.snapshot)
    low, middle, high = _gap_range(observed)
    return RiskScores(
        horizon_days,
        observed.snapshot.customers,
        risk,
        observed.plain.chance_alive,
        observed.plain.lateness,
        orders,
        orders * expected_values(days, observed.snapshot),
        base,
        risk * base * DAYS_A_YEAR,
        low,
        middle,
        high,
        observed,
        reader.model,
        judgement,
        0 if lessons is None else len(lessons.orders),
    )


def _reader(index: DayIndex, categories: CategoryDays | None, longest_days: int) -> PastReader:
    blind = PastReader(index, RenewalModel(), categories, longest_days)
    day = index.days.as_of
    everybody = take_snapshot(index, blind.clock_on(day), day, blind.customers_on(day, EVER))
    return PastReader(index, fit_renewal(everybody.gaps), categories, longest_days)


def _gap_range(observed: Observed) -> list[Floats]:
    """The range of the next gap in days of the calendar, counted from each customer's last order."""
    snapshot = observed.snapshot
    last_time = snapshot.clock.at(snapshot.last_day)
    return [
        snapshot.clock.days_at(last_time + gap) - snapshot.last_day
        for gap in observed.plain.gap_quantiles(GAP_CHANCES)
    ]
