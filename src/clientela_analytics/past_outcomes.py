"""The company's own past as a teacher: what customers looked like on earlier days, and whether they ordered after."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from clientela_analytics.arrays import Floats, Ints
from clientela_analytics.category_days import CategoryDays
from clientela_analytics.clock import CompanyClock, company_clock
from clientela_analytics.features import Observed, look_ahead, observe
from clientela_analytics.regression import Prior, fit_logistic, fit_poisson
from clientela_analytics.renewal import RenewalModel
from clientela_analytics.rhythm_score import read_rhythm
from clientela_analytics.snapshot import DayIndex, take_snapshot

LOOK_BACK_DAYS = (14, 30, 60, 90, 120, 150, 180, 240, 300, 365)
HORIZONS_DAYS = (14, 30, 60, 90)
FIRST_DAYS = 30
CUSTOMERS_A_DAY = 3_000
ROWS_OF_WEIGHT = 20_000.0
FEWEST_OUTCOMES = 30
RIDGE, RIDGE_OF_LEVEL = 300.0, 1.0
# Customers long silent teach less about those who still buy, and it is these that a list is made of.
ACTIVE_DAYS, FORGOTTEN_DAYS = 90, 365
WEIGHT_OF_SILENT = 0.2


@dataclass(frozen=True)
class Lessons:
    """Rows of past snapshots: features, orders that followed, orders the rhythm expected, and weights."""

    features: Floats
    orders: Floats
    expected: Floats
    weights: Floats


@dataclass(frozen=True)
class Judgement:
    """What the past taught: coefficients of the log odds of no order, and of the log of expected orders."""

    risk: Floats
    orders: Floats


@dataclass(frozen=True)
class PastReader:
    """Looks at the company's customers on any day as they were known then."""

    index: DayIndex
    model: RenewalModel
    categories: CategoryDays | None
    longest_horizon_days: int

    def clock_on(self, day: int) -> CompanyClock:
        """The company clock as it was known on a day."""
        return company_clock(self.index.days, day, self.longest_horizon_days)

    def observe(self, day: int, customers: Ints) -> Observed:
        """Customers as they were known at the end of a day."""
        snapshot = take_snapshot(self.index, self.clock_on(day), day, customers)
        plain, faded = read_rhythm(self.model, snapshot.gaps), read_rhythm(self.model, snapshot.faded)
        return observe(snapshot, plain, faded, self.index, self.categories)

    def customers_on(self, day: int, silent_days: int) -> Ints:
        """Customers whose last order by that day was at most so many days before it."""
        days = self.index.days
        everybody = np.arange(days.customer_count)
        ends = self.index.until(everybody, day)
        known = everybody[ends > days.starts[:-1]]
        return known[day - days.day[ends[known] - 1] <= silent_days]


def gather_lessons(reader: PastReader, as_of: int, horizons: tuple[int, ...]) -> Lessons | None:
    """Rows of all past snapshots whose outcome is known by the as-of day; None where there are none."""
    # The days are told apart by threads: nearly all of the work happens outside the interpreter.
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        told = threads.map(lambda back: _lessons_of_day(reader, as_of, back, horizons), LOOK_BACK_DAYS)
        parts = [rows for day in told for rows in day]
    if not parts:
        return None
    return Lessons(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def learn(lessons: Lessons | None, width: int) -> Judgement:
    """Fit both regressions; with too few outcomes the rhythm speaks alone."""
    centre = np.zeros(width)
    ridge = np.full(width, RIDGE)
    ridge[-1] = RIDGE_OF_LEVEL
    rhythm_alone = centre.copy()
    rhythm_alone[0] = 1.0
    if lessons is None or len(lessons.orders) < FEWEST_OUTCOMES:
        return Judgement(rhythm_alone, centre)
    weights = lessons.weights * min(1.0, ROWS_OF_WEIGHT / lessons.weights.sum())
    silent = (lessons.orders == 0).astype(float)
    offset = np.log(np.maximum(lessons.expected, 1e-3))
    with ThreadPoolExecutor(2) as threads:
        risk = threads.submit(fit_logistic, lessons.features, silent, weights, Prior(rhythm_alone, ridge))
        orders = fit_poisson(lessons.features, lessons.orders, offset, weights, Prior(centre, ridge))
        return Judgement(risk.result(), orders)


def _lessons_of_day(
    reader: PastReader, as_of: int, back: int, horizons: tuple[int, ...]
) -> list[tuple[Floats, Floats, Floats, Floats]]:
    day = as_of - back
    known = [horizon for horizon in horizons if horizon <= back]
    if day < reader.index.origin + FIRST_DAYS or not known:
        return []
    customers = _some(reader.customers_on(day, FORGOTTEN_DAYS), back)
    if not len(customers):
        return []
    observed = reader.observe(day, customers)
    active = day - observed.snapshot.last_day <= ACTIVE_DAYS
    weights = np.where(active, 1.0, WEIGHT_OF_SILENT)
    rows = []
    for horizon in known:
        outlook = look_ahead(observed, reader.index, horizon)
        followed = reader.index.count(customers, day, day + horizon).astype(float)
        rows.append((outlook.features, followed, outlook.expected_orders, weights))
    return rows


def _some(customers: Ints, seed: int) -> Ints:
    if len(customers) <= CUSTOMERS_A_DAY:
        return customers
    return np.sort(np.random.default_rng(seed).choice(customers, CUSTOMERS_A_DAY, replace=False))
