"""The company clock: it runs as fast as customers order, so that a closed fortnight is no silence."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from clientela_analytics.arrays import Flags, Floats, Ints
from clientela_analytics.festivals import spring_festivals
from clientela_analytics.history import OrderDays

WEEK = 7
YEAR = 364
PRIOR_ORDERS = 25.0
FESTIVAL_REACH_DAYS = 28
CLOSED_DAYS = (-3, 8)
# A festival rules the calendar where its days hold less than this part of the orders of the weeks around it.
CLOSED_BELOW = 0.6
PULL_AFTER_ONE_YEAR, PULL_AFTER_TWO_YEARS = 0.5, 0.8
SLOWEST = 0.05


@dataclass(frozen=True)
class CompanyClock:
    """Clock time by day; an average day lasts 1. `elapsed[i]` is the time at the end of day `first` + i."""

    first: int
    elapsed: Floats

    @classmethod
    def even(cls, first: int, last: int) -> Self:
        """A clock on which all days are alike."""
        return cls(first, np.arange(1.0, last - first + 2))

    def at(self, days: Ints) -> Floats:
        """The clock time at the end of each day; beyond the ends days count as average."""
        last = self.first + len(self.elapsed) - 1
        inside = self.elapsed[np.clip(days - self.first, 0, len(self.elapsed) - 1)]
        return np.asarray(inside + np.maximum(days - last, 0) + np.minimum(days - self.first, 0))

    def days_at(self, times: Floats) -> Floats:
        """The day number at which the clock shows each time."""
        over = np.maximum(times - self.elapsed[-1], 0)
        numbers = np.arange(self.first, self.first + len(self.elapsed))
        return np.asarray(np.interp(times, self.elapsed, numbers) + over)


def company_clock(days: OrderDays, as_of: int, ahead_days: int) -> CompanyClock:
    """Learn the clock from what was known on a day, and foretell it for the days ahead.

    Observed weeks count as observed; coming weeks are pulled towards the same weeks of past years. With less than
    a year of history all days are alike.
    """
    known = days.day <= as_of
    if not known.any():
        return CompanyClock.even(as_of, as_of + ahead_days)
    first = int(days.day[known].min())
    if as_of - first < YEAR:
        return CompanyClock.even(first, as_of + ahead_days)
    seen, due = _weekly_orders(days, known, first, as_of)
    alike = np.ones(as_of - first + 1)
    observed = _activity(seen, due, alike)
    # At the end nobody has a later order yet, so a closure that lasts shows only by what past years tell.
    observed = _activity(seen, due, _told_by_past_years(observed, first, np.arange(first, as_of + 1)))
    coming = _told_by_past_years(observed, first, np.arange(as_of + 1, as_of + ahead_days + 1))
    speed = np.maximum(np.concatenate((observed, coming)), SLOWEST)
    return CompanyClock(first, np.cumsum(speed))


def _weekly_orders(days: OrderDays, known: Flags, first: int, as_of: int) -> tuple[Floats, Floats]:
    """The orders of each week, and those due of the customers then between their first and last order."""
    span = as_of - first + 1
    ordered, expected = _inner_orders(days, known, first, span)
    week = _weeks(span)
    seen = np.bincount(week, ordered).astype(np.float64)
    due = np.bincount(week, expected).astype(np.float64)
    return seen, due * _slow_bend(seen, due)


def _activity(seen: Floats, due: Floats, prior: Floats) -> Floats:
    """The activity of each day: that of its week, with what was supposed of it worth some orders."""
    week = _weeks(len(prior))
    supposed = np.bincount(week, prior) / np.bincount(week)
    return np.asarray((seen + PRIOR_ORDERS * supposed) / (due + PRIOR_ORDERS))[week]


def _weeks(span: int) -> Ints:
    """The week of each day, counted back from the last."""
    return np.arange(span)[::-1] // WEEK


def _slow_bend(seen: Floats, due: Floats) -> Floats:
    """The slow change over the whole history: orders come in bursts, so their share bends at both ends."""
    place = np.linspace(-1, 1, len(seen))
    logs = np.log((seen + PRIOR_ORDERS) / (due + PRIOR_ORDERS))
    return np.asarray(np.exp(np.polyval(np.polyfit(place, logs, 2, w=np.sqrt(due + 1)), place)))


def _inner_orders(days: OrderDays, known: Flags, first: int, span: int) -> tuple[Floats, Floats]:
    customer, day = days.customer[known], days.day[known] - first
    is_first = np.concatenate(([True], customer[1:] != customer[:-1]))
    is_last = np.concatenate((customer[1:] != customer[:-1], [True]))
    starts, ends = day[is_first], day[is_last]
    inner = np.bincount(customer[~is_first & ~is_last], minlength=customer[-1] + 1)[customer[is_first]]
    open_days = ends - starts - 1
    rate = np.where(open_days > 0, inner / np.maximum(open_days, 1), 0.0)
    edges = np.bincount(starts + 1, rate, minlength=span + 2) - np.bincount(ends, rate, minlength=span + 2)
    ordered = np.bincount(day[~is_first & ~is_last], minlength=span)
    return ordered.astype(float), np.cumsum(edges)[:span]


def _told_by_past_years(observed: Floats, first: int, days: Ints) -> Floats:
    """The activity that the same days of one or two years before make likely; average where there is no year before."""
    closes = _closes_at_festival(observed, first)
    once, twice = (_same_days_before(observed, first, days, back, closes) for back in (1, 2))
    one_year = 1 + PULL_AFTER_ONE_YEAR * (once - 1)
    two_years = 1 + PULL_AFTER_TWO_YEARS * ((once + twice) / 2 - 1)
    age = days - first
    return np.where(age >= 2 * YEAR, two_years, np.where(age >= YEAR, one_year, 1.0))


def _same_days_before(observed: Floats, first: int, coming: Ints, years: int, closes: bool) -> Floats:
    source = coming - YEAR * years
    if closes:
        source = _aligned_to_festivals(source, coming, years)
    # Days not lived through yet, when looking more than a year ahead, are taken from a year earlier still.
    beyond = source - (first + len(observed) - 1)
    source = source - np.where(beyond > 0, -(-beyond // YEAR) * YEAR, 0)
    return observed[np.clip(source - first, 0, len(observed) - 1)]


def _aligned_to_festivals(source: Ints, coming: Ints, years: int) -> Ints:
    festivals = np.array(spring_festivals())
    nearest = np.abs(coming[:, None] - festivals).argmin(axis=1)
    offset = coming - festivals[nearest]
    near = np.abs(offset) <= FESTIVAL_REACH_DAYS
    then = festivals[np.maximum(nearest - years, 0)]
    distance = source - then
    outside = np.where(distance < 0, then - FESTIVAL_REACH_DAYS - 1, then + FESTIVAL_REACH_DAYS + 1)
    kept_out = np.where(np.abs(distance) <= FESTIVAL_REACH_DAYS, outside, source)
    return np.where(near, then + offset, kept_out)


def _closes_at_festival(observed: Floats, first: int) -> bool:
    ratios = []
    for festival in spring_festivals():
        start = festival - first
        around = observed[max(0, start - 2 * FESTIVAL_REACH_DAYS) : max(0, start + 2 * FESTIVAL_REACH_DAYS)]
        closed = observed[max(0, start + CLOSED_DAYS[0]) : max(0, start + CLOSED_DAYS[1])]
        if len(closed) == CLOSED_DAYS[1] - CLOSED_DAYS[0] and len(around) > 2 * FESTIVAL_REACH_DAYS:
            ratios.append(float(closed.min() / np.median(around)))
    return bool(ratios) and float(np.median(ratios)) < CLOSED_BELOW
