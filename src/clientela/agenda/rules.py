"""Plain decisions on work items: what comes first, and the day to move to."""

from datetime import date, timedelta

SATURDAY = 5


def rank_of(stake_minor: int, chance: float) -> int:
    """What a piece of work is expected to be worth: its stake by the chance of losing it."""
    return round(stake_minor * chance)


def next_working_day(day: date) -> date:
    """The next day from Monday to Friday."""
    following = day + timedelta(days=1)
    while following.weekday() >= SATURDAY:
        following += timedelta(days=1)
    return following
