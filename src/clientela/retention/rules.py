"""Plain decisions: how urgent an alert is, what a verdict silences, why a tier moved, what the base of a month is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import NormalDist, median

LATE = "late"
SLOWING = "slowing"
SHRINKING = "shrinking"
NARROWING = "narrowing"
NEVER_RETURNED = "never_returned"
KINDS = (LATE, SLOWING, SHRINKING, NARROWING, NEVER_RETURNED)
ENDED_BY_AN_ORDER = frozenset({LATE, NEVER_RETURNED})

SEASONAL = "seasonal"
CLOSED = "closed"
ELSEWHERE = "elsewhere"
CENTRAL = "central"
OTHER = "other"
_QUIET = frozenset({LATE, SLOWING, SHRINKING})
_ALSO_SILENCED: Mapping[str, frozenset[str]] = {
    SEASONAL: _QUIET,
    CLOSED: _QUIET | {NEVER_RETURNED},
    ELSEWHERE: frozenset({SHRINKING, NARROWING}),
    CENTRAL: _QUIET,
    OTHER: frozenset(),
}

UNRANKED = -1
DORMANT, GENERAL, IMPORTANT, VERY_IMPORTANT = range(4)
TIER_CODES = {
    "dormant": DORMANT,
    "general": GENERAL,
    "important": IMPORTANT,
    "very_important": VERY_IMPORTANT,
}
DUE_WORKDAYS = {VERY_IMPORTANT: 1, IMPORTANT: 2, GENERAL: 4, DORMANT: 7}
SURE_RISK = 0.7
BASE_SHARE = 0.80
LEAST_YEARS_OF_HISTORY = 12
USUAL_NOISE = 0.05
SATURDAY = 5


def silenced_kinds(kind: str, reason: str) -> frozenset[str]:
    """The kinds of alert that a verdict on one of them keeps quiet."""
    return _ALSO_SILENCED[reason] | {kind}


def due_on(raised_on: date, tier: int, risk: float) -> date:
    """By when somebody should act: sooner for a higher tier, a day sooner still where leaving is likely."""
    workdays = DUE_WORKDAYS[tier] - (1 if risk >= SURE_RISK and tier != VERY_IMPORTANT else 0)
    day = raised_on
    while workdays:
        day += timedelta(days=1)
        workdays -= day.weekday() < SATURDAY
    return day


@dataclass(frozen=True)
class Claim:
    """An open alert that asks for a place on somebody's list."""

    alert_id: int
    person_id: int
    stake_minor: int
    is_listed: bool


def listed_within_budget(claims: Sequence[Claim], budget: int) -> set[int]:
    """The alerts that get a place: the most valuable of each person, and those already there up to twice as many."""
    places: dict[int, int] = {}
    listed = set()
    for claim in sorted(claims, key=lambda claim: (-claim.stake_minor, claim.alert_id)):
        place = places[claim.person_id] = places.get(claim.person_id, 0) + 1
        if place <= budget or (claim.is_listed and place <= 2 * budget):
            listed.add(claim.alert_id)
    return listed


def place_of(tier: int, rank: int | None) -> int:
    """A customer's place in the flow between tiers; without a sale in the period it has none."""
    return UNRANKED if rank is None else tier


def why_moved(before: int | None, after: int, sales_before: int, sales_after: int, *, policy_changed: bool) -> str:
    """The reason of a move between tiers, as a code."""
    if before is None:
        return "new"
    if after == UNRANKED:
        return "no_sales"
    if before == UNRANKED:
        return "returned"
    if policy_changed:
        return "policy"
    went_up = after > before
    if (sales_after > sales_before) == went_up and sales_after != sales_before:
        return "sales"
    return "others"


@dataclass(frozen=True)
class Band:
    """What a month should have been, given the same months before and the recent trend."""

    low: float
    high: float

    def misses(self, value: float) -> float:
        """How far a value lies outside, below negative."""
        if value < self.low:
            return value - self.low
        return max(0.0, value - self.high)


def base_of(history: Sequence[float], index: int) -> Band | None:
    """The 80 % band of month `index`, from earlier months only; None before a year of them.

    The level is last year's same month carried by the median growth of the latest months on their own year
    before, so that a festival month is compared with a festival month.
    """
    if index < LEAST_YEARS_OF_HISTORY or not history[index - 12]:
        return None
    growths = _growths(history, index)
    growth = median(growths) if growths else 1.0
    level = history[index - 12] * growth
    return _band(level, [ratio / growth - 1 for ratio in growths] if growth else [])


def _growths(history: Sequence[float], index: int) -> list[float]:
    recent = range(max(12, index - 6), index)
    return [history[month] / history[month - 12] for month in recent if history[month - 12]]


def _band(level: float, errors: Sequence[float]) -> Band:
    spread = NormalDist().inv_cdf((1 + BASE_SHARE) / 2)
    squares = sum(error * error for error in errors) + USUAL_NOISE**2 * 3
    noise = (squares / (len(errors) + 3)) ** 0.5
    return Band(max(0.0, level * (1 - spread * noise)), level * (1 + spread * noise))


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)
