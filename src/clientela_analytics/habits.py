"""Departures from a customer's own habit: when it is late, slowing, shrinking, narrowing, or never came back."""

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, gammaincinv

from clientela_analytics.arrays import Flags, Floats, Ints
from clientela_analytics.category_days import CategoryDays
from clientela_analytics.history import OrderDays
from clientela_analytics.policy import AlertPolicy
from clientela_analytics.renewal import SHAPES
from clientela_analytics.risk import RiskScores
from clientela_analytics.snapshot import RECENT_GAPS, DayIndex

FEWEST_GAPS_FOR_HABIT = 2
FEWEST_EARLIER_GAPS = 3
FEWEST_CATEGORY_PURCHASES = 3
ORDERS_SINCE_CATEGORY = 2
SPEND_DAYS = 90
FEWEST_ORDERS_FOR_BASE = 4
BASE_DAYS = 365
SHORTEST_BASE_DAYS = 180
YEAR = 365
SEASON_SLACK_DAYS = 45
PAUSE_SLACK = 1.15
SEASON_SPEND_SLACK = 1.3


@dataclass(frozen=True)
class Slowing:
    """Who slows down, with the mean gaps before and of late in clock time."""

    flags: Flags
    gap_before: Floats
    gap_recent: Floats


@dataclass(frozen=True)
class Shrinking:
    """Who spends less, with the spend of 90 days as usual and as it was."""

    flags: Flags
    usual: Floats
    recent: Floats


@dataclass(frozen=True)
class Narrowing:
    """Who dropped a category: its place among the names (-1 for none), its gap, silence and yearly spend."""

    flags: Flags
    category: Ints
    gap_days: Floats
    silent_days: Floats
    yearly_spend: Floats


@dataclass(frozen=True)
class NeverReturned:
    """Who ordered once and is silent longer than similar first buyers were before they came back."""

    flags: Flags
    return_days: Floats


def find_late(scores: RiskScores, policy: AlertPolicy) -> Flags:
    """Silence beyond the chosen point of the customer's own next gap."""
    habit = scores.observed.snapshot.gaps.repeats >= FEWEST_GAPS_FOR_HABIT
    return habit & (scores.lateness >= policy.late)


def find_slowing(scores: RiskScores, policy: AlertPolicy) -> Slowing:
    """Gaps of late longer than those before by the chosen factor, surely enough."""
    gaps, snapshot = scores.observed.snapshot.gaps, scores.observed.snapshot
    earlier = gaps.count - RECENT_GAPS
    known = earlier >= FEWEST_EARLIER_GAPS
    late_total = np.nan_to_num(snapshot.recent_gap) * RECENT_GAPS
    before = np.where(known, (gaps.total - late_total) / np.maximum(earlier, 1), np.nan)
    # The silence counts once it is longer than the gaps of late: the next gap will be at least so long.
    open_gap = np.where(gaps.silence > np.nan_to_num(snapshot.recent_gap), gaps.silence, 0)
    recent = np.where(known, (late_total + open_gap) / (RECENT_GAPS + (open_gap > 0)), np.nan)
    regularity = SHAPES @ scores.observed.plain.shape_weights
    odds = policy.slowing_factor * before * earlier / np.maximum(late_total + open_gap, 1e-9)
    certainty = 1 - betainc(
        np.where(known, regularity * earlier, 1),
        np.where(known, regularity * RECENT_GAPS, 1),
        np.nan_to_num(odds / (1 + odds), nan=1.0),
    )
    far = recent >= policy.slowing_factor * before
    return Slowing(known & far & (certainty >= policy.slowing_certainty), before, recent)


def find_shrinking(index: DayIndex, scores: RiskScores, policy: AlertPolicy) -> Shrinking:
    """Spend of the last 90 days below the chosen point of what the customer's own base makes likely."""
    snapshot = scores.observed.snapshot
    customers, until = snapshot.customers, snapshot.day - SPEND_DAYS
    orders = index.count(customers, until - BASE_DAYS, until)
    first = np.maximum(snapshot.first_day, until - BASE_DAYS)
    passed = _clock_time(scores, np.maximum(first, snapshot.clock.first - 1), until)
    recent_time = float(_clock_time(scores, np.array([until]), snapshot.day)[0])
    part = recent_time / np.maximum(passed, 1e-9)
    usual = index.spend(customers, until - BASE_DAYS, until) * part
    recent = index.spend(customers, until, snapshot.day)
    enough = (orders >= FEWEST_ORDERS_FOR_BASE) & (until - snapshot.first_day >= SHORTEST_BASE_DAYS)
    spread = _relative_variance(index.days, scores, orders * part, orders)
    shape = 1 / np.maximum(spread, 1e-3)
    floor = usual * gammaincinv(shape, policy.shrinking) / shape
    # Spending nothing at all is silence, which the rhythm judges.
    return Shrinking(enough & (recent > 0) & (recent < floor), usual, recent)


