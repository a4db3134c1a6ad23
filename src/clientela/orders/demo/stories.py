"""The stories planted in the demo company: when a customer orders, how much, and what it leaves out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

HISTORY_DAYS = 3 * 365
SHUT_BEFORE, SHUT_AFTER = 6, 11
SPRING_FESTIVALS = [
    date(2023, 1, 22), date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26),
    date(2029, 2, 13), date(2030, 2, 3), date(2031, 1, 23), date(2032, 2, 11), date(2033, 1, 31), date(2034, 2, 19),
]  # fmt: skip
DROPPED_SHARE = 0.45


@dataclass(frozen=True)
class Habit:
    """How a customer orders when nothing happens to it."""

    gap_days: float
    regularity: float
    order_value: float
    categories: tuple[str, ...]


@dataclass(frozen=True)
class PlannedOrder:
    """One order of the plan: its day, its worth, and the categories in it."""

    on: date
    value: float
    categories: tuple[str, ...]


def plan_orders(story: str, habit: Habit, rng: Random, today: date) -> list[PlannedOrder]:
    """A customer's orders up to today by its story, oldest first."""
    days = sorted(day for day in STORIES[story](habit, rng, today) if not is_shut(day))
    return [_plan(story, habit, rng, day, today) for day in days if day <= today]


def is_shut(day: date) -> bool:
    """Whether everybody is at home for Spring Festival."""
    return any(-SHUT_BEFORE <= (day - festival).days <= SHUT_AFTER for festival in SPRING_FESTIVALS)


def _plan(story: str, habit: Habit, rng: Random, day: date, today: date) -> PlannedOrder:
    value = habit.order_value * rng.lognormvariate(0, 0.25)
    age = (today - day).days
    if story == "shrinking":
        value *= max(0.3, min(1.0, age / 200))
    categories = habit.categories
    if story == "narrowing" and age < max(120, 7 * habit.gap_days):
        categories = categories[1:]
    return PlannedOrder(day, value, tuple(_chosen(categories, rng)))


def _chosen(categories: tuple[str, ...], rng: Random) -> Iterator[str]:
    yield categories[0]
    for category in categories[1:]:
        if rng.random() < 0.6:
            yield category


def _gap(habit: Habit, rng: Random) -> float:
    return max(1.0, rng.gammavariate(habit.regularity, habit.gap_days / habit.regularity))


def _backwards(habit: Habit, rng: Random, last: float, oldest: float) -> Iterator[float]:
    """Ages in days of orders, from the last one back to the oldest."""
    age = last
    while age <= oldest:
        yield age
        age += _gap(habit, rng)


def _days(ages: Iterator[float] | list[float], today: date) -> list[date]:
    return [today - timedelta(days=round(age)) for age in ages]


def _steady(habit: Habit, rng: Random, today: date) -> list[date]:
    start = rng.uniform(300, HISTORY_DAYS)
    return _days(_backwards(habit, rng, rng.uniform(0, 0.8) * habit.gap_days, start), today)


def _leaving(habit: Habit, rng: Random, today: date) -> list[date]:
    silent = habit.gap_days * rng.uniform(2.4, 4.0) + 6
    return _days(_backwards(habit, rng, silent, rng.uniform(500, HISTORY_DAYS)), today)


def _slowing(habit: Habit, rng: Random, today: date) -> list[date]:
    recent = [0.4 * habit.gap_days * 2.4]
    for step in range(5):
        recent.append(recent[-1] + habit.gap_days * (2.4 - 0.25 * step) * rng.uniform(0.92, 1.08))
    return _days([*recent, *_backwards(habit, rng, recent[-1] + habit.gap_days, HISTORY_DAYS)], today)


def _one_time(habit: Habit, rng: Random, today: date) -> list[date]:
    return _days([rng.uniform(30, 600)], today)


def _new(habit: Habit, rng: Random, today: date) -> list[date]:
    return _days(_backwards(habit, rng, rng.uniform(0, 0.7) * habit.gap_days, rng.uniform(20, 85)), today)


def _gone(habit: Habit, rng: Random, today: date) -> list[date]:
    return _days(_backwards(habit, rng, rng.uniform(380, 800), HISTORY_DAYS), today)


def _seasonal(habit: Habit, rng: Random, today: date) -> list[date]:
    """Orders in the same four months of every year, which ended before today's month."""
    first_month = (today.month + rng.choice([3, 4, 5])) % 12 + 1
    season = {(first_month - 1 + step) % 12 + 1 for step in range(4)}
    every = Habit(min(habit.gap_days, 14), 12, habit.order_value, habit.categories)
    days = _days(_backwards(every, rng, rng.uniform(0, 10), HISTORY_DAYS), today)
    return [day for day in days if day.month in season]


STORIES: dict[str, Callable[[Habit, Random, date], list[date]]] = {
    "steady": _steady,
    "shrinking": _steady,
    "narrowing": _steady,
    "leaving": _leaving,
    "slowing": _slowing,
    "one-time": _one_time,
    "new": _new,
    "gone": _gone,
    "seasonal": _seasonal,
}
