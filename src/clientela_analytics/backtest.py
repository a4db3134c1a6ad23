"""Held-back months: what the early warning said on a past day, against what then happened."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from scipy.stats import rankdata

from clientela_analytics.arrays import Flags, Floats, Ints
from clientela_analytics.category_days import CategoryDays
from clientela_analytics.history import YEAR, OrderDays
from clientela_analytics.periods import day_number
from clientela_analytics.risk import RiskScores, score_risk
from clientela_analytics.snapshot import DayIndex

ACTIVE_DAYS = 90
TOP_SHARE = 0.1


@dataclass(frozen=True)
class Outcome:
    """One past day: customers who had ordered in the 90 days before it, what was said of them, and what followed."""

    day: int
    scores: RiskScores
    places: Ints
    last_day: Ints
    risk: Floats
    expected_orders: Floats
    base_per_day: Floats
    stopped: Flags
    orders: Ints


@dataclass(frozen=True)
class AsKnown:
    """A whole history, to be looked at as it was known on any day."""

    days: OrderDays
    categories: CategoryDays | None = None

    def on(self, day: date, *, horizon_days: int) -> Outcome:
        """Score the customers on a past day with what was known then, and see what followed within the horizon."""
        number = day_number(day)
        scores = score_risk(
            self.until(number), horizon_days=horizon_days, categories=self._categories_until(number)
        )
        last = scores.observed.snapshot.last_day
        active = np.flatnonzero(number - last <= ACTIVE_DAYS)
        customers = scores.customers[active]
        orders = DayIndex(self.days).count(customers, number, number + horizon_days)
        return Outcome(
            number,
            scores,
            active,
            last[active],
            scores.risk[active],
            scores.expected_orders[active],
            scores.base_per_day[active],
            orders == 0,
            orders,
        )

    def until(self, day: int) -> OrderDays:
        """The order-days up to a day, as if nothing had happened after it."""
        whole, known = self.days, self.days.day <= day
        customer, spend = whole.customer[known], whole.spend[known]
        counts = np.bincount(customer, minlength=whole.customer_count)
        recent = whole.day[known] > day - YEAR
        of_year = np.zeros(whole.customer_count)
        np.add.at(of_year, customer[recent], spend[recent])
        starts = np.concatenate(([0], np.cumsum(counts)))
        return OrderDays(day, starts, customer, whole.day[known], spend, whole.lines[known], of_year)

    def _categories_until(self, day: int) -> CategoryDays | None:
        whole = self.categories
        if whole is None:
            return None
        known = whole.day <= day
        return replace(
            whole,
            customer=whole.customer[known],
            category=whole.category[known],
            day=whole.day[known],
            spend=whole.spend[known],
        )


def auc(stopped: Flags, scores: Floats | Ints) -> float:
    """The chance that one who stopped scores above one who did not (0.5 is a coin)."""
    ranks, lost = rankdata(scores), int(np.count_nonzero(stopped))
    if lost in (0, len(stopped)):
        return float("nan")
    return float((ranks[stopped].sum() - lost * (lost + 1) / 2) / (lost * (len(stopped) - lost)))


def brier_skill(stopped: Flags, risk: Floats) -> float:
    """How much of the squared error of the base rate the scores take away (0 is none, 1 is all)."""
    rate = float(np.mean(stopped))
    return 1 - float(np.mean((stopped - risk) ** 2)) / max(rate * (1 - rate), 1e-12)


def money_found(outcome: Outcome, risk: Floats) -> float:
    """The share of the money that left which sits with the tenth of customers ranked first by risk times base."""
    lost = outcome.base_per_day * outcome.stopped
    size = int(np.ceil(TOP_SHARE * len(lost)))
    first = np.argsort(-risk * outcome.base_per_day, kind="stable")[:size]
    return float(lost[first].sum() / max(lost.sum(), 1e-12))