def find_narrowing(
    categories: CategoryDays | None, index: DayIndex, scores: RiskScores, policy: AlertPolicy
) -> Narrowing:
    """A category bought at least three times, absent beyond its own rhythm while the customer goes on ordering."""
    size, customers = index.days.customer_count, scores.customers
    nothing = np.full(len(customers), np.nan)
    if categories is None:
        none = np.zeros(len(customers), dtype=bool)
        return Narrowing(none, np.full(len(customers), -1), nothing, nothing, nothing)
    pairs = categories.until(scores.observed.snapshot.day)
    habitual = pairs.counts >= FEWEST_CATEGORY_PURCHASES
    silence = scores.observed.snapshot.day - pairs.last_day
    span = (pairs.last_day - pairs.first_day) * (1 + 1 / np.maximum(pairs.counts - 1, 1))
    absent = (span / np.maximum(span + silence, 1)) ** (pairs.counts - 1)
    since = index.count(pairs.customer, pairs.last_day, scores.observed.snapshot.day)
    # Several categories are watched at once: the allowed share of false alarms is divided among them.
    watched = np.bincount(pairs.customer[habitual], minlength=size)[pairs.customer]
    dropped = (
        habitual
        & (since >= ORDERS_SINCE_CATEGORY)
        & (absent <= (1 - policy.narrowing) / np.maximum(watched, 1))
    )
    order = np.lexsort((pairs.spend, pairs.customer))
    chosen = np.full(size, -1)
    picked = order[dropped[order]]
    chosen[pairs.customer[picked]] = picked
    place = chosen[customers]
    found = place >= 0
    years = np.maximum(pairs.last_day - pairs.first_day, SHORTEST_BASE_DAYS) / YEAR
    columns = (pairs.mean_gaps(), silence.astype(float), pairs.spend / years)
    shown = (
        np.where(found, column[np.maximum(place, 0)] if len(column) else np.nan, np.nan) for column in columns
    )
    names = np.where(found, pairs.category[np.maximum(place, 0)] if len(pairs.category) else -1, -1)
    return Narrowing(found, names, *shown)


def find_never_returned(index: DayIndex, scores: RiskScores, policy: AlertPolicy) -> NeverReturned:
    """One order, and silence beyond the chosen point of the time in which similar first buyers came back."""
    days, snapshot = index.days, scores.observed.snapshot
    starts = days.starts[:-1]
    again = days.counts > 1
    third = _thirds(days.spend[np.minimum(starts, max(len(days.spend) - 1, 0))], days.counts > 0)
    first_gaps = snapshot.clock.at(days.day[starts[again] + 1]) - snapshot.clock.at(days.day[starts[again]])
    limits = np.array(
        [_quantile(first_gaps[third[again] == group], policy.never_returned) for group in range(3)]
    )
    limit = limits[third[scores.customers]]
    once = snapshot.gaps.repeats == 0
    return NeverReturned(once & (snapshot.gaps.silence > limit), limit)


def rests_as_last_year(index: DayIndex, scores: RiskScores) -> Flags:
    """Silent in the same season as a year ago, and not yet longer than it was then."""
    snapshot = scores.observed.snapshot
    customers, days = scores.customers, index.days
    year_ago = snapshot.day - YEAR
    ends = index.until(customers, year_ago)
    before, after = ends - 1, np.minimum(ends, days.starts[customers + 1] - 1)
    lived = (before >= days.starts[customers]) & (after > before)
    pause_start, pause_end = days.day[np.maximum(before, 0)], days.day[np.maximum(after, 0)]
    same_season = np.abs(snapshot.last_day - YEAR - pause_start) <= SEASON_SLACK_DAYS
    silence = snapshot.day - snapshot.last_day
    pause = pause_end - pause_start
    is_pause = pause > scores.gap_high_days
    return np.asarray(lived & same_season & is_pause & (silence <= PAUSE_SLACK * pause))


def spends_as_last_year(index: DayIndex, scores: RiskScores, shrinking: Shrinking) -> Flags:
    """Spent hardly more in the same 90 days a year ago, while it was already a customer."""
    snapshot = scores.observed.snapshot
    then = snapshot.day - YEAR
    spend = index.spend(scores.customers, then - SPEND_DAYS, then)
    return np.asarray(
        (snapshot.first_day <= then - SPEND_DAYS) & (spend <= SEASON_SPEND_SLACK * shrinking.recent)
    )


def _clock_time(scores: RiskScores, after: Ints, until: int) -> Floats:
    clock = scores.observed.snapshot.clock
    return np.asarray(clock.at(np.array([until]))[0] - clock.at(after))


def _relative_variance(days: OrderDays, scores: RiskScores, expected: Floats, orders: Ints) -> Floats:
    """Variance over squared mean of the spend in the window: number of orders, their size, and the base itself."""
    regularity = SHAPES @ scores.observed.plain.shape_weights
    logs = np.log(np.maximum(days.spend, 0.01))
    means = np.bincount(days.customer, logs, minlength=days.customer_count) / np.maximum(days.counts, 1)
    free = max(len(logs) - int(np.count_nonzero(days.counts)), 1)
    size = np.expm1(min(float(np.sum((logs - means[days.customer]) ** 2)) / free, 3.0))
    one_order = 1 / regularity + size
    return np.asarray(one_order / np.maximum(expected, 0.1) + one_order / np.maximum(orders, 1))


def _thirds(values: Floats, known: Flags) -> Ints:
    if not known.any():
        return np.zeros(len(values), dtype=np.int64)
    return np.searchsorted(np.quantile(values[known], (1 / 3, 2 / 3)), values)


def _quantile(values: Floats, chance: float) -> float:
    return float(np.quantile(values, chance)) if len(values) else float("inf")
