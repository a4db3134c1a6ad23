"""What the regression looks at: some forty figures of a customer on a day, each on a fixed scale."""

from dataclasses import dataclass

import numpy as np
from scipy.special import logit

from clientela_analytics.arrays import Floats
from clientela_analytics.category_days import CategoryDays
from clientela_analytics.history import OrderDays
from clientela_analytics.rhythm_score import RhythmReading, clock_time_ahead
from clientela_analytics.snapshot import WINDOWS, DayIndex, Snapshot

LIMIT = 4.0
SURE = 1e-4
YEAR = 365
SMALLEST_LEVEL = 0.01


@dataclass(frozen=True)
class Observed:
    """A snapshot with its two rhythm readings, ready to be described for any horizon."""

    snapshot: Snapshot
    plain: RhythmReading
    faded: RhythmReading
    standing: Floats


@dataclass(frozen=True)
class Outlook:
    """The rows of one horizon: features with the rhythm's log odds first and 1 last, and what the rhythm expects."""

    features: Floats
    expected_orders: Floats


def observe(
    snapshot: Snapshot,
    plain: RhythmReading,
    faded: RhythmReading,
    index: DayIndex,
    categories: CategoryDays | None,
) -> Observed:
    """Describe each customer by what does not depend on the horizon."""
    columns = [
        *_rhythm(snapshot, plain, faded),
        *_counts(snapshot),
        *_spend(snapshot),
        *_baskets(snapshot, index.days),
        *_breadth(snapshot, index.days, categories),
    ]
    return Observed(snapshot, plain, faded, np.column_stack(columns))


def look_ahead(observed: Observed, index: DayIndex, horizon_days: int) -> Outlook:
    """The features of all customers for one horizon."""
    snapshot, plain = observed.snapshot, observed.plain
    ahead = clock_time_ahead(snapshot, horizon_days)
    none, faded_none = plain.chance_of_none(ahead), observed.faded.chance_of_none(ahead)
    due = ahead * plain.rate
    year_old = snapshot.first_day <= snapshot.day - YEAR
    then = index.count(snapshot.customers, snapshot.day - YEAR, snapshot.day - YEAR + horizon_days)
    columns = (
        _log_odds(none) - _log_odds(faded_none),
        np.log(due),
        np.full(len(none), np.log(horizon_days / 60)),
        year_old,
        np.where(year_old, np.log((then + 0.5) / (due + 0.5)), 0),
        year_old & (then == 0),
    )
    others = np.clip(np.column_stack((*columns, observed.standing)), -LIMIT, LIMIT)
    features = np.column_stack((_log_odds(faded_none), others, np.ones(len(none))))
    return Outlook(features, plain.expected_orders(ahead, none))


def _rhythm(snapshot: Snapshot, plain: RhythmReading, faded: RhythmReading) -> list[Floats]:
    repeats, silence = snapshot.gaps.repeats, snapshot.gaps.silence + 0.5
    mean_gap = snapshot.gaps.total / np.maximum(repeats, 1)
    return [
        _log_odds(plain.lateness) / 2,
        _log_odds(faded.lateness) / 2,
        _log_odds(plain.chance_alive) / 2,
        np.log(silence * plain.rate),
        np.log(silence * faded.rate),
        _log_against(silence, snapshot.last_gap + 1),
        _log_against(silence, snapshot.longest_gap + 1),
        2 * np.log(plain.rate / faded.rate),
        np.where(repeats > 2, _log_against(snapshot.recent_gap + 1, mean_gap + 1), 0),
        np.where(repeats > 1, np.nan_to_num(snapshot.gap_spread) * repeats / (repeats + 3), 0),
        np.log(silence / 30),
    ]


def _counts(snapshot: Snapshot) -> list[Floats]:
    repeats = snapshot.gaps.repeats
    orders = {window: snapshot.orders_in[window].astype(float) for window in WINDOWS}
    return [
        np.log1p(repeats) - 1,
        *((repeats == number).astype(float) for number in (0, 1, 2)),
        np.log((snapshot.day - snapshot.first_day + 1) / 180),
        *(np.log1p(orders[window]) - np.log1p(window / 90) for window in WINDOWS),
        np.log((orders[30] + 0.5) / (orders[90] / 3 + 0.5)),
        np.log((orders[90] + 0.5) / (orders[180] / 2 + 0.5)),
        np.log((orders[90] + 0.5) / (orders[365] / 4 + 0.5)),
    ]


def _spend(snapshot: Snapshot) -> list[Floats]:
    mean = np.maximum(snapshot.spend_all / (snapshot.gaps.repeats + 1), 1e-9)
    per_day = base_per_day(snapshot)
    base = 90 * per_day
    return [
        np.log((snapshot.spend_in[90] + mean) / (base + mean)),
        np.log((snapshot.spend_in[90] + mean) / (snapshot.spend_before_90 + mean)),
        np.log(np.maximum(snapshot.last_spend, 0.05 * mean) / mean),
        _level(mean, mean),
        _level(per_day, per_day),
        _level(snapshot.last_spend, mean),
    ]


def base_per_day(snapshot: Snapshot) -> Floats:
    """What a customer orders for a day, before returns."""
    return snapshot.spend_in[YEAR] / days_of_base(snapshot)


def days_of_base(snapshot: Snapshot) -> Floats:
    """The days that a customer's base is taken over: a year, or since its first order but at least 90."""
    return np.clip(snapshot.day - snapshot.first_day + 1, 90, YEAR).astype(float)


def _baskets(snapshot: Snapshot, days: OrderDays) -> list[Floats]:
    starts = days.starts[snapshot.customers]
    ends = starts + snapshot.gaps.repeats.astype(np.int64) + 1
    summed = np.concatenate(([0], np.cumsum(days.lines)))
    mean = (summed[ends] - summed[starts]) / (ends - starts)
    return [np.log(mean + 1) - 3, np.log(days.lines[ends - 1] + 1) - 3]


def _breadth(snapshot: Snapshot, days: OrderDays, categories: CategoryDays | None) -> list[Floats]:
    if categories is None:
        return []
    pairs = categories.until(snapshot.day)
    ever, in_90, in_180, again, dropped = pairs.breadth(snapshot.day, snapshot.customers, days.customer_count)
    kinds = np.maximum(ever, 1)
    return [
        np.log((ever + 1) / (snapshot.gaps.repeats + 2)),
        np.log1p(ever) - 2,
        in_90 / kinds - 0.5,
        in_180 / kinds - 0.5,
        np.where(again > 0, dropped / np.maximum(again, 1), 0.5) - 0.5,
        again / kinds,
    ]


def _level(values: Floats, company: Floats) -> Floats:
    """Values against the company's median, so that the currency does not matter."""
    positive = company[company > 0]
    middle = float(np.median(positive)) if len(positive) else 1.0
    return np.log(np.maximum(values, SMALLEST_LEVEL * middle) / middle)


def _log_against(values: Floats, habit: Floats) -> Floats:
    return np.where(np.isnan(habit), 0, np.log(values / np.where(np.isnan(habit), 1, habit)))


def _log_odds(chance: Floats) -> Floats:
    return logit(np.clip(chance, SURE, 1 - SURE))
