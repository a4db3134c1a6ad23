"""By when to act on an alert, what to do first, and which alerts fit on a person's list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clientela.retention.rules.kinds import NARROWING, NEVER_RETURNED, SHRINKING
from clientela.retention.rules.tiers import DORMANT, GENERAL, IMPORTANT, VERY_IMPORTANT

DUE_WORKDAYS = {VERY_IMPORTANT: 1, IMPORTANT: 2, GENERAL: 4, DORMANT: 7}
SURE_RISK = 0.7
SATURDAY = 5


def due_on(raised_on: date, tier: int, risk: float) -> date:
    """By when somebody should act: sooner for a higher tier, a day sooner still where leaving is likely."""
    workdays = max(1, DUE_WORKDAYS[tier] - (risk >= SURE_RISK))
    day = raised_on
    while workdays:
        day += timedelta(days=1)
        workdays -= day.weekday() < SATURDAY
    return day


def suggested_action(kind: str, tier: int, *, has_phone: bool) -> str:
    """What to do first about an alert, as an action of the agenda."""
    if kind == NEVER_RETURNED:
        return "call" if has_phone and tier >= GENERAL else "write"
    if kind in (SHRINKING, NARROWING) and tier >= IMPORTANT:
        return "visit"
    return "call" if has_phone else "visit"


@dataclass(frozen=True)
class Claim:
    """An open alert that asks for a place on somebody's list."""

    alert_id: int
    person_id: int
    stake_minor: int
    is_listed: bool


def listed_within_budget(claims: Sequence[Claim], budget: int) -> set[int]:
    """The alerts that get a place: the most valuable of each person, and those already there up to twice as many.

    What is on a list stays while it ranks near enough, so that nobody's list changes under his hands every day.
    """
    places: dict[int, int] = {}
    listed = set()
    for claim in sorted(claims, key=lambda claim: (-claim.stake_minor, claim.alert_id)):
        place = places[claim.person_id] = places.get(claim.person_id, 0) + 1
        if place <= budget or (claim.is_listed and place <= 2 * budget):
            listed.add(claim.alert_id)
    return listed
