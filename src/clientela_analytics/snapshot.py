"""What was known of chosen customers on one day: gaps on the company clock, silences, counts and spend of late."""

from dataclasses import dataclass

import numpy as np

from clientela_analytics.arrays import Floats, Ints
from clientela_analytics.clock import CompanyClock
from clientela_analytics.history import OrderDays
from clientela_analytics.renewal import Gaps

HALF_LIFE_GAPS = 6
REMEMBERED_GAPS = 36
RECENT_GAPS = 3
WINDOWS = (30, 90, 180, 365)


class DayIndex:
    """Finds how many order-days a customer had up to any day, for many customers at once."""

    def __init__(self, days: OrderDays) -> None:
        self.days = days
        self.origin = int(days.day.min()) if len(days.day) else days.as_of
        self.span = int(days.day.max()) - self.origin + 2 if len(days.day) else 2
        self.keys = days.customer * self.span + (days.day - self.origin + 1)
        self.spent = np.concatenate(([0.0], np.cumsum(days.spend)))

    def until(self, customers: Ints, day: int | Ints) -> Ints:
        """The position after the last order-day up to the day, counted over the whole history."""
        offset = np.clip(day - self.origin + 1, 0, self.span - 1)
        return np.asarray(np.searchsorted(self.keys, customers * self.span + offset, side="right"))

    def count(self, customers: Ints, after: int | Ints, until: int | Ints) -> Ints:
        """Order-days within (after, until]."""
        return self.until(customers, until) - self.until(customers, after)

    def spend(self, customers: Ints, after: int | Ints, until: int | Ints) -> Floats:
        """Spend within (after, until]."""
        return self.spent[self.until(customers, until)] - self.spent[self.until(customers, after)]


@dataclass(frozen=True)
class Snapshot:
    """The state of some customers at the end of a day; every customer has at least one order-day by then.

    `gaps` are on the clock, `faded` the same with older gaps counting less (half after six). The last, longest and
    recent gap are on the clock too, NaN without a gap.
    """

    day: int
    clock: CompanyClock
    customers: Ints
    first_day: Ints
    last_day: Ints
    gaps: Gaps
    faded: Gaps
    last_gap: Floats
    longest_gap: Floats
    recent_gap: Floats
    gap_spread: Floats
    orders_in: dict[int, Ints]
    spend_in: dict[int, Floats]
    spend_before_90: Floats
    spend_all: Floats
    last_spend: Floats


def take_snapshot(index: DayIndex, clock: CompanyClock, day: int, customers: Ints) -> Snapshot:
    """Look at the customers as on a past day; those without an order-day by then must not be asked for."""
    days = index.days
    starts, ends = days.starts[customers], index.until(customers, day)
    times = clock.at(days.day)
    repeats = (ends - starts - 1).astype(float)
    silence = clock.at(np.array([day]))[0] - times[ends - 1]
    recalled = _recall_gaps(times, starts, ends)
    logs, squares = _log_gap_sums(times, days, starts, ends)
    total = times[ends - 1] - times[starts]
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = np.sqrt(np.maximum(squares / repeats - (logs / repeats) ** 2, 0))
    return Snapshot(
        day,
        clock,
        customers,
        days.day[starts],
        days.day[ends - 1],
        Gaps(repeats, total, logs, silence, repeats),
        _faded(recalled, silence, repeats),
        recalled[0],
        _longest_gap(times, days, ends),
        _mean_known(recalled[:RECENT_GAPS]),
        spread,
        {window: index.count(customers, day - window, day) for window in WINDOWS},
        {window: index.spend(customers, day - window, day) for window in WINDOWS},
        index.spend(customers, day - 180, day - 90),
        index.spent[ends] - index.spent[starts],
        days.spend[ends - 1],
    )


def _recall_gaps(times: Floats, starts: Ints, ends: Ints) -> Floats:
    """The last gaps of each customer, the latest first, NaN beyond the first order."""
    recalled = np.full((REMEMBERED_GAPS, len(starts)), np.nan)
    for back in range(REMEMBERED_GAPS):
        has = ends - 2 - back >= starts
        if not has.any():
            break
        newer = ends[has] - 1 - back
        recalled[back, has] = times[newer] - times[newer - 1]
    return recalled


def _faded(recalled: Floats, silence: Floats, repeats: Floats) -> Gaps:
    weights = np.where(np.isnan(recalled), 0.0, 0.5 ** (np.arange(REMEMBERED_GAPS) / HALF_LIFE_GAPS)[:, None])
    known = np.where(np.isnan(recalled), 1.0, recalled)
    count, total = weights.sum(axis=0), (weights * known).sum(axis=0)
    return Gaps(count, total, (weights * np.log(known)).sum(axis=0), silence, repeats)


def _log_gap_sums(times: Floats, days: OrderDays, starts: Ints, ends: Ints) -> tuple[Floats, Floats]:
    steps = np.diff(times, prepend=times[:1])
    steps[days.starts[:-1][days.counts > 0]] = 1.0
    logs = np.log(np.maximum(steps, 1e-6))
    summed, squared = np.cumsum(logs), np.cumsum(logs**2)
    return summed[ends - 1] - summed[starts], squared[ends - 1] - squared[starts]


def _longest_gap(times: Floats, days: OrderDays, ends: Ints) -> Floats:
    steps = np.diff(times, prepend=times[:1])
    steps[days.starts[:-1][days.counts > 0]] = 0.0
    # Raising each customer's gaps above those of the customers before keeps one running maximum apart per customer.
    lift = float(times[-1] - times[0] + 1)
    longest = np.maximum.accumulate(steps + days.customer * lift) - days.customer * lift
    return np.where(longest[ends - 1] > 0, longest[ends - 1], np.nan)


def _mean_known(rows: Floats) -> Floats:
    known = ~np.isnan(rows)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(known, rows, 0).sum(axis=0) / known.sum(axis=0))
